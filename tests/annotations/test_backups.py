"""Backups and set-aside files."""

from datetime import timedelta
from pathlib import Path

import pytest

from astana_reader.annotations import backups
from astana_reader.annotations.backups import (
    back_up,
    backups_of,
    set_aside,
)
from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.store import ArticleStore

from .test_store import adding, empty, files, mark


def test_setting_aside_never_replaces(tmp_path: Path) -> None:
    kept = set()
    for content in ("one", "two"):
        (tmp_path / "a.json").write_text(content)
        kept.add(set_aside(tmp_path / "a.json", "damaged"))
    assert sorted(path.read_text() for path in kept) == ["one", "two"]
    assert files(tmp_path) == [".state"]


def test_a_backup_is_what_the_file_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "BACKUP_EVERY", timedelta(0))
    (tmp_path / ".state").mkdir()
    for n in range(8):
        write_file(tmp_path / "a.json", adding(empty(), *(mark(k, k + 3) for k in range(n))))
        back_up(tmp_path / "a.json")
    counts = []
    for backup in backups_of(tmp_path / "a.json"):
        records = read_file(backup).records
        assert records is not None
        counts.append(len(records.annotations))
    assert counts == [7, 6, 5, 4, 3]


def test_writes_that_fail_do_not_wear_out_the_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "BACKUP_EVERY", timedelta(0))
    (tmp_path / ".state").mkdir()
    for n in range(3):
        write_file(tmp_path / "a.json", adding(empty(), mark(n, n + 3)))
        back_up(tmp_path / "a.json")
    kept = list(backups_of(tmp_path / "a.json"))
    for _ in range(9):
        back_up(tmp_path / "a.json")
    assert list(backups_of(tmp_path / "a.json")) == kept


def test_the_backups_of_a_longer_name_are_not_ones_own(tmp_path: Path) -> None:
    (tmp_path / ".state").mkdir()
    (tmp_path / ".state" / "a.b.20261122T120000000000.backup").write_text("{}")
    (tmp_path / ".state" / "a.20261122T120000000000.backup").write_text("{}")
    assert [p.name for p in backups_of(tmp_path / "a.json")] == ["a.20261122T120000000000.backup"]


def test_a_copy_that_cannot_be_read_is_set_aside_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_file(path, adding(empty(), mark()))
    (tmp_path / "a (conflict).json").write_text("{")
    store = ArticleStore(path)
    loaded = store.load()
    assert loaded.records is not None
    assert "Damaged: a (conflict).json." in loaded.problems[0]
    store.save(adding(loaded.records, mark(0, 3)))
    (kept,) = (tmp_path / ".state").glob("*.damaged")
    assert kept.read_text() == "{"
    assert not list((tmp_path / ".state").glob("*.merged"))


def test_marks_of_which_only_a_conflict_copy_is_left_are_read(tmp_path: Path) -> None:
    write_file(tmp_path / "a (conflict).json", adding(empty(), mark()))
    store = ArticleStore(tmp_path / "a.json")
    loaded = store.load()
    assert loaded.records is not None
    assert len(loaded.records.annotations) == 1
    store.save(loaded.records)
    assert files(tmp_path) == [".state", "a.json"]
