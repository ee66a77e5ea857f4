"""Tables to records and back; what is no record is named and never hides the rest."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.store import ArticleStore

from .strategies import records as any_records
from .test_store import adding, empty, mark

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "article.json"
    write_file(path, adding(empty(), mark(0, 3), mark(4, 15)))
    return path


def change(path: Path, table: str, row: str, value: Any) -> None:
    data = json.loads(path.read_text())
    data.setdefault(table, {})[row] = value
    path.write_text(json.dumps(data))


def test_tables_rows_and_order_are_as_documented(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    write_file(path, adding(empty(), mark(20, 30), mark(0, 30), mark(0, 3)))
    with TinyDB(path) as database:
        assert len(database.table("article")) == 1
        rows = database.table("annotations").all()
    assert [row.doc_id for row in rows] == [1, 2, 3]
    assert [(row["start"], row["end"]) for row in rows] == [(0, 3), (0, 30), (20, 30)]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("annotations", 3),
        ("annotations", None),
        ("annotations", {}),
        ("annotations", {"id": "1" * 32}),
        ("corrections", ["list"]),
        ("deleted", {"id": "1" * 32, "deleted": "yesterday"}),
        ("deleted", {"id": 7, "deleted": "2026-11-22T12:00:00.000000Z"}),
        ("superseded", "text"),
    ],
)
def test_one_bad_row_is_named_and_kept_while_the_rest_loads(
    file: Path, table: str, row: object
) -> None:
    change(file, table, "9", row)
    loaded = read_file(file)
    assert loaded.records is not None
    assert len(loaded.records.annotations) == 2
    assert loaded.bad_rows == ((table, row),)
    assert table in loaded.problems[0]
    ArticleStore(file).save(adding(loaded.records, mark(20, 30)))
    (kept,) = (file.parent / ".state").glob("*.rows")
    assert json.loads(kept.read_text()) == [{"table": table, "row": row}]
    again = read_file(file)
    assert again.problems == ()
    assert again.records is not None
    assert len(again.records.annotations) == 3


@pytest.mark.parametrize("key", ["x", "", "-1"])
def test_odd_document_ids_are_read(file: Path, key: str) -> None:
    data = json.loads(file.read_text())
    data["annotations"] = {key: data["annotations"]["1"]}
    file.write_text(json.dumps(data))
    records = read_file(file).records
    assert records is not None
    assert len(records.annotations) == 1


def test_tables_of_others_are_no_trouble(file: Path) -> None:
    change(file, "_default", "1", {"from": "elsewhere"})
    assert read_file(file).problems == ()


@pytest.mark.parametrize("published", ["soon", "2017-13-01", 7])
def test_an_unusable_publication_date_costs_no_marks(file: Path, published: object) -> None:
    data = json.loads(file.read_text())
    data["article"]["1"]["published"] = published
    file.write_text(json.dumps(data))
    records = read_file(file).records
    assert records is not None
    assert records.article.published is None
    assert len(records.annotations) == 2


def test_places_and_texts_without_a_time_are_left_out(file: Path) -> None:
    data = json.loads(file.read_text())
    time = "2026-11-22T12:00:00.000000Z"
    data["article"]["1"]["paths"] = {"/a": time, "/b": "\x1b[2J", "/c": 3}
    data["article"]["1"]["texts"] = {"b" * 64: time, "../../x": time, "c" * 64: ""}
    file.write_text(json.dumps(data))
    records = read_file(file).records
    assert records is not None
    assert records.article.paths == {"/a": time}
    assert records.article.texts == {"b" * 64: time}


def test_a_file_without_article_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    path.write_text('{"annotations": {"1": {}}}')
    loaded = read_file(path)
    assert loaded.damaged
    assert "which article" in loaded.problems[0]


def test_a_path_that_is_no_utf8_is_saved(tmp_path: Path) -> None:
    from dataclasses import replace

    records, path = empty(), tmp_path / "article.json"
    paths = {"/odd\udcff.txt": "2026-11-22T12:00:00.000000Z"}
    records = replace(records, article=replace(records.article, paths=paths))
    ArticleStore(path).save(adding(records, mark()))
    loaded = read_file(path).records
    assert loaded is not None
    assert loaded.article.paths == paths


@given(st.data())
def test_whatever_one_place_of_a_file_holds_marks_can_be_saved_to_it(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.json"
        write_file(path, data.draw(any_records()))
        tables = json.loads(path.read_text(encoding="utf-8"))
        node, key = _any_place(tables, data)
        node[key] = data.draw(values)
        path.write_text(json.dumps(tables))
        store, made = ArticleStore(path), mark()
        records = store.load().records or empty()
        if records.article.sha256 == "a" * 64 and not read_file(path).newer:
            merged, _ = store.save(adding(records, made))
            assert made.id in merged.annotations
            assert read_file(path).records == merged


def _any_place(node: Any, data: st.DataObject) -> tuple[Any, Any]:
    """A key of an object or a place of a list somewhere in a JSON value."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    key = data.draw(st.sampled_from(keys))
    inner = node[key]
    if isinstance(inner, (dict, list)) and inner and data.draw(st.booleans()):
        return _any_place(inner, data)
    return node, key
