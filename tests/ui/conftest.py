"""A library and an article of its own for each test."""

from pathlib import Path

import pytest

from astana_reader.articles.watching import Watcher
from astana_reader.library.places import Library, find_library
from tests.ui.sitting import TALKS


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(Watcher, "SECONDS", 0.05)
    return find_library(tmp_path / "library", tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An article that is no part of the library."""
    file = tmp_path / "talks.txt"
    file.write_text(TALKS, encoding="utf-8")
    return file
