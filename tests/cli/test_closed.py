"""Standard input and output that are closed, full, or read by nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.txt").write_text("The talks began.\n" * 2000, encoding="utf-8")
    own = {"HOME": str(folder), "ASTANA_READER_LIBRARY": str(folder / "library")}
    command = line.format(f"{sys.executable} -m astana_reader")
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env={**os.environ, **own},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{} a.txt >/dev/full", "No space left on device"),
        ("{} export -f json a.txt >/dev/full", "No space left on device"),
        ("{} keys >/dev/full", "No space left on device"),
        ("{} a.txt >&-", "standard output is closed"),
        ("{} keys >&-", "standard output is closed"),
    ],
)
def test_what_cannot_be_written_is_one_line(tmp_path: Path, line: str, told: str) -> None:
    ran = shell(tmp_path, line)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert told in ran.stderr


def test_a_closed_standard_input_is_empty(tmp_path: Path) -> None:
    assert shell(tmp_path, "{} a.txt <&-").stdout.startswith("The talks began.")
    assert "Traceback" not in shell(tmp_path, "{} - <&-").stderr


def test_a_pipe_closed_early_ends_quietly(tmp_path: Path) -> None:
    ran = shell(tmp_path, "{} keys | head -1")
    assert ran.stderr == ""
