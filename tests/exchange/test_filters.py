"""Which marks go out."""

from dataclasses import replace
from datetime import date

from astana_reader.entities.mentions import Entity, Mention
from astana_reader.exchange.filters import Filter, filtered

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
