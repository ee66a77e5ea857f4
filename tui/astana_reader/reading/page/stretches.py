"""Where the code points of a row stand, in cells from the left edge of the column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from astana_reader.text.graphemes import cells, clusters


class Stretch(NamedTuple):
    """Code points of a row that stand side by side, the first one at cell `x`."""

    start: int
    end: int
    x: int


Stretches = tuple[Stretch, ...]
"""A row: from left to right, none over another; the cells between are painted, never text."""


class Rows(Protocol):
    """The rows of a piece."""

    def __len__(self) -> int: ...

    def row_of(self, offset: int) -> int:
        """The row an offset is on; what is on none belongs to the text before it."""

    def stretches(self, row: int) -> Stretches: ...


class Flow:
    """Rows that each go on where the one before ends."""

    __slots__ = ("_end", "_first", "_rest", "_starts")

    def __init__(self, starts: list[int], end: int, first: int = 0, rest: int = 0) -> None:
        """`starts` are code points; `first` and `rest` the cells at which the rows begin."""
        self._starts = starts
        self._end = end
        self._first = first
        self._rest = rest

    def __len__(self) -> int:
        return len(self._starts)

    def row_of(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def stretches(self, row: int) -> Stretches:
        starts = self._starts
        end = starts[row + 1] if row + 1 < len(starts) else self._end
        return (Stretch(starts[row], end, self._rest if row else self._first),)


class Grid:
    """Rows of several stretches, such as those of a table's cells that are wrapped."""

    __slots__ = ("_places", "_rows", "_starts")

    def __init__(self, rows: Iterable[Stretches]) -> None:
        self._rows = list(rows)
        places = sorted((s.start, n) for n, row in enumerate(self._rows) for s in row)
        self._starts = [start for start, _ in places]
        self._places = [row for _, row in places]

    def __len__(self) -> int:
        return len(self._rows)

    def row_of(self, offset: int) -> int:
        return self._places[max(0, bisect_right(self._starts, offset) - 1)]

    def stretches(self, row: int) -> Stretches:
        return self._rows[row]


def side_by_side(text: str, parts: Iterable[tuple[int, int]], x: int) -> Iterator[Stretch]:
    """Parts of a text next to each other, from a cell on."""
    for start, end in parts:
        yield Stretch(start, end, x)
        x += cells(text[start:end])


def cell_of(text: str, stretches: Sequence[Stretch], offset: int) -> int:
    """The cell of an offset of a row; of one behind a stretch, the cell after it."""
    before = [s for s in stretches if s.start <= offset] or stretches[:1]
    stretch = max(before)
    return stretch.x + cells(text[stretch.start : max(stretch.start, min(offset, stretch.end))])


def offset_at_cell(text: str, stretches: Sequence[Stretch], x: int) -> int:
    """The cluster at a cell of a row; between two stretches and behind the last, the one before."""
    stretch = next((s for s in reversed(stretches) if s.x <= x), stretches[0])
    last, x = stretch.start, x - stretch.x
    for begin, _, width in clusters(text, stretch.start, stretch.end):
        last = begin
        x -= width
        if x < 0:
            break
    return last
