"""`list` and `where`: the library for people and programs."""

import json
from pathlib import Path

from astana_reader.text.graphemes import cells
from tests.cli.running import library, marked, run, write
from tests.library.folders import TEXT


def test_a_list_for_people_and_programs() -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "aleppo")
    assert "1 mark " in run("list").out
    (entry,) = run("list -f json").values
    assert entry == {
        "title": "a.txt", "path": str(Path("a.txt").absolute()), "site": "", "published": None,
        "highlights": 1, "marks": 1, "state": "reading", "tags": ["aleppo"],
    }  # fmt: skip
    assert run("").out == run("list").out


def test_a_list_stands_in_columns_however_wide_the_letters() -> None:
    folder = library() / "articles"
    folder.mkdir(parents=True)
    for name in ("plain", "北京日本語" * 12, "👩‍👩‍👧 e\u0301"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    rows = run("list").out.splitlines()
    assert {cells(row[: row.index(str(folder))]) for row in rows} == {
        50 + 2 + 10 + 2 + 8 + 2 + 10 + 2
    }


def test_a_library_is_chosen_by_option() -> None:
    write("a.txt")
    marked()
    assert run("--library other list").out == ""
    assert json.loads(run("--library other export a.txt -f json").out)["annotations"] == []


def test_where_things_are() -> None:
    ran = run("where")
    lines = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert list(lines) == ["library", "articles", "annotations", "settings", "state", "cache"]
    assert lines["library"] == f"{library()} ($ASTANA_READER_LIBRARY)"
    assert "--library" in run("--library other where").out
