"""What the engines found in the article so far, ready to be looked up by place."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span
from astana_reader.timeline.events import Event
from astana_reader.timeline.expressions import TimeExpression


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


@dataclass(frozen=True)
class Findings:
    """Entities, time expressions, events and sentences; empty until an engine has answered."""

    entities: Sequence[FoundEntity] = ()
    mentions: OrderedSpans = field(default_factory=OrderedSpans)
    owners: Sequence[int] = ()
    """The number of the entity that each mention is of."""
    expressions: Sequence[TimeExpression] = ()
    """In text order, none overlapping."""
    events: Sequence[Event] = ()
    sentences: Sequence[int] = ()
    """Where the sentences of the article start, in order."""
    progress: float = 0.0
    """The share of the work that is done."""

    @property
    def complete(self) -> bool:
        return self.progress >= 1

    # --- entities ---------------------------------------------------------------------------------

    @cached_property
    def _mentions_of(self) -> Mapping[int, array[int]]:
        """The numbers of each entity's mentions."""
        found: dict[int, array[int]] = {}
        for number, owner in enumerate(self.owners):
            found.setdefault(owner, array("q")).append(number)
        return found

    def mention_count(self, entity: int) -> int:
        return len(self._mentions_of.get(entity, ()))

    def mentions_of(self, entity: int) -> list[Span]:
        """The mentions of an entity in text order."""
        return [self.mentions[number] for number in self._mentions_of.get(entity, ())]

    def mention_number(self, entity: int, offset: int) -> int:
        """Which of its mentions is at or first after an offset, counted from 0."""
        numbers = self._mentions_of.get(entity, array("q"))
        place = bisect_left(numbers, bisect_right(self.mentions.ends, offset))
        return place if place < len(numbers) else 0

    def entity_at(self, start: int, end: int) -> int | None:
        """The number of the first entity that is named in a range."""
        found = self.mentions.numbers(start, end)
        return self.owners[found[0]] if found else None

    def entities_in(self, start: int, end: int) -> list[FoundEntity]:
        owners = dict.fromkeys(self.owners[n] for n in self.mentions.numbers(start, end))
        return [self.entities[owner] for owner in owners]

    @cached_property
    def first_mentions(self) -> OrderedSpans:
        firsts = sorted(numbers[0] for numbers in self._mentions_of.values())
        return OrderedSpans((self.mentions.starts[n], self.mentions.ends[n]) for n in firsts)

    # --- times ------------------------------------------------------------------------------------

    @cached_property
    def times(self) -> OrderedSpans:
        return OrderedSpans((x.start, x.end) for x in self.expressions)

    @cached_property
    def _event_of(self) -> Mapping[int, int]:
        return {x: n for n, event in enumerate(self.events) for x in event.expressions}

    def expression_at(self, start: int, end: int) -> int | None:
        found = self.times.numbers(start, end)
        return found[0] if found else None

    def event_in(self, span: Span, caret: int) -> int | None:
        """The event in a sentence: that of the expression at or after the caret, else the last."""
        found = [n for n in self.times.numbers(span.start, span.end) if n in self._event_of]
        ahead = [n for n in found if self.times.ends[n] > caret]
        return self._event_of[(ahead or found[-1:])[0]] if found else None

    def sentence_number(self, offset: int) -> int:
        """Which sentence an offset is in, counted from 1."""
        return max(1, bisect_right(self.sentences, offset))
