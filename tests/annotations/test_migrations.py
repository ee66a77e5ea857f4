"""Files of older and newer forms."""

import json
from pathlib import Path
from typing import Any

import pytest

from astana_reader.annotations import migrations
from astana_reader.annotations.files import read_file
from astana_reader.annotations.migrations import SCHEMA, Tables, migrated, schema_of
from astana_reader.annotations.store import ArticleStore

from .test_store import adding, empty, mark

BARE = {
    "article": {"1": {"sha256": "a" * 64, "modified": "2026-11-22T12:00:00Z"}},
    "annotations": {
        "1": {
            "id": "b" * 32,
            "created": "2026-11-22T12:00:00Z",
            "start": 4,
            "end": 15,
            "quote": "peace talks",
        }
    },
}
"""What a small program of somebody's own may write."""


def stored(path: Path) -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(path.read_text())
    return tables


def test_a_file_without_a_schema_is_completed(tmp_path: Path) -> None:
    path = tmp_path / "bare.json"
    path.write_text(json.dumps(BARE))
    loaded = read_file(path)
    assert loaded.problems == ()
    assert loaded.records is not None
    (made,) = loaded.records.annotations.values()
    assert (made.pen, made.tags, made.note, made.modified) == ("claim", (), "", made.created)
    ArticleStore(path).save(adding(loaded.records, mark()))
    assert stored(path)["article"]["1"]["schema"] == SCHEMA
    assert len(stored(path)["annotations"]) == 2


def test_a_file_of_now_is_not_completed(tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    ArticleStore(path).save(adding(empty(), mark()))
    tables = stored(path)
    del tables["annotations"]["1"]["pen"]
    path.write_text(json.dumps(tables))
    assert len(read_file(path).bad_rows) == 1


def test_each_step_is_taken_once_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def noted(step: int, tables: Tables) -> Tables:
        return {**tables, "steps": [*tables.get("steps", ()), step]}

    steps = tuple(lambda tables, n=n: noted(n, tables) for n in range(3))
    monkeypatch.setattr(migrations, "STEPS", steps)
    for schema, taken in ((0, [0, 1, 2]), (2, [2]), (3, []), (9, [])):
        tables = migrated({"article": [{"schema": schema}], "annotations": []})
        assert tables.get("steps", []) == taken


@pytest.mark.parametrize("named", [None, "1", -1, True, 1.0])
def test_what_is_no_number_of_a_schema_is_none(named: object) -> None:
    assert schema_of({"article": [{"schema": named}, "no row"]}) == 0
