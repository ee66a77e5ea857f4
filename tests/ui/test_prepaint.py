"""The first screen and the hand-over to the app, on a terminal of its own."""

from __future__ import annotations

import json
import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from tests.reading.articles import SEED
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no prepaint on Windows")

HEAVY = ("textual", "rich", "click", "tinydb", "dateutil", "asyncio")
"""Packages that the first screen must not wait for."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    return {**os.environ, **home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def reader(tmp_path: Path, article: Path = SEED) -> list[str]:
    library = str(tmp_path / "library")
    return [sys.executable, "-m", "astana_reader", "--library", library, str(article)]


@pytest.mark.parametrize("named", [True, False])
def test_the_first_screen_waits_for_nothing_heavy(
    named: bool, tmp_path: Path, environment: dict[str, str]
) -> None:
    log = tmp_path / "modules.json"
    spy = f"""
import json, os, runpy, sys
write = os.write
def spying(fd, data):
    if b"Astana" in data and not os.path.exists({str(log)!r}):
        with open({str(log)!r}, "w") as file:
            json.dump(sorted(sys.modules), file)
    return write(fd, data)
os.write = spying
sys.argv = {reader(tmp_path)[2 : None if named else -1]!r}
runpy.run_module("astana_reader", run_name="__main__")
"""
    with Terminal([sys.executable, "-c", spy], environment) as terminal:
        terminal.until(b"Astana")
    loaded = json.loads(log.read_text(encoding="utf-8"))
    assert not [name for name in loaded if name.split(".")[0] in HEAVY]


def test_the_app_takes_over_without_a_flash_and_gives_the_terminal_back(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with Terminal(reader(tmp_path), environment) as terminal:
        before = terminal.attributes
        terminal.until(b"Astana")
        first = terminal.seen
        assert not terminal.attributes[3] & (termios.ECHO | termios.ICANON)
        terminal.until(b"Highlights")
        assert terminal.seen.count(b"\x1b[?1049h") == 1
        assert b"\x1b[2J" not in terminal.seen[len(first) :]
        terminal.type("q")
        assert terminal.wait() == 0
        assert terminal.seen.count(b"\x1b[?1049l") == 1
        assert terminal.attributes[:4] == before[:4]


def test_the_reader_comes_back_whole_from_an_editor(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nprint('Editing.', flush=True)\nopen(sys.argv[1], 'w').write('Done')"
    )
    environment["VISUAL"] = f"{sys.executable} {editor}"
    with Terminal(reader(tmp_path), environment) as terminal:
        terminal.until(b"Highlights")
        terminal.type("A")
        terminal.until(b"$EDITOR")
        terminal.type("\x05")
        terminal.until(b"4 chars")
        seen = terminal.seen
        assert seen.index(b"\x1b[?1049l") < seen.index(b"Editing.") < seen.rindex(b"\x1b[?1049h")


@pytest.mark.parametrize("mouse", ["true", "false"])
def test_a_mouse_that_is_not_wanted_is_left_to_the_terminal(
    tmp_path: Path, environment: dict[str, str], mouse: str
) -> None:
    config = tmp_path / "astana-reader" / "config.toml"
    config.parent.mkdir()
    config.write_text(f"mouse = {mouse}\n")
    with Terminal(reader(tmp_path), environment) as terminal:
        terminal.until(b"Highlights")
        terminal.type("q")
        assert terminal.wait() == 0
        assert (b"\x1b[?1000h" in terminal.seen) is (mouse == "true")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_from_outside_ends_with_its_number(
    number: signal.Signals, tmp_path: Path, environment: dict[str, str]
) -> None:
    with Terminal(reader(tmp_path), environment) as terminal:
        before = terminal.attributes
        terminal.until(b"Highlights")
        os.kill(terminal.pid, number)
        assert terminal.wait() == 128 + number
        assert terminal.attributes[:4] == before[:4]


def test_keys_typed_before_the_app_is_there_are_kept(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    article = tmp_path / "long.txt"
    paragraphs = (f"Paragraph {number} of this text." for number in range(500))
    article.write_text("\n\n".join(paragraphs), encoding="utf-8")
    with Terminal(reader(tmp_path, article), environment) as terminal:
        terminal.until(b"aragraph 0 of")
        terminal.type("G")
        terminal.until(b"Paragraph 499")
