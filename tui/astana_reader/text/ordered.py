"""Spans in text order that do not overlap, found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from .spans import Span


class OrderedSpans:
    """Many spans at little cost: two arrays of code points."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self.starts = array("q")
        self.ends = array("q")
        for start, end in spans:
            self.starts.append(start)
            self.ends.append(end)

    @classmethod
    def of(cls, starts: array[int], ends: array[int]) -> OrderedSpans:
        made = cls()
        made.starts, made.ends = starts, ends
        return made

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Span:
        return Span(self.starts[number], self.ends[number])

    def numbers(self, start: int, end: int) -> range:
        """The numbers of the spans that share a code point with [start, end)."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def overlapping(self, start: int, end: int) -> list[Span]:
        return [self[number] for number in self.numbers(start, end)]
