"""Spans of text and an index that finds those overlapping a range."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of code points, start inclusive, end exclusive."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end

    def contains(self, offset: int) -> bool:
        return self.start <= offset < self.end


class Spanned(Protocol):
    """Anything with a start and an end in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)


class SpanIndex(Generic[T]):
    """Finds the items that overlap a range, whatever their number and length.

    Items are kept by length class (powers of two) and start, so a query looks at no more than
    about twice the items it returns in each of the few classes. Items without length never match.
    """

    def __init__(self, items: Iterable[T] = ()) -> None:
        classes: dict[int, list[T]] = {}
        for item in items:
            if item.end > item.start:
                classes.setdefault((item.end - item.start).bit_length(), []).append(item)
        self._classes: list[tuple[int, list[int], list[T]]] = []
        for bits, members in sorted(classes.items()):
            members.sort(key=lambda item: item.start)
            self._classes.append((1 << bits, [item.start for item in members], members))

    def overlapping(self, start: int, end: int) -> list[T]:
        """The items that share a code point with [start, end), by start, longer ones first."""
        found = [item for item in self._candidates(start, end) if item.end > start]
        found.sort(key=lambda item: (item.start, -item.end))
        return found

    def _candidates(self, start: int, end: int) -> Iterator[T]:
        for longest, starts, members in self._classes:
            first = bisect_left(starts, start - longest)
            yield from members[first : bisect_left(starts, end)]
