"""An article from a pipe, read on a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

TEXT = "The peace talks began on Monday.\n\nThey ended at once.\n"
PROGRAM = f"{sys.executable} -m astana_reader"


def environment(folder: Path) -> dict[str, str]:
    own = {"HOME": str(folder), "ASTANA_READER_LIBRARY": str(folder / "library")}
    return {**os.environ, **own, "TERM": "xterm-256color"}


@pytest.mark.parametrize(
    "line", ["cat a.txt | {} -", "{} - < a.txt", "cat a.txt | {}", "{} < a.txt"]
)
def test_keys_come_from_the_terminal(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = f"cd {tmp_path} && {line.format(PROGRAM)}"
    with Terminal(["sh", "-c", command], environment(tmp_path)) as terminal:
        terminal.until(b"Highlights")
        terminal.type("H")
        terminal.until(b"No highlights yet")
        terminal.type("q")
        assert terminal.wait() == 0


def test_without_a_terminal_for_the_keys_it_says_so(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["setsid", "script", "-qec", f"echo x | setsid -w {PROGRAM} -", "/dev/null"],
        env=environment(tmp_path), capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert ran.returncode == 1
    assert "No terminal can be opened" in ran.stdout
