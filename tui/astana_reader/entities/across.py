"""Who appears in which articles, how often, with whom, and who may be the same person.

People of the same full name are one. Where names only fit each other (Lee and Ann Lee, Bill and
William Tell), being one is suggested with its reason: the same office, the same company.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Spanned

from . import merging
from .given_names import same_given
from .mentions import Entity, EntityType, Mention, folded
from .people import split_name

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the user said of two names: that they are one person's, or that they are not."""

    one: str
    other: str
    same: bool

    @property
    def key(self) -> frozenset[str]:
        return frozenset((folded(self.one), folded(self.other)))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two rows, by their numbers, that may be one person, and why: a sentence."""

    one: int
    other: int
    reason: str


def merge_articles(sources: Sequence[Source], verdicts: Sequence[Verdict] = ()) -> tuple[Row, ...]:
    """All entities, those in most articles first, then those with most mentions.

    Names of several articles become one as the mentions of one article do; of people only full
    names that are the same, and those that the user said are one.
    """
    found = [Appearance(n, e) for n, source in enumerate(sources) for e in source.entities]
    things = [
        Mention(number, number + 1, each.entity.name, each.entity.type)
        for number, each in enumerate(found)
        if each.entity.type != "PERSON"
    ]
    rows = [_row(merged, found) for merged in merging.merge(things)]
    rows += _people(found, verdicts)
    rows.sort(key=lambda row: (-_articles(row), -row.count, row.name))
    return tuple(_with_company(rows, sources))


def _people(found: Sequence[Appearance], verdicts: Sequence[Verdict]) -> list[Row]:
    """The rows of people: by article for a surname alone, which says little."""
    same = _said_to_be_one(verdicts)
    groups: dict[object, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        if each.entity.type == "PERSON":
            name = folded(each.entity.name)
            alone = not split_name(name).is_full or each.entity.may_be
            groups[same.get(name) or (name, each.article if alone else -1)].append(number)
    return [_row(_united(found, numbers), found) for numbers in groups.values()]


def _said_to_be_one(verdicts: Sequence[Verdict]) -> dict[str, frozenset[str]]:
    """For each name of a person of several names all of them."""
    same: dict[str, frozenset[str]] = {}
    for verdict in verdicts:
        if verdict.same:
            names = verdict.key.union(*(same.get(name, ()) for name in verdict.key))
            same |= dict.fromkeys(names, names)
    return same


def _united(found: Sequence[Appearance], numbers: Sequence[int]) -> Entity:
    names = [Mention(n, n + 1, found[n].entity.name, "PERSON") for n in numbers]
    return merging.entity(names)


def suggestions(rows: Sequence[Row], verdicts: Sequence[Verdict] = ()) -> tuple[Suggestion, ...]:
    """Which people may be one, on which the user has said nothing yet; best reason first."""
    said = {verdict.key for verdict in verdicts}
    by_last: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        if row.type == "PERSON":
            by_last[split_name(row.name).last].append(number)
    found: list[tuple[int, Suggestion]] = []
    for numbers in by_last.values():
        for one, other in combinations(numbers, 2):
            names = frozenset((folded(rows[one].name), folded(rows[other].name)))
            if names not in said and _could_be_one(rows[one], rows[other]):
                points, reason = _reason(rows, one, other)
                if points:
                    found.append((points, Suggestion(one, other, reason)))
    found.sort(key=lambda pair: (-pair[0], pair[1].one, pair[1].other))
    return tuple(suggestion for _, suggestion in found)


def _could_be_one(one: Row, other: Row) -> bool:
    """Whether two rows of a surname have names that fit, and no article has them both."""
    a, b = split_name(one.name), split_name(other.name)
    fits = not a.is_full or not b.is_full or same_given(a.first, b.first)
    together = {each.article for each in one.appearances} & {
        each.article for each in other.appearances
    }
    return fits and not together and (not a.suffix or not b.suffix or a.suffix == b.suffix)


def _reason(rows: Sequence[Row], one: int, other: int) -> tuple[int, str]:
    """How much speaks for two rows being one, and what, as a sentence."""
    offices = {role.lower(): role for role in rows[one].roles}
    shared = [offices[role.lower()] for role in rows[other].roles if role.lower() in offices]
    company = [n for n, _ in rows[one].beside if n in {n for n, _ in rows[other].beside}]
    names = " and ".join(rows[n].name for n in company[:2])
    told = [f"both are {shared[0]}"] if shared else []
    told += [f"both are named with {names}"] if company else []
    return 2 * len(shared) + len(company), f"{rows[one].name} and {rows[other].name}: " + (
        ", ".join(told) + "."
    )


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
