"""`import` of our own exports."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Ran, library, marked, run, write


def test_an_export_comes_back_in_another_library_and_twice_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "a", "--note", "n")
    marked("Rebels said")
    exported = run("export a.txt -f json").out
    assert "0 taken in, 2 there already." in run("import - --into a.txt", stdin=exported).err
    assert run("export a.txt -f json").out == exported
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "other"))
    assert "2 taken in, 0 there already." in run("import - --into a.txt", stdin=exported).err
    assert run("export a.txt -f json").out == exported
    (file,) = (library() / "annotations").glob("*.json")
    before = file.stat().st_mtime_ns
    assert "0 taken in, 2 there already." in run("import - --into a.txt", stdin=exported).err
    assert file.stat().st_mtime_ns == before


def test_records_without_ids_are_taken_in_once() -> None:
    write("a.txt")
    rows = [{"start": 0, "end": 9, "quote": "The peace", "pen": "quote"}]
    write("in.json", json.dumps({"annotations": rows}))
    assert "1 taken in" in run("import in.json --into a.txt").err
    before = run("export a.txt -f json").out
    assert "0 taken in, 1 there already." in run("import in.json --into a.txt").err
    assert run("export a.txt -f json").out == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "line 1 is no JSON"),
        ("[1,\n{", "line 2 is no JSON"),
        ("[]", "it has no list of “annotations”"),
        ('{"annotations": 3}', "it has no list of “annotations”"),
        (b"\xff\xfe", "it is not UTF-8 text"),
        ("[" * 100_000, "it is nested too deep"),
        ("1" * 10_000, "it has a number that is too long"),
    ],
)
def test_what_is_no_export_ends_with_1(content: str | bytes, reason: str) -> None:
    write("a.txt")
    write("in.json", content)
    ran = run("import in.json --into a.txt")
    assert ran.code == 1
    assert ran.err == f"astana-reader: in.json is no JSON export: {reason}.\n"
    assert not library().exists()


def test_what_became_of_each_record_and_of_the_note_is_told() -> None:
    write("a.txt")
    row = {"start": 0, "end": 9, "quote": "The peace"}
    told: dict[str, list[list[str]]] = {}
    for note in ("mine", "mine", "theirs", ""):
        value = {"annotations": [row, row], "article": {"note": note}}
        ran = run("import - --into a.txt", stdin=json.dumps(value))
        told.setdefault(note, []).append(ran.err.replace("astana-reader: ", "").splitlines())
    there = "0 taken in, 1 there already."
    assert told == {
        "mine": [
            ["1 taken in, 0 there already.", "The note on the article was taken in too."],
            [there],
        ],
        "theirs": [[there, "The article has a note of its own: the one in the file was left out."]],
        "": [[there]],
    }


def test_a_file_to_import_that_is_not_there_ends_with_1() -> None:
    write("a.txt")
    assert run("import missing.json --into a.txt") == Ran(
        1, "", "astana-reader: missing.json can't be read: No such file or directory.\n"
    )  # fmt: skip


def test_a_byte_order_mark_is_no_trouble() -> None:
    write("a.txt")
    write("in.json", '\ufeff{"annotations": []}')
    assert run("import in.json --into a.txt").code == 0


def test_a_record_that_is_none_is_told_and_the_rest_taken_where_that_was_asked_for() -> None:
    write("a.txt")
    rows = [{"quote": 3}, {"start": 0, "end": 9, "quote": "The peace"}]
    data = json.dumps({"annotations": rows})
    ran = run("import - --into a.txt", stdin=data)
    assert ran.code == 1
    assert "Record 1 was left out" in ran.err
    assert "Nothing was taken in" in ran.err
    assert not library().exists()
    ran = run("import - --into a.txt --keep-going", stdin=data)
    assert ran.code == 1
    assert "1 taken in" in ran.err
    assert "Record 1 was left out" in ran.err
