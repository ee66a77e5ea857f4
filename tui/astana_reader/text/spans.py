"""Spans of text and an index that finds those overlapping a range."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


@dataclass(slots=True)
class _LengthClass(Generic[T]):
    """The items that are shorter than a length and at least half as long, by start."""

    starts: list[int]
    items: list[T]


class SpanIndex(Generic[T]):
    """Finds the items that overlap a range, whatever their number and length.

    Items are kept by length class (powers of two) and start, so a query looks at no more than
    about twice the items it returns in each of the few classes. One more or less costs a search
    and a shift of part of a list, not a new index. Items without length never match.
    """

    def __init__(self, items: Iterable[T] = ()) -> None:
        self._classes: dict[int, _LengthClass[T]] = {}
        classes: dict[int, list[T]] = {}
        for item in items:
            if item.end > item.start:
                classes.setdefault(_length_class(item), []).append(item)
        for bits, members in sorted(classes.items()):
            members.sort(key=lambda item: item.start)
            self._classes[bits] = _LengthClass([item.start for item in members], members)

    def add(self, item: T) -> None:
        if item.end > item.start:
            of = self._classes.setdefault(_length_class(item), _LengthClass([], []))
            place = bisect_right(of.starts, item.start)
            of.starts.insert(place, item.start)
            of.items.insert(place, item)

    def remove(self, item: T) -> None:
        """Take an item away. Raises ValueError if it is not there."""
        if item.end > item.start:
            of = self._classes.get(_length_class(item), _LengthClass([], []))
            first, last = bisect_left(of.starts, item.start), bisect_right(of.starts, item.start)
            place = of.items.index(item, first, last)
            del of.starts[place], of.items[place]

    def overlapping(self, start: int, end: int) -> list[T]:
        """The items that share a code point with [start, end), by start, longer ones first."""
        found = [item for item in self._candidates(start, end) if item.end > start]
        found.sort(key=lambda item: (item.start, -item.end))
        return found

    def _candidates(self, start: int, end: int) -> Iterator[T]:
        for bits, of in self._classes.items():
            first = bisect_left(of.starts, start - (1 << bits))
            yield from of.items[first : bisect_left(of.starts, end)]


def _length_class(item: Spanned) -> int:
    return (item.end - item.start).bit_length()
