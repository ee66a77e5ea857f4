"""What is marked in an article, as covers of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import SpanIndex

from .flags import PENS, Cover, pen_flag

if TYPE_CHECKING:  # the first screen is painted without the room of annotations
    from astana_reader.annotations.placed_marks import Highlight


@dataclass(frozen=True, slots=True)
class Layers:
    """What is marked in the whole article, whatever is on screen."""

    highlights: SpanIndex[Highlight] = field(default_factory=SpanIndex)
    spans: Mapping[int, OrderedSpans] = field(default_factory=dict)
    """By flag: names, dates, hits and all else that lies on the text."""
    marks: Sequence[Highlight] = ()
    """The same highlights by start; another value as soon as one of them is another."""
    altered: frozenset[str] = frozenset()
    """Ids of highlights whose sentences are not as they were."""
    linked: frozenset[str] = frozenset()
    """Ids of highlights that are linked with others."""
    held: str = ""
    """The id of the highlight that waits to be linked."""

    def __getitem__(self, flag: int) -> OrderedSpans:
        """The spans that a flag is on."""
        return self.spans.get(flag, _NO_SPANS)

    def put(self, flag: int, spans: OrderedSpans) -> Layers:
        """With a flag on other spans."""
        return replace(self, spans={**self.spans, flag: spans})

    def covers(self, start: int, end: int) -> list[Cover]:
        """What is marked between two offsets, clipped to them; the shortest highlight on top."""
        covers = [
            Cover(max(start, index.starts[n]), min(end, index.ends[n]), flag)
            for flag, index in self.spans.items()
            for n in index.numbers(start, end)
        ]
        marks = self.highlights.overlapping(start, end)
        for mark in sorted(marks, key=lambda m: m.start - m.end):
            flag = pen_flag(mark.annotation.pen)
            covers.append(Cover(max(start, mark.start), min(end, mark.end), flag, clears=PENS))
        return covers


_NO_SPANS = OrderedSpans()


T = TypeVar("T")


def changed_part(before: Sequence[T], after: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """What is between the ends that two sequences have in common: of the one, of the other."""
    first = _common(before, after)
    rest, other = before[first:], after[first:]
    last = _common(rest[::-1], other[::-1])
    return rest[: len(rest) - last], other[: len(other) - last]


def _common(one: Sequence[T], other: Sequence[T]) -> int:
    """How many items two sequences begin with in common: by slices, which C compares."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
