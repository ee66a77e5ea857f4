"""The saving thread: reports what is on disk, keeps trying, sees what others write."""

from pathlib import Path
from queue import Queue

import pytest

from astana_reader.annotations.files import read_file
from astana_reader.annotations.records import Records
from astana_reader.annotations.saver import NotSaved, Saved, Saver
from astana_reader.annotations.store import ArticleStore

from .full_disk import full_at
from .test_store import adding, empty, mark


def saver_for(path: Path) -> tuple[Saver, "Queue[Saved | NotSaved]"]:
    reports: Queue[Saved | NotSaved] = Queue()
    return Saver(ArticleStore(path), reports.put), reports


def saved(reports: "Queue[Saved | NotSaved]") -> Saved:
    report = reports.get(timeout=10)
    assert isinstance(report, Saved)
    return report


def test_a_version_is_reported_when_it_is_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    saver, reports = saver_for(path)
    records = adding(empty(), mark())
    assert saver.save(records) == 1
    report = saved(reports)
    assert report.version == 1
    assert read_file(path).records == report.records == records
    assert saver.close()


def test_closing_writes_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    saver, _ = saver_for(path)
    records = empty()
    for n in range(20):
        records = adding(records, mark(n, n + 4))
        saver.save(records)
    assert saver.close()
    assert read_file(path).records == records


def test_what_fails_is_reported_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(Saver, "WATCH_SECONDS", 0.01)
    folder = tmp_path / "annotations"
    folder.write_text("in the way")
    saver, reports = saver_for(folder / "article.json")
    saver.save(adding(empty(), mark()))
    report = reports.get(timeout=10)
    assert isinstance(report, NotSaved)
    assert str(folder) in report.reason
    folder.unlink()
    while isinstance(report, NotSaved):
        report = reports.get(timeout=10)
    assert report.version == 1
    assert saver.close()


def test_marks_of_a_full_disk_are_kept_and_saved_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(Saver, "WATCH_SECONDS", 0.01)
    path = tmp_path / "article.json"
    saver, reports = saver_for(path)
    records = adding(empty(), mark())
    saver.save(records)
    before = saved(reports).records
    records = adding(before, mark(0, 3))
    with full_at(path.stat().st_size):
        saver.save(records)
        report = reports.get(timeout=10)
    assert isinstance(report, NotSaved)
    assert "too large" in report.reason
    while isinstance(report, NotSaved):
        report = reports.get(timeout=10)
    assert report.records == records
    assert read_file(path).records == records
    assert saver.close()


def test_what_fails_unforeseen_is_reported_and_the_thread_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "RETRY_SECONDS", 0.01)
    reports: Queue[Saved | NotSaved] = Queue()
    faults = ["no such pen\x1b[31m"]

    def prepare(records: Records) -> Records:
        if faults:
            raise KeyError(faults.pop())
        return records

    saver = Saver(ArticleStore(tmp_path / "article.json"), reports.put, prepare)
    records = adding(empty(), mark())
    saver.save(records)
    report = reports.get(timeout=10)
    assert isinstance(report, NotSaved)
    assert "KeyError: 'no such pen" in report.reason
    assert report.reason.isprintable()
    assert saved(reports).records == records
    assert saver.close()


def test_what_never_works_is_not_said_to_be_saved(tmp_path: Path) -> None:
    (tmp_path / "annotations").write_text("in the way")
    saver, _ = saver_for(tmp_path / "annotations" / "article.json")
    saver.save(adding(empty(), mark()))
    assert not saver.close()


def test_what_another_program_writes_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "WATCH_SECONDS", 0.01)
    path = tmp_path / "article.json"
    saver, reports = saver_for(path)
    theirs: Records = ArticleStore(path).save(adding(empty(), mark()))[0]
    assert saved(reports) == Saved(0, theirs)
    assert saver.close()
