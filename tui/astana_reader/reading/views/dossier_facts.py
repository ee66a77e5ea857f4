"""Everything that several articles tell of one entity: a value, and how it is put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from astana_reader.entities.across import Row, Source, Verdict, merge_articles, suggestions
from astana_reader.entities.mentions import folded
from astana_reader.entities.people import split_name
from astana_reader.entities.portrait import portrait
from astana_reader.search.digests import Digest
from astana_reader.text.sentences import sentence_at, sentence_spans
from astana_reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class Role:
    """An office, how often it is told, and the first and last day of the articles that tell it."""

    name: str
    count: int
    first: date | None
    last: date | None
    place: tuple[int, int]
    """Where it is told first: the number of the article, and the offset."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What it is quoted with in an article, by the article's number; `pen` marks it, or is ""."""

    article: int
    span: Span
    sentence: Span
    pen: str = ""


@dataclass(frozen=True, slots=True)
class Companion:
    """Who or what is named in the same sentences, and in how many."""

    name: str
    type: str
    role: str
    count: int


@dataclass(frozen=True, slots=True)
class Apart:
    """Another person of that last name; `reason` says why it may be the same one, if anything."""

    name: str
    role: str
    articles: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An entity in the articles of `digests` that name it."""

    name: str
    type: str
    aliases: tuple[str, ...]
    digests: tuple[Digest, ...]
    """In order of publication, the newest first."""
    counts: tuple[int, ...]
    """The mentions in each."""
    firsts: tuple[int, ...]
    """Where each names it first."""
    roles: tuple[Role, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """The newest first."""
    company: tuple[Companion, ...] = ()
    apart: tuple[Apart, ...] = ()

    @property
    def mentions(self) -> int:
        return sum(self.counts)

    @property
    def days(self) -> list[tuple[date, int]]:
        """The days of the articles that have one, with their mentions, the first first."""
        found = zip(self.digests, self.counts, strict=True)
        return sorted((each.published, count) for each, count in found if each.published)


def dossier_of(
    digests: Sequence[Digest], name: str, verdicts: Sequence[Verdict] = ()
) -> Dossier | None:
    """The dossier of the entity so named that is named most; None if no article has it."""
    sources = [Source(one.key, one.text, one.blocks, one.entities) for one in digests]
    rows = merge_articles(sources, verdicts)
    number = _own(rows, name, verdicts)
    if number is None:
        return None
    row = rows[number]
    order = _newest_first(row, digests)
    own = tuple(digests[place] for place in order)
    entities = {place: _mentions(row, place) for place in order}
    return Dossier(
        name=row.name,
        type=row.type,
        aliases=row.aliases,
        digests=own,
        counts=tuple(len(entities[place]) for place in order),
        firsts=tuple(min(entities[place]) for place in order),
        roles=tuple(_roles(row, digests, order)),
        quotes=tuple(_quotes(row, digests, order)),
        company=tuple(_company(rows, row)),
        apart=tuple(_apart(rows, number, verdicts)),
    )


def _own(rows: Sequence[Row], name: str, verdicts: Sequence[Verdict]) -> int | None:
    """The row of a name: so called, else with that as another form, else said to be it."""
    wanted = folded(name)
    same = {wanted}.union(*(v.key for v in verdicts if v.same and wanted in v.key))
    fits: tuple[Callable[[Row], bool], ...] = (
        lambda row: folded(row.name) == wanted,
        lambda row: wanted in map(folded, row.aliases),
        lambda row: folded(row.name) in same,
    )
    for fit in fits:
        if found := [number for number, row in enumerate(rows) if fit(row)]:
            return max(found, key=lambda number: (rows[number].count, -number))
    return None


def _newest_first(row: Row, digests: Sequence[Digest]) -> list[int]:
    places = dict.fromkeys(each.article for each in row.appearances)
    return sorted(places, key=lambda place: str(digests[place].published or ""), reverse=True)


def _mentions(row: Row, place: int) -> list[int]:
    """The starts of its mentions in an article."""
    own = (each.entity for each in row.appearances if each.article == place)
    return [mention.start for entity in own for mention in entity.mentions]


def _roles(row: Row, digests: Sequence[Digest], order: Sequence[int]) -> Iterator[Role]:
    """Those told most often first; an office in other letters is the same."""
    names: dict[str, str] = {}
    places: dict[str, list[tuple[int, int]]] = {}
    for each in row.appearances:
        for mention in each.entity.mentions:
            if mention.role:
                key = mention.role.casefold()
                names.setdefault(key, mention.role)
                places.setdefault(key, []).append((each.article, mention.start))
    for key in sorted(places, key=lambda key: (-len(places[key]), key)):
        told = places[key]
        days = sorted(day for n, _ in told if (day := digests[n].published))
        first, last = (days[0], days[-1]) if days else (None, None)
        number, offset = told[0]
        yield Role(names[key], len(told), first, last, (order.index(number), offset))


def _quotes(row: Row, digests: Sequence[Digest], order: Sequence[int]) -> Iterator[Quote]:
    for place, number in enumerate(order):
        digest, found = digests[number], list[Span]()
        for each in row.appearances:
            if each.article == number:
                found += portrait(digest.text, digest.blocks, each.entity, ()).quotes
        for span in dict.fromkeys(found):
            yield Quote(place, span, sentence_of(digest, span), _pen(digest, span))


def sentence_of(digest: Digest, span: Span) -> Span:
    """The sentence that a span begins in, as far as the span at least."""
    for block in digest.blocks:
        if block.start <= span.start < block.end:
            found = sentence_at(digest.text, span.start, block.start, block.end)
            return Span(found.start, max(found.end, span.end)) if found else span
    return span


def sentences_between(digest: Digest, first: int, last: int, most: int) -> int:
    """How many sentences on a place of a text is from one before it; 0 in the same.

    No more than `most` are counted: a book may be long.
    """
    blocks = digest.blocks
    begin = max(0, bisect_right(blocks, first, key=lambda block: block.start) - 1)
    within = takewhile(lambda block: block.start <= last, islice(blocks, begin, None))
    starts = (
        sentence.start
        for block in within
        for sentence in sentence_spans(digest.text, block.start, block.end)
    )
    return sum(1 for _ in islice((at for at in starts if first < at <= last), most))


def _pen(digest: Digest, span: Span) -> str:
    """The pen of a highlight there."""
    return next((pen for a, b, pen in digest.marks if a < span.end and span.start < b), "")


def _company(rows: Sequence[Row], row: Row) -> Iterator[Companion]:
    for number, count in row.beside:
        other = rows[number]
        yield Companion(other.name, other.type, next(iter(other.roles), ""), count)


def _apart(rows: Sequence[Row], own: int, verdicts: Sequence[Verdict]) -> Iterator[Apart]:
    """Others of the last name, those that may be the same first."""
    if rows[own].type != "PERSON":
        return
    last = split_name(rows[own].name).last
    reasons = {
        ({each.one, each.other} - {own}).pop(): each.reason
        for each in suggestions(rows, verdicts)
        if own in (each.one, each.other)
    }
    found = []
    for number, row in enumerate(rows):
        if number != own and row.type == "PERSON" and split_name(row.name).last == last:
            articles = len({each.article for each in row.appearances})
            found.append(
                Apart(row.name, next(iter(row.roles), ""), articles, reasons.get(number, ""))
            )
    yield from sorted(found, key=lambda each: (not each.reason, -each.articles, each.name))
