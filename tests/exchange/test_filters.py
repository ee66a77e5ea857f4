"""Which marks go out."""

from dataclasses import replace
from datetime import date

import pytest

from astana_reader.entities.mentions import Entity, Mention
from astana_reader.exchange.filters import ALL, Filter, filtered, parse_filter

from .marks import TEXT, article_of, mark, marked

ONE = replace(mark(TEXT, 4, 40, "quote", ("North pier",)), created="2020-01-02T10:00:00.000000Z")
TWO = replace(mark(TEXT, 43, 49, "claim"), created="2020-01-03T23:00:00.000000Z")
ASTANA = Entity("e", "Astana", "PLACE", ("the capital",), (), (Mention(34, 40, "Astana", "PLACE"),))
ARTICLE = replace(marked(article_of(TEXT), ONE, TWO), entities=(ASTANA,))


def ids(**wanted: object) -> list[str]:
    return [h.id for h in filtered(ARTICLE, replace(Filter(), **wanted)).highlights]  # type: ignore[arg-type]  # names and values of its fields


def test_each_way_to_choose() -> None:
    assert ids() == [ONE.id, TWO.id]
    assert ids(tags=("NORTH PIER", "x")) == ids(pens=("Quote",)) == [ONE.id]
    assert ids(entities=("astana",)) == ids(entities=("The Capital",)) == [ONE.id]
    assert ids(since=date(2020, 1, 3)) == [TWO.id]
    assert ids(until=date(2020, 1, 2)) == [ONE.id]
    assert ids(since=date(2020, 1, 2), until=date(2020, 1, 3), pens=("claim",)) == [TWO.id]
    assert ids(tags=("north pier",), pens=("claim",)) == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", ALL),
        (" all ", ALL),
        ('#aleppo tag:"north pier"', Filter(tags=("aleppo", "north pier"))),
        ("pen:quote PEN:claim", Filter(pens=("quote", "claim"))),
        ('entity:"Vladimir Putin"', Filter(entities=("Vladimir Putin",))),
        ("since:2026-03 until:2026-03", Filter(since=date(2026, 3, 1), until=date(2026, 3, 31))),
        ("since:2025 until:2025", Filter(since=date(2025, 1, 1), until=date(2025, 12, 31))),
        ("since:2026-3-5", Filter(since=date(2026, 3, 5))),
        ("since:march", Filter(since=date(2026, 3, 1))),
        ("until:Dec", Filter(until=date(2025, 12, 31))),
    ],
)
def test_a_filter_that_was_typed(typed: str, wanted: Filter) -> None:
    assert parse_filter(typed, date(2026, 4, 10)) == wanted


@pytest.mark.parametrize(
    "typed",
    ["quote", "colour:red", "#", "since:soon", "since:2026-13", "until:", "pen:", "\x1b[31m"],
)
def test_what_is_no_filter_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="Write"):
        parse_filter(typed, date(2026, 4, 10))
