"""All that is told of one entity: the sentences that name it, their dates, and its company."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from astana_reader.articles.article import Article
from astana_reader.engines.findings import Findings
from astana_reader.entities.mentions import Entity, Mention
from astana_reader.entities.portrait import portrait
from astana_reader.reading.page.objects import block_at, sentence_here
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span

from .event_dates import event_short


@dataclass(frozen=True, slots=True)
class NamingSentence:
    """A sentence that names an entity, with the dates of its events."""

    span: Span
    mention: int
    """Where it is named."""
    dates: str
    is_quoted: bool = False
    """Whether it is quoted there."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What a page tells of an entity."""

    sentences: tuple[NamingSentence, ...]
    company: tuple[tuple[str, int], ...]
    """Who is named in the same sentences, and in how many of them, most first."""
    places: tuple[tuple[str, int], ...] = ()
    """The places among those, told apart from the company."""


def page_of(article: Article, findings: Findings, entity: int) -> EntityPage:
    """Look at each sentence with a mention of the entity, once."""
    sentences: list[NamingSentence] = []
    company: Counter[str] = Counter()
    places: Counter[str] = Counter()
    quotes = OrderedSpans((span.start, span.end) for span in _quotes(article, findings, entity))
    own = findings.entities[entity]
    for mention in findings.mentions_of(entity):
        if sentences and mention.start < sentences[-1].span.end:
            continue
        span = _sentence(article, findings, mention.start)
        quoted = bool(quotes.numbers(span.start, span.end))
        sentences.append(NamingSentence(span, mention.start, _dates(findings, span), quoted))
        for other in findings.entities_in(span.start, span.end):
            if other.id != own.id:
                (places if other.type == "PLACE" else company)[other.name] += 1
    return EntityPage(tuple(sentences), tuple(company.most_common()), tuple(places.most_common()))


def _quotes(article: Article, findings: Findings, entity: int) -> Iterator[Span]:
    """What is quoted of an entity, looked for block by block, as a book has many."""
    mentions = findings.mentions_of(entity)
    for block, here in groupby(mentions, key=lambda mention: block_at(article, mention.start)):
        if block is not None:
            named = tuple(Mention(each.start, each.end, "", "PERSON") for each in here)
            speaker = Entity("", "", "PERSON", (), (), named)
            yield from portrait(article.text, [block], speaker, ()).quotes


def _sentence(article: Article, findings: Findings, offset: int) -> Span:
    """The sentence at an offset, from those the engines have found: a book has thousands here."""
    starts, block = findings.sentences, block_at(article, offset)
    number = bisect_right(starts, offset)
    if block is None or not number or starts[number - 1] < block.start:
        return sentence_here(article, offset) or Span(offset, offset)
    start = starts[number - 1]
    end = min(starts[number], block.end) if number < len(starts) else block.end
    return Span(start, start + len(article.text[start:end].rstrip()))


def _dates(findings: Findings, span: Span) -> str:
    """The days of the events of a sentence."""
    events = (findings.events[number] for number in findings.events_in(span))
    return ", ".join(dict.fromkeys(event_short(event) for event in events if event.earliest))
