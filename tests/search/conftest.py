"""Fixtures of the search's tests: each holds with and without full text search in SQLite."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .indexed import Indexed, indexed


@pytest.fixture(params=[True, False], ids=["full text", "plain"])
def library(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Indexed]:
    with indexed(tmp_path, full_text=request.param) as made:
        yield made
