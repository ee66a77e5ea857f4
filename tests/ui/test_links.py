"""Opening a link of the text, with real browsers as far as the system is concerned."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="these tests need a terminal of their own")

URL = "https://example.org/a"


def reading(tmp_path: Path, environment: dict[str, str]) -> Terminal:
    article = tmp_path / "a.txt"
    article.write_text(f"{URL} tells it all.\n", encoding="utf-8")
    home = dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    command = [sys.executable, "-m", "astana_reader", "--library", str(tmp_path / "library")]
    return Terminal(
        [*command, str(article)], {**os.environ, **home, "TERM": "xterm", **environment}
    )


def test_a_browser_that_takes_its_time_holds_up_no_key(tmp_path: Path) -> None:
    browser, gate = tmp_path / "browser.py", tmp_path / "gate"
    os.mkfifo(gate)
    browser.write_text(f"import sys\nopen({str(gate)!r}, 'w').write(sys.argv[1])\n")
    with reading(tmp_path, {"BROWSER": f"{sys.executable} {browser} %s"}) as terminal:
        terminal.until(b"Highlights")
        terminal.type("gx")
        terminal.type("A")
        terminal.until(b"$EDITOR")
        terminal.type("\x1b")
        assert b"in your browser" not in terminal.seen
        assert gate.read_text(encoding="utf-8") == URL
        terminal.until(b"in your browser")


def test_a_system_without_a_browser_is_told(tmp_path: Path) -> None:
    with reading(tmp_path, {"BROWSER": "", "PATH": str(tmp_path)}) as terminal:
        terminal.until(b"Highlights")
        terminal.type("gx")
        terminal.until(b"No browser here opens")
