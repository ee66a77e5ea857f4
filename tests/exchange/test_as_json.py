"""The program's own JSON, out and in again."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.history import apply
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import ArticleRecord, Records, select, stamp
from astana_reader.exchange.as_json import json_value, read, write
from astana_reader.exchange.imported import import_edit
from astana_reader.exchange.marked import MarkedArticle

from .marks import TEXT, article_of, mark, marked, marked_articles, marked_with, records_of

ARTICLE = article_of(TEXT)


def taken(rows: list[dict[str, Any]], records: Records, **more: object) -> Records:
    imported = read(json.dumps({"annotations": rows, **more}), ARTICLE)
    assert imported.problems == ()
    return apply(records, import_edit(records, imported))


def test_the_shape_is_the_documented_one() -> None:
    one = mark(TEXT, 4, 15, "quote", ("aleppo",), "so")
    value = json.loads(write([marked(ARTICLE, one, note="on it all")]))
    assert value["article"] == {
        "sha256": ARTICLE.id, "title": "Talks", "author": "Ann Other", "site": "CNN", "url": "",
        "lang": "en", "published": "2017-01-22", "published_by": "", "path": None,
        "note": "on it all", "tags": [],
    }  # fmt: skip
    assert value["annotations"] == [
        {
            "id": one.id, "created": one.created, "modified": one.modified, "start": 4, "end": 15,
            "quote": "peace talks", "prefix": "The ", "suffix": one.selector.suffix,
            "pen": "quote", "tags": ["aleppo"], "note": "so", "text": "peace talks",
            "status": "anchored",
        }
    ]  # fmt: skip


def test_what_moved_and_what_is_lost() -> None:
    gone = replace(select(TEXT, 0, 3), quote="Snow fell here", suffix=" on the mountains")
    lost = replace(mark(TEXT, 0, 3), selector=gone)
    changed = select(TEXT.replace("Monday", "Tuesday"), 43, 75)
    moved = replace(mark(TEXT, 0, 3), selector=changed)
    rows = json_value(marked(ARTICLE, lost, moved))["annotations"]
    assert [row["status"] for row in rows] == ["moved", "orphan"]
    assert rows[0]["quote"] == changed.quote
    assert rows[0]["text"] == ARTICLE.text[rows[0]["start"] : rows[0]["end"]] != changed.quote
    assert (rows[1]["start"], rows[1]["end"], rows[1]["text"]) == (None, None, None)


@given(marked_articles())
def test_an_export_brings_everything_back_and_twice_changes_nothing(
    exported: MarkedArticle,
) -> None:
    imported = read(write([exported]), exported.article)
    assert imported.problems == ()
    empty = records_of(exported.article)
    edit = import_edit(empty, imported)
    records = apply(empty, edit)
    assert records.annotations == {a.id: a for a, _, _ in exported.all}
    assert records.article.note == exported.note
    assert import_edit(records, read(write([exported]), exported.article)).changes == ()
    again = marked_with(exported.article, records, exported.note)
    assert json_value(again) == json_value(exported)


@given(marked_articles())
def test_nothing_in_it_would_be_obeyed_by_a_terminal(exported: MarkedArticle) -> None:
    odd = "\x7f \x9b31m \u202e \udcff"
    annotations = tuple(
        replace(h, annotation=replace(h.annotation, extra={"odd": odd}))
        for h in exported.highlights
    )
    written = write([replace(exported, highlights=annotations)])
    assert not set(written) & set("\x1b\x7f\x9b\u202e\udcff")
    for row in json.loads(written)["annotations"]:
        if row["status"] != "orphan":
            assert row["odd"] == odd


def test_what_moved_comes_back_where_it_was() -> None:
    for quote in ("Rebels said on Tuesday", "Nobody ever said such a thing of them"):
        one = mark(TEXT, 43, 64)
        one = replace(one, selector=replace(one.selector, quote=quote))
        exported = marked(ARTICLE, one)
        imported = read(write([exported]), ARTICLE)
        records = apply(records_of(ARTICLE), import_edit(records_of(ARTICLE), imported))
        (row,) = json_value(marked_with(ARTICLE, records))["annotations"]
        assert (row["start"], row["end"], row["status"]) == (43, 64, "moved")
        assert row["quote"] == quote


def test_a_place_in_another_text_is_not_trusted() -> None:
    row = {"start": 43, "end": 64, "quote": "peace talks", "text": "what", "status": "moved"}
    (one,) = taken([row], records_of(ARTICLE)).annotations.values()
    assert (one.selector.start, one.selector.end) == (4, 15)


def test_rows_without_id_or_time_are_taken_in_once() -> None:
    row = {"start": 4, "end": 15, "quote": "peace talks", "pen": "quote", "tags": ["a"]}
    records = taken([row], records_of(ARTICLE))
    (one,) = records.annotations.values()
    assert one.created
    assert one.modified
    assert taken([row], records) == records
    assert taken([row, row], records) == records
    mine = replace(one, note="mine since", modified=stamp(one.modified))
    records = replace(records, annotations={mine.id: mine})
    assert taken([row], records) == records


def test_only_what_is_newer_overrules_what_is_here() -> None:
    one = mark(TEXT, 4, 15)
    records = records_of(ARTICLE, one)
    row = json_value(marked(ARTICLE, one))["annotations"][0]
    older = {**row, "note": "old", "modified": "2001-01-01T00:00:00Z"}
    assert taken([older], records) == records
    newer = {**row, "note": "new", "modified": "2031-01-01T00:00:00+01:00"}
    assert taken([newer], records).annotations[one.id].note == "new"


def test_what_was_deleted_here_comes_back_when_asked_for() -> None:
    row = json_value(marked(ARTICLE, one := mark(TEXT, 4, 15)))["annotations"][0]
    gone = replace(records_of(ARTICLE), deleted={one.id: stamp(one.modified)})
    back = taken([row], gone)
    assert one.id in back.annotations
    assert back.deleted == {}


def test_marks_of_another_text_are_placed_by_their_quotes() -> None:
    row = {"start": 900, "end": 911, "quote": "peace talks", "prefix": "The ", "suffix": " are"}
    (one,) = taken([row], records_of(ARTICLE)).annotations.values()
    assert (one.selector.start, one.selector.end) == (4, 15)
    assert one.selector.suffix == ARTICLE.text[15:47]


def test_an_orphan_stays_one() -> None:
    row = {"start": None, "end": None, "quote": "Snow fell on the mountains", "status": "orphan"}
    records = taken([row], records_of(ARTICLE))
    assert len(marked_with(ARTICLE, records).orphans) == 1


def test_an_orphan_tells_where_it_may_have_stood() -> None:
    later = article_of(TEXT.replace("Rebels said on Monday", "Nobody knew until the evening"))
    lost = mark(TEXT, TEXT.index("Rebels"), TEXT.index(" that they"))
    marks = records_of(article_of(TEXT), lost).annotations
    book = Notebook(
        Records(ArticleRecord(article_of(TEXT).id, stamp()), marks),
        Revision(later.text, later.id, article_of(TEXT).id, lambda _: TEXT),
    )
    export = MarkedArticle(later, None, "", book.highlights, book.orphans, book.guesses)
    (row,) = json.loads(write([export]))["annotations"]
    guess = row["guess"]
    assert row["status"] == "orphan"
    assert later.text[guess["start"] : guess["end"]] == "Nobody knew until the evening"
    (row,) = json.loads(write([replace(export, guesses={})]))["annotations"]
    assert row["guess"] is None
    (row,) = json.loads(write([marked(article_of(TEXT), lost)]))["annotations"]
    assert "guess" not in row


def test_a_note_on_the_article_is_taken_where_there_is_none() -> None:
    records = taken([], records_of(ARTICLE), article={"note": "theirs"})
    assert records.article.note == "theirs"
    assert taken([], records, article={"note": "other"}).article.note == "theirs"


@pytest.mark.parametrize(
    "row",
    [
        3,
        None,
        {},
        {"quote": 3},
        {"quote": "a", "start": "0", "end": 1},
        {"quote": "a", "start": 4, "end": 1},
        {"quote": "a", "start": 0, "end": 1, "pen": "red"},
        {"quote": "a", "start": 0, "end": 1, "pen": []},
        {"quote": "a", "start": 0, "end": 1, "id": "../../etc"},
        {"quote": "a", "start": 0, "end": 1, "created": "soon"},
        {"quote": "a", "start": 0, "end": 1, "tags": "aleppo"},
    ],
)
def test_a_bad_record_is_told_and_the_rest_taken(row: object) -> None:
    good = {"quote": "peace talks", "start": 4, "end": 15}
    imported = read(json.dumps({"annotations": [row, good]}), ARTICLE)
    assert len(imported.annotations) == 1
    assert imported.problems[0].startswith("Record 1 was left out: ")


@pytest.mark.parametrize("data", ["", "{", "[]", "3", '{"annotations": 3}', "[" * 100_000])
def test_what_is_no_export_is_a_value_error(data: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read(data, ARTICLE)


def test_tags_and_notes_are_made_safe() -> None:
    row = {
        "quote": "peace talks",
        "start": 4,
        "end": 15,
        "tags": ["\x1b[2J", "a,b"],
        "note": "\x07",
    }
    (one,) = taken([row], records_of(ARTICLE)).annotations.values()
    assert one.tags == ("␛[2J", "a", "b")
    assert one.note == "␇"


def test_a_notebook_takes_an_import_and_undoes_it() -> None:
    from astana_reader.annotations.anchoring import Revision

    book = Notebook(records_of(ARTICLE), Revision(TEXT, ARTICLE.id, ARTICLE.id, lambda _: None))
    row = {"quote": "peace talks", "start": 4, "end": 15}
    imported = read(json.dumps({"annotations": [row]}), ARTICLE)
    book.do(import_edit(book.records, imported))
    assert len(book.highlights) == 1
    assert book.undo() == "Import undone."
    assert not book.highlights


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
FIELDS = {
    "id": st.sampled_from(["0" * 32, "", "x"]),
    "start": st.integers(-1, 99),
    "end": st.integers(-1, 99),
    "quote": st.sampled_from(["peace talks", "", "Rebels said on Tuesday"]),
    "prefix": st.just("The "),
    "suffix": st.text(max_size=3),
    "pen": st.sampled_from(["claim", "red"]),
    "tags": st.lists(st.text(max_size=3), max_size=2),
    "note": st.text(max_size=5),
    "created": st.sampled_from(["2026-11-22T12:00:00Z", "soon"]),
    "modified": st.sampled_from(["2026-11-22T12:00:00Z", ""]),
    "status": st.sampled_from(["anchored", "moved", "orphan"]),
    "text": st.just("peace talks"),
    "revision": st.sampled_from(["a" * 64, "x"]),
}
rows = st.fixed_dictionaries({}, optional={name: f | values for name, f in FIELDS.items()})


@given(st.fixed_dictionaries({"annotations": st.lists(rows | values, max_size=4)}) | values)
def test_whatever_is_imported_is_told_or_taken_and_can_be_exported(value: object) -> None:
    empty = records_of(ARTICLE)
    try:
        imported = read(json.dumps(value), ARTICLE)
    except ValueError:
        return
    assert isinstance(value, dict)
    assert len(imported.annotations) + len(imported.problems) == len(value["annotations"])
    records = apply(empty, import_edit(empty, imported))
    assert import_edit(records, read(json.dumps(value), ARTICLE)).changes == ()
    write([marked_with(ARTICLE, records)]).encode("utf-8")
