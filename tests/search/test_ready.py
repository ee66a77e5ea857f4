"""An index that is broken, locked, full or not to be written is made anew or told of."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from astana_reader.search.cache import CacheError, cache_path, open_to_read
from astana_reader.search.index import Index
from astana_reader.search.parsing import parse_query
from astana_reader.search.ready import indexing_lock, ready_index
from astana_reader.search.searching import search
from tests.library.folders import OTHER, Desk

GOOD = ((), 2)
AS_ROOT = not hasattr(os, "geteuid") or os.geteuid() == 0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.at(tmp_path / "library")
    desk.write("talks.txt")
    desk.write("snow.txt", OTHER)
    return desk


def searched(desk: Desk, cache: Path) -> tuple[tuple[str, ...], int]:
    """What is told of an index, and in how many articles a word of both is found."""
    with ready_index(desk.library, desk.state, cache=cache) as ready:
        found = list(search(Index(ready.database), parse_query("the")))
        return ready.notices, len(found)


def test_an_index_is_made_and_kept(desk: Desk, tmp_path: Path) -> None:
    assert searched(desk, tmp_path) == GOOD
    made = cache_path(desk.library, tmp_path).stat().st_ino
    assert searched(desk, tmp_path) == GOOD
    assert cache_path(desk.library, tmp_path).stat().st_ino == made


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribbled_over(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


def of_another_program(path: Path) -> None:
    path.write_bytes(b"no database at all")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def of_another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("pragma user_version=99")


def without_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("drop table marks")


def without_words(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("drop table text_words_data")


DAMAGES = [
    cut_short, scribbled_over, of_another_program, empty, of_another_version, without_a_table,
    without_words,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_an_index_of_no_use_is_made_anew(desk: Desk, tmp_path: Path, damage: object) -> None:
    searched(desk, tmp_path)
    path = cache_path(desk.library, tmp_path)
    for beside in ("-wal", "-shm"):
        path.with_name(path.name + beside).unlink(missing_ok=True)
    assert callable(damage)
    damage(path)
    desk.write("talks.txt", "The talks go on in the valley.")
    assert searched(desk, tmp_path) == GOOD


@pytest.mark.skipif(AS_ROOT, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written_keeps_what_is_in_it(desk: Desk, tmp_path: Path) -> None:
    searched(desk, tmp_path)
    folder = cache_path(desk.library, tmp_path).parent
    folder.chmod(0o500)
    try:
        (notice,), found = searched(desk, tmp_path)
    finally:
        folder.chmod(0o700)
    assert found == 2
    assert notice.startswith("The index can't be written")


def test_a_cache_folder_that_is_none_costs_time_only(desk: Desk, tmp_path: Path) -> None:
    cache = tmp_path / "file"
    cache.write_text("no folder")
    (notice,), found = searched(desk, cache)
    assert found == 2
    assert notice.endswith("It was made for this time only.")


def test_what_another_program_indexes_is_searched_as_it_is(desk: Desk, tmp_path: Path) -> None:
    searched(desk, tmp_path)
    desk.write("new.txt", "The new one.")
    with indexing_lock(cache_path(desk.library, tmp_path)) as mine:
        assert mine
        (notice,), found = searched(desk, tmp_path)
    assert notice == "Another program is indexing. What was indexed before is searched."
    assert found == 2
    assert searched(desk, tmp_path) == ((), 3)


def test_an_index_that_is_deleted_while_it_is_searched_comes_again(
    desk: Desk, tmp_path: Path
) -> None:
    with ready_index(desk.library, desk.state, cache=tmp_path) as ready:
        cache_path(desk.library, tmp_path).unlink()
        assert len(list(search(Index(ready.database), parse_query("the")))) == 2
    assert searched(desk, tmp_path) == GOOD


def test_there_is_no_index_to_read_before_it_is_made(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(CacheError), suppress(OSError):
        open_to_read(cache_path(desk.library, tmp_path))
