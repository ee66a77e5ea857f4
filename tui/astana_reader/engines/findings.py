"""What the engines found in the article so far, ready to be looked up by place."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span
from astana_reader.timeline.event import Event, order
from astana_reader.timeline.expressions import TimeExpression

COARSE = frozenset({"year", "decade", "century"})
"""Granularities that stand on the line as a rung of their own."""


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """An entity as the screen needs it; its mentions are in `Findings`."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    decided: bool = False
    """By the reader, not by the engine."""
    sure: bool = True
    may_be: tuple[str, ...] = ()
    """The names of those whom a surname that fits several may mean."""
    facets: tuple[tuple[str, int], ...] = ()
    """What it stands for and how often, where that is more than one thing: a place, its team."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entity that the library leaves out, by its name, and where it is named first."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of all entities in text order, and for each entity which are its own."""

    spans: OrderedSpans = field(default_factory=OrderedSpans)
    owners: Sequence[int] = ()
    """The number of the entity that each mention is of."""
    members: Sequence[int] = ()
    """The numbers of the mentions, entity by entity, each entity's in text order."""
    bounds: Sequence[int] = (0,)
    """Where each entity's part of `members` begins, and the end."""

    @classmethod
    def of(cls, found: Iterable[tuple[int, int, int]], entities: int) -> Mentions:
        """From (start, end, number of its entity), none overlapping, in any order."""
        ordered = sorted(found)
        owners = array("i", (owner for _, _, owner in ordered))
        members = array("i", sorted(range(len(owners)), key=owners.__getitem__))
        owners_of_members = [owners[number] for number in members]
        bounds = array("i", (bisect_left(owners_of_members, n) for n in range(entities + 1)))
        spans = OrderedSpans((start, end) for start, end, _ in ordered)
        return cls(spans, owners, members, bounds)

    def numbers_of(self, entity: int) -> Sequence[int]:
        """The numbers of an entity's mentions."""
        return self.members[self.bounds[entity] : self.bounds[entity + 1]]

    def count(self, entity: int) -> int:
        return self.bounds[entity + 1] - self.bounds[entity]

    def place(self, entity: int, offset: int) -> int:
        """Which of its mentions is at or first after an offset, counted from 0; else the first."""
        numbers = self.numbers_of(entity)
        place = bisect_left(numbers, bisect_right(self.spans.ends, offset))
        return place if place < len(numbers) else 0

    def firsts(self, entities: int) -> OrderedSpans:
        """The first mention of each of so many entities, the first ones."""
        numbers = sorted(self.members[bound] for bound in self.bounds[:entities])
        return OrderedSpans((self.spans.starts[n], self.spans.ends[n]) for n in numbers)


@dataclass(frozen=True, eq=False)
class Findings:
    """Entities, time expressions, events and sentences; empty until an engine has answered.

    Equal only to itself, so that what was made from it is quickly known to be current.
    """

    entities: Sequence[FoundEntity] = ()
    """The sure ones first, then by type, those with most mentions first."""
    unsure: int = 0
    """How many of them, the last ones, are not sure."""
    mentions: Mentions = field(default_factory=Mentions)
    links: Mentions = field(default_factory=Mentions)
    """Where “the senator” and the like stand for an entity; they count as no mentions."""
    left_out: Sequence[LeftOut] = ()
    """In text order."""
    expressions: Sequence[TimeExpression] = ()
    """In text order, none overlapping."""
    times: OrderedSpans = field(default_factory=OrderedSpans)
    """Where the expressions stand."""
    events: Sequence[Event] = ()
    """In text order."""
    event_starts: Sequence[int] = ()
    """Where the sentence of each event starts."""
    again_starts: Sequence[int] = ()
    """Where sentences that tell an event again start, in order."""
    again_of: Sequence[int] = ()
    """The number of the event that each of them tells."""
    chronology: Sequence[int] = ()
    """The numbers of the events in order of time."""
    sentences: Sequence[int] = ()
    """Where the sentences of the article start, in order."""
    notice: str = ""
    """What the reader should know of how names were found."""
    dates_notice: str = ""
    """What the reader should know of how dates were read."""
    doubts: Sequence[str] = ()
    """What speaks against the publication date, a line each."""
    guess: date | None = None
    """The best guess at the publication date, if the text allows one."""

    # --- entities ---------------------------------------------------------------------------------

    def mentions_of(self, entity: int) -> list[Span]:
        """The mentions of an entity in text order."""
        return [self.mentions.spans[number] for number in self.mentions.numbers_of(entity)]

    def entity_at(self, start: int, end: int) -> int | None:
        """The number of the first entity that is named in a range."""
        found = self.mentions.spans.numbers(start, end)
        return self.mentions.owners[found[0]] if found else None

    def entities_in(self, start: int, end: int) -> list[FoundEntity]:
        numbers = self.mentions.spans.numbers(start, end)
        owners = dict.fromkeys(self.mentions.owners[n] for n in numbers)
        return [self.entities[owner] for owner in owners]

    def linked_at(self, offset: int) -> int | None:
        """The number of the entity that “the senator” at an offset stands for."""
        found = self.links.spans.numbers(offset, offset + 1)
        return self.links.owners[found[0]] if found else None

    @property
    def sure(self) -> int:
        """How many entities are sure."""
        return len(self.entities) - self.unsure

    @cached_property
    def first_mentions(self) -> OrderedSpans:
        """The first mention of each entity that is sure."""
        return self.mentions.firsts(self.sure)

    # --- times ------------------------------------------------------------------------------------

    def expression_at(self, start: int, end: int) -> int | None:
        found = self.times.numbers(start, end)
        return found[0] if found else None

    def first_time(self, event: Event) -> int:
        """Where the first time expression of an event starts."""
        return self.times.starts[event.expressions[0]]

    def event_in(self, span: Span, caret: int) -> int | None:
        """The event in a sentence: that of the expression at or after the caret, else the last.

        A sentence that only tells an event again has that one.
        """
        numbers = self.events_in(span)
        if not numbers:
            told = bisect_left(self.again_starts, span.start)
            again = self.again_starts[told : told + 1]
            return self.again_of[told] if again and again[0] < span.end else None
        ahead = (number for number in numbers if self._last_end(number) > caret)
        return next(ahead, numbers[-1])

    def events_in(self, span: Span) -> range:
        """The numbers of the events of a sentence."""
        starts = self.event_starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    def times_again(self, event: Event) -> Iterator[int]:
        """The numbers of the expressions that tell its days again, in other sentences."""
        first, last = event.earliest or date.max, event.latest or date.min
        for span in event.again:
            for number in self.times.numbers(span.start, span.end):
                one = self.expressions[number]
                if (one.earliest or date.max) <= last and first <= (one.latest or date.min):
                    yield number

    def _last_end(self, event: int) -> int:
        """Where the last expression of an event ends."""
        return max((self.times.ends[n] for n in self.events[event].expressions), default=0)

    def sentence_number(self, offset: int) -> int:
        """Which sentence an offset is in, counted from 1."""
        return max(1, bisect_right(self.sentences, offset))


def reading_order(event: Event) -> tuple[int, int]:
    """Sorts events by their sentence, then their first expression."""
    return event.start, event.expressions[0] if event.expressions else -1


def chronology(events: Sequence[Event]) -> list[int]:
    """The numbers of the events in order of time, also before Christ; without a place come last."""
    return sorted(range(len(events)), key=lambda number: order(events[number]))


def retellings(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Where sentences start that tell events again, in text order, with the event's number."""
    return sorted((span.start, n) for n, event in enumerate(events) for span in event.again)
