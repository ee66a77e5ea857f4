"""The process beside: what changes is found soon, whoever indexes and whatever becomes of it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from astana_reader.search.cache import CacheError, cache_path, open_to_read, remove
from astana_reader.search.client import keep_indexed
from astana_reader.search.index import Index
from astana_reader.search.parsing import parse_query
from astana_reader.search.ready import indexing_lock
from astana_reader.search.results import Progress
from astana_reader.search.searching import search
from tests.library.folders import OTHER, TEXT, Desk

from .indexed import mark

PATIENCE = 60
"""Seconds until what does not come is a fault."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.at(tmp_path / "library")
    desk.write("talks.txt")
    return desk


@contextmanager
def kept_indexed(desk: Desk, cache: Path) -> Iterator[list[Progress | str]]:
    """A process that indexes, and all that it has told so far."""
    cancelled, heard = threading.Event(), list[Progress | str]()

    def listen() -> None:
        for one in keep_indexed(desk.library, desk.state, cancelled, cache=cache):
            heard.append(one)  # it is read meanwhile

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield heard
    finally:
        cancelled.set()
        thread.join()


def names(desk: Desk, cache: Path, query: str) -> list[str]:
    try:
        with closing(open_to_read(cache_path(desk.library, cache))) as database:
            found = search(Index(database), parse_query(query))
            return sorted(Path(one.key).name for one in found)
    except CacheError:
        return []


def wait(until: Callable[[], bool]) -> None:
    late = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < late, "it did not come"
        threading.Event().wait(0.05)


def test_what_changes_is_found_without_asking(desk: Desk, tmp_path: Path) -> None:
    with kept_indexed(desk, tmp_path) as heard:
        wait(lambda: names(desk, tmp_path, "talks") == ["talks.txt"])
        wait(lambda: names(desk, tmp_path, "entity:turkey") == ["talks.txt"])
        wait(lambda: Progress(1, 1, 1) in heard)
        talks = desk.write("talks.txt", TEXT.replace("Iran", "Egypt"))
        wait(lambda: names(desk, tmp_path, "egypt") == ["talks.txt"])
        desk.write("snow.txt", OTHER)
        wait(lambda: names(desk, tmp_path, "snow") == ["snow.txt"])
        mark(desk, talks, "The peace talks", "claim", "who counted")
        wait(lambda: names(desk, tmp_path, "note:counted") == ["talks.txt"])
        talks.unlink()
        wait(lambda: names(desk, tmp_path, "in:text wheat -egypt") == ["snow.txt"])


def test_an_index_that_is_deleted_meanwhile_is_made_anew(desk: Desk, tmp_path: Path) -> None:
    with kept_indexed(desk, tmp_path):
        wait(lambda: names(desk, tmp_path, "talks") == ["talks.txt"])
        remove(cache_path(desk.library, tmp_path))
        wait(lambda: names(desk, tmp_path, "talks") == ["talks.txt"])


def test_who_comes_second_takes_over_when_the_first_is_gone(desk: Desk, tmp_path: Path) -> None:
    with kept_indexed(desk, tmp_path) as heard:
        with kept_indexed(desk, tmp_path):
            wait(lambda: names(desk, tmp_path, "talks") == ["talks.txt"])
        desk.write("snow.txt", OTHER)
        wait(lambda: names(desk, tmp_path, "snow") == ["snow.txt"])
        assert not [said for said in heard if isinstance(said, str)]


def test_nothing_is_left_running(desk: Desk, tmp_path: Path) -> None:
    with kept_indexed(desk, tmp_path):
        wait(lambda: names(desk, tmp_path, "talks") == ["talks.txt"])
    with indexing_lock(cache_path(desk.library, tmp_path)) as mine:
        assert mine
