"""Fixtures of the library's tests."""

from pathlib import Path

import pytest

from .folders import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.at(tmp_path / "library")
