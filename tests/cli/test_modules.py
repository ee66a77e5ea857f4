"""A command without a screen costs what it uses: each in a process, and what that imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from astana_reader.cli.table import COMMANDS

_RUN = """
import sys
from astana_reader.cli.program import commands
try:
    commands(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
sys.stderr.write("\\n".join(sys.modules))
"""
_ENGINES = {"timeline", "entities"}
_USES = {
    "add a.txt": set[str](),
    "export -f md a.txt": set[str](),
    "export -f txt a.txt": set[str](),
    "highlight a.txt --quote talks": set[str](),
    "import marks.json --into a.txt": set[str](),
    "list": set[str](),
    "merge-driver base.json marked.json marked.json": set[str](),
    "diff a.txt": set[str](),
    "check": set[str](),
    "search talks": set[str](),
    "sync --help": set[str](),
    "tags": set[str](),
    "where": set[str](),
    "keys": set[str](),
    "timeline a.txt": {"timeline"},
    "entities a.txt": {"entities"},
    "a.txt": set[str](),
    "--help": set[str](),
}
"""Command lines and the engines they may run."""
_MARKED = (
    '{"article": {"1": {"schema": 1, "sha256": "' + "0" * 64 + '", '
    '"modified": "2026-11-22T12:00:00.000000Z"}}}'
)
_TAGGERS = {engine: f"astana_reader.{engine}.tagger" for engine in _ENGINES}


@pytest.fixture(autouse=True)
def _somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    Path("a.txt").write_text("The peace talks began on Monday.\n", encoding="utf-8")
    Path("marked.json").write_text(_MARKED, encoding="utf-8")
    Path("marks.json").write_text('{"annotations": []}', encoding="utf-8")


def test_every_command_is_run_here() -> None:
    assert set(COMMANDS) <= {line.split()[0] for line in _USES}


@pytest.mark.parametrize("line", _USES)
def test_a_command_imports_what_it_uses(line: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, *line.split()], capture_output=True, text=True, check=True
    )
    imported = set(ran.stderr.split("\n"))
    assert not {"textual", "rich"} & {name.partition(".")[0] for name in imported}
    assert not any(name.startswith("astana_reader.ui") for name in imported)
    for engine in _ENGINES - _USES[line]:
        assert _TAGGERS[engine] not in imported
