"""An article with names, events and marks of all kinds, for the formats that hold them."""

from dataclasses import replace
from datetime import date

from astana_reader.entities.mentions import Entity, EntityType, Mention
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions

from .marks import article_of, mark, marked

TEXT = """Talks

Vladimir Putin met Kofi Annan of the United Nations in Geneva on 23 January 2017.

In March 2016 the army bombed the city. Caesar was killed in 44 BC. The truce held.
"""
URL = "https://example.org/a"
NOTE = "So; it {goes}, *on*\n* not a headline\n#+end_quote\n\nsecond"
ARTICLE = article_of(TEXT, "Talks & more", URL)
ONE = mark(TEXT, TEXT.index("Vladimir"), TEXT.index(" met"), "quote", ("north pier", "1984"), NOTE)
TWO = mark(TEXT, TEXT.index("in Geneva"), TEXT.index("2016 the"))
LOST = replace(mark(TEXT, 0, 5), selector=replace(ONE.selector, quote="no longer there"))


def _entity(name: str, kind: EntityType) -> Entity:
    start = TEXT.index(name)
    return Entity(name, name, kind, (), (), (Mention(start, start + len(name), name, kind),))


def found() -> MarkedArticle:
    """Two marks, one that has lost its place, four names and three events."""
    times = find_expressions(TEXT, ARTICLE.document.prose, date(2017, 1, 22), ())
    return replace(
        marked(ARTICLE, ONE, TWO),
        orphans=(LOST,),
        entities=(
            _entity("Vladimir Putin", "PERSON"),
            _entity("Kofi Annan", "PERSON"),
            _entity("United Nations", "ORG"),
            _entity("Geneva", "PLACE"),
        ),
        expressions=tuple(times),
        events=tuple(find_events(TEXT, times, date(2017, 1, 22))),
        path="a.txt",
    )
