"""Checking and repairing a library."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.annotations.entity_memory import keep_remembered
from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.records import REMEMBERED
from astana_reader.annotations.store import ArticleStore, StoreError
from astana_reader.annotations.texts import keep_text
from astana_reader.annotations.verification import Fault, check_files
from astana_reader.articles.article import text_id
from astana_reader.entities.memory import Remembered
from astana_reader.library.index import annotation_files

from .test_store import TEXT, adding, empty, mark


def check(folder: Path, *, repair: bool = False) -> list[Fault]:
    return list(check_files(folder, annotation_files(folder), repair=repair))


def test_a_good_library_has_no_faults(tmp_path: Path) -> None:
    ArticleStore(tmp_path / "article.json").save(adding(empty(), mark()))
    keep_text(tmp_path, text_id(TEXT), TEXT)
    assert check(tmp_path) == []


def test_everything_wrong_is_found_and_repaired(tmp_path: Path) -> None:
    damaged, rows, copied = (tmp_path / f"{name}.json" for name in ("damaged", "rows", "copied"))
    store = ArticleStore(damaged)
    records, _ = store.save(adding(empty(), mark()))
    store.save(adding(records, mark(0, 3)))
    damaged.write_text("{")
    write_file(rows, adding(empty(), mark(), mark(0, 3)))
    data = json.loads(rows.read_text())
    data["annotations"]["1"]["pen"] = 7
    rows.write_text(json.dumps(data))
    write_file(copied, adding(empty(), mark()))
    write_file(tmp_path / "copied (conflicted copy).json", adding(empty(), mark(0, 3)))
    keep_text(tmp_path, "f" * 64, TEXT)
    (tmp_path / ".copied.json.tmp").write_text("half")
    found = check(tmp_path)
    assert sorted(fault.problem for fault in found) == [
        "can't be read",
        "has a row in “annotations” that is no record",
        "is a conflict copy",
        "is left over from a write that was cut off",
        "is not the text that its name says",
    ]
    assert not any(fault.done for fault in found)
    assert all(fault.done for fault in check(tmp_path, repair=True))
    assert check(tmp_path) == []
    for path, count in ((damaged, 1), (rows, 1), (copied, 2)):
        repaired = read_file(path).records
        assert repaired is not None
        assert len(repaired.annotations) == count


def test_a_repair_that_fails_is_told(tmp_path: Path) -> None:
    keep_text(tmp_path, "f" * 64, TEXT)
    (tmp_path / ".state").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=str(tmp_path)):
        check(tmp_path, repair=True)


def test_a_damaged_file_without_backup_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "article.json").write_text("{")
    (fault,) = check(tmp_path, repair=True)
    assert "set aside" in fault.done
    assert not (tmp_path / "article.json").exists()
    (kept,) = (tmp_path / ".state").glob("*.damaged")
    assert kept.read_text() == "{"


def test_what_is_remembered_of_entities_is_checked_too(tmp_path: Path) -> None:
    keep_remembered(tmp_path, Remembered("Astana", {"kind": "reject"}))
    keep_remembered(tmp_path, Remembered("Monday Club", {"kind": "reject"}))
    assert check(tmp_path) == []
    file = tmp_path / REMEMBERED
    file.with_name("entities (conflicted copy).json").write_text("{")
    tables = json.loads(file.read_text())
    tables["entities"]["3"] = 5
    file.write_text(json.dumps(tables))
    assert sorted(fault.problem for fault in check(tmp_path)) == [
        "can't be read", "has a row that is no decision",
    ]  # fmt: skip
    assert all(fault.done for fault in check(tmp_path, repair=True))
    assert check(tmp_path) == []
    file.write_text("{")
    assert "with 2 decisions," in next(iter(check(tmp_path, repair=True))).done
    assert check(tmp_path) == []


def test_a_file_name_is_told_without_what_a_terminal_obeys(tmp_path: Path) -> None:
    records = adding(empty(), mark())
    other = "Another text altogether."
    article = replace(records.article, sha256=text_id(other))
    write_file(tmp_path / "a\x1b[31m.json", replace(records, article=article))
    keep_text(tmp_path, text_id(other), other)
    (fault,) = check(tmp_path)
    assert fault.name == "a␛[31m.json"


def test_a_quote_that_is_elsewhere_is_told(tmp_path: Path) -> None:
    records = adding(empty(), mark())
    sha = records.article.sha256
    write_file(tmp_path / "article.json", records)
    path = tmp_path / "texts" / f"{sha}.txt.gz"
    assert check(tmp_path) == []
    keep_text(tmp_path, sha, "Another text altogether.")
    assert check(tmp_path) == [Fault(f"texts/{path.name}", "is not the text that its name says")]
