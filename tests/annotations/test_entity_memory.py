"""What a library remembers of entities, in its file."""

from __future__ import annotations

import json
import multiprocessing
from pathlib import Path

import pytest
from tinydb import TinyDB

from astana_reader.annotations.entity_memory import (
    keep_remembered,
    keep_verdict,
    load_remembered,
    load_verdicts,
)
from astana_reader.annotations.records import REMEMBERED as FILE
from astana_reader.entities.across import Verdict
from astana_reader.entities.memory import Remembered

PLACE = Remembered("Astana", {"kind": "retype", "type": "PLACE"})
NONE = Remembered("Monday Club", {"kind": "reject"})


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    assert load_remembered(tmp_path) == ()


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    keep_remembered(tmp_path, PLACE)
    assert keep_remembered(tmp_path, NONE) == (PLACE, NONE)
    assert load_remembered(tmp_path) == (PLACE, NONE)


def test_the_last_word_on_a_name_is_kept_however_it_is_written(tmp_path: Path) -> None:
    keep_remembered(tmp_path, PLACE)
    other = Remembered("ÁSTANA", {"kind": "reject"})
    assert keep_remembered(tmp_path, other) == (other,)


def test_it_can_be_forgotten(tmp_path: Path) -> None:
    keep_remembered(tmp_path, PLACE)
    assert keep_remembered(tmp_path, PLACE, forget=True) == ()
    assert load_remembered(tmp_path) == ()


def test_plain_tinydb_reads_the_file(tmp_path: Path) -> None:
    keep_remembered(tmp_path, PLACE)
    with TinyDB(tmp_path / FILE) as database:
        (row,) = database.table("entities").all()
    assert row["name"] == "Astana"
    assert row["verdict"] == {"kind": "retype", "type": "PLACE"}
    assert row["modified"].endswith("Z")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load_remembered(tmp_path) == ()
    keep_remembered(tmp_path, PLACE)
    assert load_remembered(tmp_path) == (PLACE,)
    kept = [path.read_bytes() for path in (tmp_path / ".state").iterdir() if path.is_file()]
    assert content in kept


def test_a_backup_serves_for_a_damaged_file(tmp_path: Path) -> None:
    keep_remembered(tmp_path, PLACE)
    keep_remembered(tmp_path, NONE)
    (tmp_path / FILE).write_text("{")
    assert load_remembered(tmp_path) == (PLACE,)
    assert keep_remembered(tmp_path, NONE) == (PLACE, NONE)


def test_conflict_copies_are_merged_the_later_word_on_a_name_counts(tmp_path: Path) -> None:
    copy = tmp_path / "entities.sync-conflict-20261122.json"
    keep_remembered(tmp_path, PLACE)
    keep_remembered(tmp_path, NONE)
    (tmp_path / FILE).rename(copy)
    later = Remembered("astana", {"kind": "reject"})
    keep_remembered(tmp_path, later)
    assert load_remembered(tmp_path) == (NONE, later)
    assert not copy.exists()
    assert list((tmp_path / ".state").glob("*.merged"))


def test_unusable_rows_are_passed_over_and_nothing_is_sent_raw(tmp_path: Path) -> None:
    rows = {
        "1": {"name": "", "verdict": {"kind": "reject"}},
        "2": {"name": "A", "verdict": {"kind": "explode"}},
        "3": {"name": "B", "verdict": "reject"},
        "4": 5,
        "5": {"name": "Evil\x1b[2J", "verdict": {"kind": "rename", "name": "x\x1b]0;y\x07"}},
    }
    (tmp_path / FILE).write_text(json.dumps({"entities": rows}), encoding="utf-8")
    (kept,) = load_remembered(tmp_path)
    keep_remembered(tmp_path, PLACE)
    assert '"explode"' in (tmp_path / FILE).read_text()  # perhaps a later version knows it
    assert "\x1b" not in kept.name + str(kept.verdict)


def _keep(folder: Path, number: int) -> None:
    for each in range(10):
        keep_remembered(folder, Remembered(f"Name {number} {each}", {"kind": "reject"}))


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_keep, args=(tmp_path, number)) for number in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(load_remembered(tmp_path)) == 20


def test_whether_two_names_are_one_is_kept_beside_what_is_said_of_each(tmp_path: Path) -> None:
    keep_remembered(tmp_path, PLACE)
    keep_verdict(tmp_path, Verdict("Ann Lee", "Lee", same=False))
    keep_verdict(tmp_path, Verdict("LEE", "Ann Lee", same=True))
    keep_verdict(tmp_path, Verdict("Astana", "Lee", same=False))
    assert load_verdicts(tmp_path) == (
        Verdict("LEE", "Ann Lee", same=True),
        Verdict("Astana", "Lee", same=False),
    )
    assert load_remembered(tmp_path) == (PLACE,)
    assert keep_remembered(tmp_path, PLACE, forget=True) == ()
    assert len(load_verdicts(tmp_path)) == 2


def test_a_verdict_on_two_names_sends_nothing_raw(tmp_path: Path) -> None:
    row = {"name": "A\x1b[2J", "other": "B\x1b[2J", "verdict": {"kind": "same"}}
    bad = [
        {**row, "other": 5},
        {**row, "other": "C", "verdict": {"kind": "perhaps"}},
        {"other": "B"},
    ]
    rows = {str(number): each for number, each in enumerate([row, *bad])}
    (tmp_path / FILE).write_text(json.dumps({"entities": rows}), encoding="utf-8")
    (kept,) = load_verdicts(tmp_path)
    assert "\x1b" not in kept.one + kept.other
