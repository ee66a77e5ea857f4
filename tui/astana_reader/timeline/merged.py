"""One line of time for several articles: the same event once, with every article that tells it.

What the reader said is one event is one, whatever its days and words.
Two sentences are near-equal where they share most of their telling words. Near-equal sentences of
the same days are one event, and so are those of one day that share names or nouns. Where two
articles date near-equal sentences differently, and neither has the other's date, that is a
conflict for the reader to look at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from .event import Event, order
from .likeness import may_be_mistaken
from .told import Told

_WORD = re.compile(r"[^\W\d_]{4,}|[^\W_]*\d[^\W_]*")
_SAME = 0.5  # of their words, for one event
_EQUAL = 0.7  # of their words, for a conflict
_FEWEST = 4  # telling words of a sentence that can be compared
_COMMON = 200  # a word in more sentences tells nothing


@dataclass(frozen=True, slots=True)
class Article:
    """An article by its name, with its text and events."""

    name: str
    text: str
    events: Sequence[Event]
    same: Mapping[int, str] = field(default_factory=dict)
    """What the reader holds to be one event has one id: by the numbers of events, see `told_same`.
    """


@dataclass(frozen=True, slots=True)
class Source:
    """An event as one article tells it; `article` is its place in the list of articles."""

    article: int
    event: Event


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """An event with all its sources, the one with the finest date first.

    `conflicts` are the places in the merged line of events that say the same of other days.
    """

    sources: tuple[Source, ...]
    conflicts: tuple[int, ...] = ()

    @property
    def event(self) -> Event:
        return self.sources[0].event


def merge_events(articles: Sequence[Article]) -> tuple[MergedEvent, ...]:
    """All events in order of time, those without days last."""
    sources = [
        Source(number, event) for number, article in enumerate(articles) for event in article.events
    ]
    told = Told(
        [articles[source.article].text for source in sources],
        [source.event for source in sources],
        [source.article for source in sources],
    )
    words = [_words(articles[source.article].text, source.event) for source in sources]
    groups = list(range(len(sources)))
    clashes: list[tuple[int, int]] = []
    for one, other, likeness in _alike(words):
        if _agree(sources[one].event, sources[other].event):
            apart = sources[one].article != sources[other].article
            if apart and not told.is_apart(one, other):
                groups[_root(groups, other)] = _root(groups, one)
        elif likeness >= _EQUAL:
            clashes.append((one, other))
    _join_by_names(told, groups, clashes)
    _join_as_told(articles, groups)
    real = _of_one_event(told, sources, clashes)
    return _lined_up(sources, groups, _unanswered(sources, groups, real))


def _of_one_event(
    told: Told, sources: Sequence[Source], clashes: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Those clashes in which both tell of one event."""
    sentences: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for source in sources:
        sentences[source.article, source.event.start].append(source.event)
    return [
        (one, other)
        for one, other in dict.fromkeys(clashes)
        if _clash(sentences, sources[one], sources[other]) and told.is_same(one, other)
    ]


def _unanswered(
    sources: Sequence[Source], groups: list[int], clashes: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Those clashes of which neither event is told by the other's article on its own day."""
    tellers: dict[int, set[int]] = defaultdict(set)
    for number, source in enumerate(sources):
        tellers[_root(groups, number)].add(source.article)
    return [
        (one, other)
        for one, other in clashes
        if sources[other].article not in tellers[_root(groups, one)]
        and sources[one].article not in tellers[_root(groups, other)]
    ]


def _join_by_names(told: Told, groups: list[int], clashes: list[tuple[int, int]]) -> None:
    """Joins events of one time that share names or nouns; the same of other days is a conflict.

    An event joins no two of one article, which tells them apart.
    """
    members: dict[int, set[int]] = defaultdict(set)
    for number, article in enumerate(told.articles):
        members[_root(groups, number)].add(article)
    for one, other in told.pairs():
        first, second = told.events[one], told.events[other]
        roots = _root(groups, one), _root(groups, other)
        if told.is_one(one, other) and not members[roots[0]] & members[roots[1]]:
            groups[roots[1]] = roots[0]
            members[roots[0]] |= members[roots[1]]
        elif may_be_mistaken(first, second):
            clashes.append((one, other))


def _join_as_told(articles: Sequence[Article], groups: list[int]) -> None:
    """Joins what the reader said is one event."""
    first: dict[str, int] = {}
    begin = 0
    for article in articles:
        for number, id in article.same.items():
            at = begin + number
            groups[_root(groups, at)] = _root(groups, first.setdefault(id, at))
        begin += len(article.events)


def told_same(
    events: Sequence[Event],
    times: Sequence[tuple[int, int]],
    told: Iterable[tuple[int, int, str]],
) -> dict[int, str]:
    """The ids that the reader gave to events, by the numbers of these.

    `times` are the places of an article's time expressions, `told` passages with an id each; an
    event takes the id of a passage that shares a letter with the words that date it first.
    """
    found: dict[int, str] = {}
    places = [times[e.expressions[0]] if e.expressions else (e.start, e.end) for e in events]
    for start, end, id in told:
        for number, (first, last) in enumerate(places):
            if first < end and start < last:
                found.setdefault(number, id)
                break
    return found


def _lined_up(
    sources: Sequence[Source], groups: list[int], clashes: Sequence[tuple[int, int]]
) -> tuple[MergedEvent, ...]:
    members: dict[int, list[Source]] = defaultdict(list)
    for number, source in enumerate(sources):
        members[_root(groups, number)].append(source)
    for group in members.values():
        group.sort(key=lambda source: (_length(source.event), source.article, source.event.start))
    line = sorted(members, key=lambda root: (order(members[root][0].event), root))
    places = {root: place for place, root in enumerate(line)}
    conflicts: dict[int, set[int]] = defaultdict(set)
    for pair in clashes:
        one, other = (places[_root(groups, number)] for number in pair)
        conflicts[one].add(other)
        conflicts[other].add(one)
    return tuple(
        MergedEvent(tuple(members[root]), tuple(sorted(conflicts[place] - {place})))
        for place, root in enumerate(line)
    )


def _length(event: Event) -> int:
    """The days that it covers; more than any for one without days."""
    if event.earliest is None or event.latest is None:
        return date.max.toordinal()
    return (event.latest - event.earliest).days


def _words(text: str, event: Event) -> frozenset[str]:
    """The telling words of the event's sentence."""
    found = frozenset(word.casefold() for word in _WORD.findall(text, event.start, event.end))
    return found if len(found) >= _FEWEST else frozenset()


def _alike(words: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, float]]:
    """Pairs of sentences that share enough of their words, with the share that these are."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(words):
        for word in found:
            holders[word].append(number)
    for number, found in enumerate(words):
        shared: dict[int, int] = defaultdict(int)
        for word in found:
            if len(holders[word]) <= _COMMON:
                for other in holders[word]:
                    if other > number:
                        shared[other] += 1
        least = _SAME * len(found)
        for other, count in sorted(item for item in shared.items() if item[1] >= least):
            likeness = count / (len(found) + len(words[other]) - count)
            if likeness >= _SAME:
                yield number, other, likeness


def _agree(one: Event, other: Event) -> bool:
    """Whether both are of one kind and the days of one lie within those of the other."""
    if one.kind != other.kind:
        return False
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return one.earliest == other.earliest
    inner, outer = sorted(((one.earliest, one.latest), (other.earliest, other.latest)), key=_size)
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _size(days: tuple[date, date]) -> int:
    return (days[1] - days[0]).days


def _clash(
    sentences: Mapping[tuple[int, int], Sequence[Event]], one: Source, other: Source
) -> bool:
    """Whether the sentences come from two articles and neither has the date of the other."""
    if one.article == other.article or (one.event.kind, other.event.kind) != ("date", "date"):
        return False
    return not any(
        _agree(mine, theirs)
        for here, theirs in ((one, other.event), (other, one.event))
        for mine in sentences[here.article, here.event.start]
    )


def _root(groups: list[int], number: int) -> int:
    while groups[number] != number:
        groups[number] = groups[groups[number]]
        number = groups[number]
    return number
