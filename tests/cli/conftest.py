"""A user of their own for every command."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user with an empty library, no settings and nothing read, in a folder of their own."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
