"""Who appears in which articles, how often, and with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Spanned

from . import merging
from .mentions import Entity, EntityType, Mention

_MOST = 12
"""Names of a sentence that count as together: in longer lists nobody is with anybody."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article by its name, with its text, its blocks and its entities."""

    name: str
    text: str
    blocks: Sequence[Spanned]
    entities: Sequence[Entity]


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in one article, by the article's place in the list, with its mentions."""

    article: int
    entity: Entity


@dataclass(frozen=True, slots=True)
class Row:
    """An entity of several articles.

    `beside` are the numbers of the rows named in the same sentences, and in how many of them, the
    most frequent first.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    beside: tuple[tuple[int, int], ...] = ()

    @property
    def count(self) -> int:
        """Mentions in all the articles."""
        return sum(len(each.entity.mentions) for each in self.appearances)


def merge_articles(sources: Sequence[Source]) -> tuple[Row, ...]:
    """All entities, those in most articles first, then those with most mentions.

    Names of several articles become one as the mentions of one article do.
    """
    found = [Appearance(n, e) for n, source in enumerate(sources) for e in source.entities]
    names = [
        Mention(number, number + 1, each.entity.name, each.entity.type)
        for number, each in enumerate(found)
    ]
    rows = [_row(merged, found) for merged in merging.merge(names)]
    rows.sort(key=lambda row: (-_articles(row), -row.count, row.name))
    return tuple(_with_company(rows, sources))


def _articles(row: Row) -> int:
    return len({each.article for each in row.appearances})


def _row(merged: Entity, found: Sequence[Appearance]) -> Row:
    own = [found[mention.start] for mention in merged.mentions]
    forms = dict.fromkeys(f for each in own for f in (each.entity.name, *each.entity.aliases))
    roles = dict.fromkeys(role for each in own for role in each.entity.roles)
    aliases = tuple(form for form in forms if form != merged.name)
    return Row(merged.name, merged.type, aliases, tuple(roles), tuple(own))


def _with_company(rows: Sequence[Row], sources: Sequence[Source]) -> Iterator[Row]:
    together: dict[int, Counter[int]] = defaultdict(Counter)
    places: list[list[tuple[int, int]]] = [[] for _ in sources]
    for number, row in enumerate(rows):
        for each in row.appearances:
            starts = (mention.start for mention in each.entity.mentions)
            places[each.article] += ((start, number) for start in starts)
    for source, found in zip(sources, places, strict=True):
        for named in _named_together(source, sorted(found)):
            for one, other in combinations(sorted(named), 2):
                together[one][other] += 1
                together[other][one] += 1
    for number, row in enumerate(rows):
        beside = sorted(together[number].items(), key=lambda pair: (-pair[1], pair[0]))
        yield Row(row.name, row.type, row.aliases, row.roles, row.appearances, tuple(beside))


def _named_together(source: Source, places: Sequence[tuple[int, int]]) -> Iterator[set[int]]:
    """The rows that each sentence of an article names, where it names several.

    `places` are the starts of its mentions, in order, with the rows they belong to.
    """
    at = 0
    for block in source.blocks:
        for sentence in sentence_spans(source.text, block.start, block.end):
            named = set()
            while at < len(places) and places[at][0] < sentence.end:
                named.add(places[at][1])
                at += 1
            if 1 < len(named) <= _MOST:
                yield named
