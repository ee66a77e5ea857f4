"""Exports of the marks that meet a query."""

from dataclasses import replace
from datetime import date

import pytest

from astana_reader.annotations.records import Link, stamp
from astana_reader.entities.mentions import Entity, Mention
from astana_reader.exchange.filters import Filter, filtered
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.queried import MarkQuery
from astana_reader.search.facts import Linked
from astana_reader.search.parsing import parse_query
from astana_reader.timeline.tagger import find_expressions

from .marks import TEXT, article_of, mark, marked

ARTICLE = article_of(TEXT, "Talks of Astana")
CLAIM = mark(ARTICLE.text, 4, 15, "claim", ("aleppo",), "ask again")
OPEN = mark(ARTICLE.text, 43, 49, "question")
OTHER = mark(ARTICLE.text, 50, 54, "claim")
LINKS = [Link("e" * 32, stamp(), stamp(), OPEN.id, OTHER.id, ARTICLE.id, "supports")]


@pytest.fixture
def article() -> MarkedArticle:
    place = Mention(34, 40, "Astana", "PLACE")
    return replace(
        marked(ARTICLE, CLAIM, OPEN, OTHER),
        entities=(Entity("1", "Astana", "PLACE", (), (), (place,)),),
        expressions=tuple(find_expressions(ARTICLE.text, ARTICLE.blocks, date(2017, 1, 24))),
    )


@pytest.mark.parametrize(
    ("typed", "quotes"),
    [
        ("peace", ["peace talks"]),
        ("in:note ask", ["peace talks"]),
        ("tag:ALEPPO or pen:question", ["peace talks", "Rebels"]),
        ("pen:claim -tag:aleppo", ["said"]),
        ("without:evidence", ["peace talks"]),
        ("without:answer", ["Rebels"]),
        ("link:supports", ["Rebels", "said"]),
        ("link:contradicts", []),
        ("link:*", ["Rebels", "said"]),
        ("title:talks pen:claim", ["peace talks", "said"]),
        ("before:2017-02 note:*", ["peace talks"]),
        ("after:2017-01", []),
        ("entity:astana tag:aleppo", ["peace talks"]),
        ("entity:putin", []),
        ("when:2017-01-23 pen:question", ["Rebels"]),
        ("when:2016", []),
        ("state:done", ["peace talks", "Rebels", "said"]),
        ("state:reading", []),
    ],
)
def test_marks_that_meet_a_query(article: MarkedArticle, typed: str, quotes: list[str]) -> None:
    asked = MarkQuery(parse_query(typed), Linked.of(LINKS), lambda _: {"None": "done"})
    found = filtered(article, Filter(query=asked))
    assert [annotation.selector.quote for annotation, _, _ in found.all] == quotes
