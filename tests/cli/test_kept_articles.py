"""Articles whose file is gone or another one now: they are named by the file of their marks."""

import json

import pytest

from tests.cli.running import library, marked, process, run, write
from tests.library.folders import OTHER, TEXT


@pytest.fixture
def store() -> str:
    write("a.txt")
    marked("The peace talks", "--note", "who says so")
    write("a.txt", OTHER)
    assert run("highlight a.txt --quote", " ".join(OTHER.split()[:3])).code == 0
    (path,) = (p for p in (library() / "annotations").glob("*.json") if "who says" in p.read_text())
    return str(path)


def test_its_marks_are_exported_with_their_places(store: str) -> None:
    value = json.loads(run("export -f json", store).out)
    (mark,) = value["annotations"]
    assert (mark["note"], mark["status"], mark["text"]) == (
        "who says so",
        "anchored",
        "The peace talks",
    )
    assert value["article"]["title"] == "a.txt"


def test_its_text_is_read_and_marked(store: str) -> None:
    assert run(store).out == TEXT
    assert run("highlight --quote", "Astana", store).code == 0
    assert len(run("export -f jsonl", store).values) == 2
    assert "Astana" in run("entities", store).out


def test_it_is_listed_without_a_file(store: str) -> None:
    assert [entry["path"] for entry in run("list -f json").values].count(None) == 1
    assert "no file" in process("list").out


def test_without_its_text_it_says_so(store: str) -> None:
    for kept in (library() / "annotations" / "texts").iterdir():
        kept.unlink()
    ran = run("export -f json", store)
    assert ran.code == 1
    assert "is not kept here" in ran.err


def test_what_holds_no_marks_is_told_apart(store: str) -> None:
    (library() / "annotations" / "empty.json").write_text("{}", encoding="utf-8")
    ran = run("export -f json", str(library() / "annotations" / "empty.json"))
    assert ran.code == 1
    write("b.json", '{"a": 1}')
    assert run("b.json").out == '{"a": 1}'
