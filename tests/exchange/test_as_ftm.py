"""FollowTheMoney: a line an entity, and references to what is there."""

import json
from typing import Any

from hypothesis import given

from astana_reader.exchange.as_ftm import write
from astana_reader.exchange.marked import MarkedArticle

from .found import found
from .marks import marked_articles


def rows(marked: MarkedArticle) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in map(json.loads, write([marked]).splitlines())}


def of(schema: str) -> list[dict[str, Any]]:
    return [r["properties"] for r in rows(found()).values() if r["schema"] == schema]


def test_names_events_and_notes_go_out() -> None:
    assert [p["name"] for p in of("Person")] == [["Vladimir Putin"], ["Kofi Annan"]]
    assert [p["name"] for p in of("Organization")] == [["United Nations"]]
    assert [p["full"] for p in of("Address")] == [["Geneva"]]
    assert {tuple(p["description"]) for p in of("Note")} >= {("Vladimir Putin",)}
    assert next(p for p in of("Note") if "keywords" in p)["keywords"] == ["north pier", "1984"]


def test_an_event_has_its_days_and_who_is_in_it() -> None:
    known = rows(found())
    (met,) = [p for p in of("Event") if p.get("date") == ["2017-01-23"]]
    involved = [known[id]["properties"]["name"][0] for id in met["involved"]]
    assert sorted(involved) == ["Kofi Annan", "United Nations", "Vladimir Putin"]
    assert [p.get("date") for p in of("Event") if "Caesar" in p["name"][0]] == [None]


def test_every_reference_leads_to_a_line() -> None:
    known = rows(found())
    for row in known.values():
        for name in ("document", "resolved", "entity", "proof", "involved"):
            assert set(row["properties"].get(name, ())) <= set(known)


@given(exported=marked_articles())
def test_every_value_is_a_list_of_texts(exported: MarkedArticle) -> None:
    for row in rows(exported).values():
        for values in row["properties"].values():
            assert values
            assert all(isinstance(value, str) and value.strip() for value in values)
