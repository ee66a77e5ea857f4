"""The file of one article: whole, merged, readable by plain TinyDB, never lost."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from tinydb import TinyDB

from astana_reader.annotations.backups import STATE, backups_of
from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.history import Change, Edit, apply
from astana_reader.annotations.records import (
    Annotation,
    ArticleRecord,
    Records,
    new_id,
    select,
    stamp,
)
from astana_reader.annotations.storage import locked
from astana_reader.annotations.store import ArticleStore, StoreError
from astana_reader.annotations.texts import kept_text
from astana_reader.annotations.verification import check_files
from astana_reader.articles.article import text_id

from .full_disk import full_at
from .strategies import records as any_records
from .writer import missing

TEXT = "The peace talks are being held in Kazakhstan's capital city, Astana."
ROOT = Path(__file__).parents[2]


def mark(start: int = 4, end: int = 15) -> Annotation:
    return Annotation(new_id(), stamp(), stamp(), select(TEXT, start, end), "claim")


def empty() -> Records:
    return Records(ArticleRecord("a" * 64, stamp()))


def adding(records: Records, *annotations: Annotation) -> Records:
    return apply(records, Edit("highlight", tuple(Change(None, a) for a in annotations)))


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@given(any_records())
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_again(tmp_path: Path, records: Records) -> None:
    path = tmp_path / "article.json"
    write_file(path, records)
    loaded = read_file(path)
    assert loaded.problems == ()
    assert loaded.records == records


def test_the_file_opens_with_plain_tinydb(tmp_path: Path) -> None:
    path, one = tmp_path / "article.json", mark()
    ArticleStore(path).save(adding(empty(), one))
    with TinyDB(path) as database:
        assert database.tables() >= {"article", "annotations"}
        (row,) = database.table("annotations").all()
        assert row.doc_id == 1
        assert row["id"] == one.id
        assert row["quote"] == "peace talks"


def test_saving_leaves_one_file_and_a_lock(tmp_path: Path) -> None:
    ArticleStore(tmp_path / "article.json").save(adding(empty(), mark()))
    assert files(tmp_path) == [".state", "article.json"]


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    store = ArticleStore(tmp_path / "article.json")
    saved, _ = store.save(adding(empty(), mark()))
    before = store.path.stat().st_ino
    assert store.save(saved)[0] == saved
    assert store.path.stat().st_ino == before


def test_two_stores_see_each_others_marks(tmp_path: Path) -> None:
    one, other = (ArticleStore(tmp_path / "article.json") for _ in range(2))
    first, _ = one.save(adding(empty(), mark(0, 3)))
    second, _ = other.save(adding(empty(), mark(4, 15)))
    assert len(second.annotations) == 2
    assert one.changed()
    assert not other.changed()
    assert set(one.save(first)[0].annotations) == set(second.annotations)


def test_a_conflict_keeps_the_losing_row(tmp_path: Path) -> None:
    annotation = mark()
    one, other = (ArticleStore(tmp_path / "article.json") for _ in range(2))
    base, _ = one.save(adding(empty(), annotation))
    other.load()
    stored = base.annotations[annotation.id]
    for store, note in ((one, "first"), (other, "second")):
        changed = apply(base, Edit("note", (Change(stored, replace(stored, note=note)),)))
        merged, _ = store.save(changed)
    assert merged.annotations[annotation.id].note == "second"
    assert [row["note"] for row in merged.superseded] == ["first"]


def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    path.write_text('{"annotations": {"1": {"quote": "half a')
    store = ArticleStore(path)
    loaded = store.load()
    assert loaded.damaged
    assert loaded.problems[0].startswith("The marks can't be read and have no backup.")
    assert loaded.problems[1] == "Damaged: article.json."
    assert not store.changed()
    assert path.exists()
    merged, problems = store.save(adding(empty(), mark()))
    assert len(merged.annotations) == 1
    (kept,) = (tmp_path / ".state").glob("*.damaged")
    assert kept.read_text().endswith("half a")
    assert kept.name in problems[0]


@pytest.mark.parametrize("content", ["[]", '{"annotations": 3}', "\xff\xfe", "{}"])
def test_what_is_no_store_is_no_crash(tmp_path: Path, content: str) -> None:
    path = tmp_path / "article.json"
    path.write_bytes(content.encode("latin-1"))
    assert read_file(path).records is None
    merged, _ = ArticleStore(path).save(adding(empty(), mark()))
    assert len(merged.annotations) == 1


def test_a_bad_row_does_not_hide_the_rest_and_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    write_file(path, adding(empty(), mark(0, 3), mark(4, 15)))
    data = json.loads(path.read_text())
    data["annotations"]["1"]["start"] = "zero"
    path.write_text(json.dumps(data))
    store = ArticleStore(path)
    loaded = store.load()
    assert loaded.records is not None
    assert len(loaded.records.annotations) == 1
    assert "no record" in loaded.problems[0]
    store.save(adding(loaded.records, mark(20, 30)))
    (kept,) = (tmp_path / ".state").glob("*.rows")
    assert json.loads(kept.read_text())[0]["row"]["start"] == "zero"


def test_a_read_only_library_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "annotations"
    folder.write_text("a file where the folder should be")
    with pytest.raises(StoreError, match="annotations"):
        ArticleStore(folder / "article.json").save(adding(empty(), mark()))


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder in which nobody may write, not even root: it works as another user meanwhile."""
    user = os.geteuid()
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_file(folder / "article.json", adding(empty(), mark()))
        folder.chmod(0o555)
        if user == 0:
            os.seteuid(65534)
        yield folder
        os.seteuid(user)
        folder.chmod(0o755)


def test_no_permission_is_named(read_only: Path) -> None:
    store = ArticleStore(read_only / "article.json")
    records = store.load().records
    assert records is not None
    with pytest.raises(StoreError, match="is read-only"):
        store.save(adding(records, mark(0, 3)))
    assert read_file(store.path).records == records


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    store = ArticleStore(tmp_path / "article.json")
    records, _ = store.save(adding(empty(), mark()))
    with full_at(store.path.stat().st_size), pytest.raises(StoreError, match="too large"):
        store.save(adding(records, mark(0, 3)))
    assert read_file(store.path).records == records
    assert files(tmp_path) == [".state", "article.json"]


def test_a_lock_that_another_holds_is_waited_for_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("astana_reader.annotations.storage.LOCK_SECONDS", 0.05)
    path = tmp_path / "article.json"
    holder = (
        "import sys; from pathlib import Path\n"
        "from astana_reader.annotations.storage import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True); sys.stdin.read()"
    )
    lock = tmp_path / STATE / "article.lock"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(StoreError, match="keeps the library locked"):
            ArticleStore(path).save(adding(empty(), mark()))
        process.kill()
    with locked(lock):  # the dead holder's lock is free
        pass
    ArticleStore(path).save(adding(empty(), mark()))


def start_writer(path: Path, count: int, tag: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.annotations.writer", str(path), str(count), tag],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    writers = [start_writer(path, 40, f"w{n}") for n in range(2)]
    said = [writer.communicate(timeout=60)[0].splitlines(keepends=True) for writer in writers]
    records = read_file(path).records
    assert records is not None
    tags = [a.tags[0] for a in records.annotations.values()]
    assert sorted(tags) == ["w0"] * 40 + ["w1"] * 40
    assert sum(a.note == "noted" for a in records.annotations.values()) == 20
    assert missing(records, chain(*said)) == []


@pytest.mark.parametrize("seed", range(6))
def test_kill_at_a_random_moment_loses_nothing_that_was_saved(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "article.json"
    lines = random.Random(seed).randrange(1, 40)
    writer = start_writer(path, 10_000, "killed")
    assert writer.stdout
    said = [writer.stdout.readline() for _ in range(lines)]
    deadline = monotonic() + random.Random(seed).random() / 100
    while monotonic() < deadline:
        pass
    writer.send_signal(signal.SIGKILL)
    said += writer.communicate()[0].splitlines(keepends=True)
    loaded = read_file(path)
    assert loaded.records is not None
    assert loaded.problems == ()
    assert missing(loaded.records, said) == []


def test_a_text_is_looked_at_once_by_each_store(tmp_path: Path) -> None:
    id, store = text_id(TEXT), ArticleStore(tmp_path / "article.json")
    store.keep_text(id, TEXT)
    (tmp_path / "texts" / f"{id}.txt.gz").write_bytes(b"damaged")
    store.keep_text(id, TEXT)
    assert kept_text(tmp_path, id) is None
    ArticleStore(store.path).keep_text(id, TEXT)
    assert kept_text(tmp_path, id) == TEXT


# --- backups, conflict copies, versions -----------------------------------------------------------


def test_a_damaged_file_is_read_from_its_backup(tmp_path: Path) -> None:
    path, one, two = tmp_path / "article.json", mark(0, 3), mark(4, 15)
    store = ArticleStore(path)
    records, _ = store.save(adding(empty(), one))
    store.save(adding(records, two))
    (backup,) = backups_of(path)
    assert set(read_file(backup).records.annotations) == {one.id}  # type: ignore[union-attr]  # just written
    path.write_text("half a fi")
    loaded = ArticleStore(path).load()
    assert loaded.damaged
    assert loaded.records is not None
    assert set(loaded.records.annotations) == {one.id}
    assert loaded.problems[0].startswith("The marks come from their backup of 20")
    merged, _ = ArticleStore(path).save(adding(empty(), mark(20, 25)))
    assert one.id in merged.annotations
    assert len(merged.annotations) == 2


def test_five_backups_are_kept_all_but_the_latest_some_minutes_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, records = ArticleStore(tmp_path / "article.json"), empty()
    for n in range(4):
        records, _ = store.save(adding(records, mark(n, n + 3)))
    assert marks_in(backups_of(store.path)) == [3, 1]
    monkeypatch.setattr("astana_reader.annotations.backups.BACKUP_EVERY", timedelta(0))
    for n in range(9):
        records, _ = store.save(adding(records, mark(n, n + 3)))
    assert marks_in(backups_of(store.path)) == [12, 11, 10, 9, 8]


def marks_in(paths: Iterable[Path]) -> list[int]:
    found = [read_file(path).records for path in paths]
    return [len(records.annotations) for records in found if records]


@pytest.mark.parametrize(
    "name",
    [
        "article.sync-conflict-20261122-120000-ABCDEFG.json",
        "article (conflicted copy).json",
        "article (Ann's conflicted copy 2026-11-22).json",
        "article (Case Conflict).json",
    ],
)
def test_conflict_copies_are_merged_in_and_set_aside(tmp_path: Path, name: str) -> None:
    path, mine, theirs = tmp_path / "article.json", mark(0, 3), mark(4, 15)
    write_file(path, adding(empty(), mine))
    write_file(tmp_path / "article-other.json", adding(empty(), mark(20, 25)))
    store = ArticleStore(path)
    store.load()
    assert not store.changed()
    write_file(tmp_path / name, adding(empty(), theirs))
    assert store.changed()
    loaded = store.load()
    assert not store.changed()
    assert loaded.records is not None
    assert set(loaded.records.annotations) == {mine.id, theirs.id}
    assert (tmp_path / name).exists()
    merged, _ = store.save(loaded.records)
    assert set(merged.annotations) == {mine.id, theirs.id}
    assert files(tmp_path) == [".state", "article-other.json", "article.json"]
    assert len(list((tmp_path / ".state").glob("*.merged"))) == 1


def write_newer(path: Path) -> None:
    """Write a file with one mark as a later version would."""
    write_file(path, adding(empty(), mark()))
    data = json.loads(path.read_text())
    data["article"]["1"]["schema"] = 99
    path.write_text(json.dumps(data))


def test_a_conflict_copy_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path, copy = tmp_path / "article.json", tmp_path / "article (conflicted copy).json"
    write_newer(copy)
    before = copy.read_bytes()
    write_file(path, adding(empty(), mark()))
    store = ArticleStore(path)
    loaded = store.load()
    assert loaded.records is not None
    assert "newer" in loaded.problems[0]
    store.save(adding(loaded.records, mark(0, 3)))
    assert copy.read_bytes() == before
    assert not store.changed()
    for repair in (False, True):
        (finding,) = check_files(tmp_path, [path], repair=repair)
        assert "by a newer" in finding.problem
        assert not finding.done


def test_a_file_of_a_newer_version_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    write_newer(path)
    store = ArticleStore(path)
    loaded = store.load()
    assert loaded.records is not None
    assert "newer" in loaded.problems[0]
    before = path.read_bytes()
    for writer in (store, ArticleStore(path)):
        with pytest.raises(StoreError, match="newer"):
            writer.save(adding(loaded.records, mark(0, 3)))
    assert path.read_bytes() == before
