"""A damaged file gives up what can still be read of it."""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.rescue import rescue
from astana_reader.annotations.store import ArticleStore

from .test_store import adding, empty, mark

COUNT = 16


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of sixteen marks."""
    path = tmp_path / "article.json"
    write_file(path, adding(empty(), *(mark(n, n + 5) for n in range(COUNT))))
    return path


def ids(path: Path) -> set[str]:
    records = read_file(path).records
    return set(records.annotations) if records else set()


def test_a_whole_file_is_rescued_whole(path: Path) -> None:
    found = rescue(path.read_bytes())
    assert found.tables == json.loads(path.read_bytes())
    assert found.broken == ()


def test_a_file_that_was_cut_off_keeps_the_rows_before_the_cut(path: Path) -> None:
    before, data = ids(path), path.read_bytes()
    path.write_bytes(data[: data.index(b'"9": ') + 60])
    loaded = read_file(path)
    assert loaded.damaged
    assert len(ids(path)) == 8
    assert ids(path) < before
    assert len(loaded.broken) == 1
    assert "1 highlight in it can't be read" in loaded.problems[0]


def test_one_overwritten_row_costs_that_row_and_is_named(path: Path) -> None:
    before, data = ids(path), bytearray(path.read_bytes())
    at = data.index(b'"prefix"', data.index(b'"5": '))
    data[at : at + 8] = bytes(8)
    path.write_bytes(data)
    loaded = read_file(path)
    assert loaded.broken == before - ids(path)
    assert len(loaded.broken) == 1
    assert "can't be read, “" in loaded.problems[0]


def test_bytes_that_are_no_text_are_no_words_of_a_mark(path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(b'"quote": "', data.index(b'"5": ')) + 10
    data[at : at + 3] = b"\xff\xfe\xfd"
    path.write_bytes(data)
    assert len(ids(path)) == COUNT - 1


def test_the_newest_marks_of_a_damaged_file_are_joined_with_its_backup(tmp_path: Path) -> None:
    store, first, second, new = (
        ArticleStore(tmp_path / "article.json"), mark(0, 5), mark(2, 9), mark(20, 25),
    )  # fmt: skip
    records, _ = store.save(adding(empty(), first, second))
    store.save(adding(records, new))
    data = store.path.read_bytes()
    at = data.index(second.id.encode())
    store.path.write_bytes(data[:at] + bytes(90) + data[at + 90 :])
    loaded = ArticleStore(store.path).load()
    assert loaded.records is not None
    assert set(loaded.records.annotations) == {first.id, second.id, new.id}
    assert "2 were read from it, 1 come from their backup of 20" in loaded.problems[0]
    assert "0 are missing. Their file goes to .state/ at the next mark." in loaded.problems[0]
    merged, told = ArticleStore(store.path).save(loaded.records)
    assert set(merged.annotations) == {first.id, second.id, new.id}
    assert ".damaged" in told[0]
    assert read_file(store.path).sound


def test_without_a_backup_what_is_left_counts(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-40])
    loaded = ArticleStore(path).load()
    assert loaded.records is not None
    assert len(loaded.records.annotations) == COUNT
    assert "has no backup: 16 highlights read" in loaded.problems[0]


def test_damage_anywhere_costs_no_more_than_it_hit(path: Path) -> None:
    whole, chance = path.read_bytes(), Random(1)
    rows = whole.index(b'"annotations"')
    for _ in range(200):
        at, length = chance.randrange(rows + 20, len(whole)), chance.randrange(1, 40)
        path.write_bytes(whole[:at] + bytes(length) + whole[at + length :])
        assert len(ids(path)) >= COUNT - 2


@given(st.binary())
def test_any_bytes_are_no_crash(data: bytes) -> None:
    rescue(data)
