"""What the engines found in the article, ready to be looked up by place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from astana_reader.entities.mentions import Entity
from astana_reader.text.spans import Span, SpanIndex
from astana_reader.timeline.events import Event
from astana_reader.timeline.expressions import TimeExpression


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention or an expression in the text, with the number of what it is of."""

    start: int
    end: int
    of: int


class Findings:
    """Entities, time expressions and events; empty until an engine has answered."""

    def __init__(
        self,
        entities: tuple[Entity, ...] = (),
        expressions: tuple[TimeExpression, ...] = (),
        events: tuple[Event, ...] = (),
        sentences: Sequence[int] = (),
        *,
        complete: bool = False,
    ) -> None:
        self.entities = entities
        self.expressions = expressions
        self.events = events
        self.sentences = sentences
        """Where the sentences of the article start, in order."""
        self.complete = complete
        self.mentions = SpanIndex(
            Occurrence(m.start, m.end, n) for n, e in enumerate(entities) for m in e.mentions
        )
        self.times = SpanIndex(Occurrence(e.start, e.end, n) for n, e in enumerate(expressions))
        self._event_of = {x: n for n, e in enumerate(events) for x in e.expressions}

    def entity_at(self, start: int, end: int) -> int | None:
        """The number of the shortest entity mention that overlaps a range."""
        return _shortest(self.mentions.overlapping(start, end))

    def expression_at(self, start: int, end: int) -> int | None:
        return _shortest(self.times.overlapping(start, end))

    def event_in(self, span: Span, caret: int) -> int | None:
        """The event in a sentence: that of the expression at or after the caret, else the last."""
        found = [o for o in self.times.overlapping(span.start, span.end) if o.of in self._event_of]
        ahead = [o for o in found if o.end > caret]
        return self._event_of[(ahead or found[-1:])[0].of] if found else None

    def sentence_number(self, offset: int) -> int:
        """Which sentence an offset is in, counted from 1."""
        return max(1, bisect_right(self.sentences, offset))

    def first_mentions(self) -> SpanIndex[Span]:
        firsts = (e.mentions[0] for e in self.entities if e.mentions)
        return SpanIndex(Span(m.start, m.end) for m in firsts)

    def all_mentions(self) -> SpanIndex[Span]:
        return SpanIndex(Span(m.start, m.end) for e in self.entities for m in e.mentions)

    def dates(self) -> SpanIndex[Span]:
        return SpanIndex(Span(e.start, e.end) for e in self.expressions)


def _shortest(found: Iterable[Occurrence]) -> int | None:
    best = min(found, key=lambda o: o.end - o.start, default=None)
    return best.of if best else None
