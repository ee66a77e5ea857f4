"""Tables: in columns where they fit, else row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, zip_longest

from astana_reader.articles.document import CELL_EDGE, Block
from astana_reader.text.graphemes import cells, clip, clusters

from .stretches import Grid, Stretch
from .wrap import wrap

BAR = CELL_EDGE.strip()
MEASURED = 200
"""Rows of a table that say how wide its columns are; longer cells below them are wrapped."""
_NARROWEST = 12
"""Cells that a column of words keeps when its words are wrapped."""
_NUMBER = re.compile(r"[^\w]{0,3}\d[\d\s.,:'’/]*[^\w]{0,3}")  # 131, -51 %, €1,200.50, 12:30
_NOTHING = re.compile(r"\W*")


@dataclass(frozen=True, slots=True)
class Table:
    """How the rows of a table are set. Widths are cells."""

    widths: tuple[int, ...]
    """Of its columns; none where it is set row by row."""
    numbers: tuple[bool, ...]
    """Which of its columns hold numbers, so that their cells end under each other."""
    names: tuple[str, ...]
    """Of its columns, as its head gives them."""

    @property
    def in_columns(self) -> bool:
        return bool(self.widths)

    @property
    def width(self) -> int:
        return sum(self.widths) + len(CELL_EDGE) * (len(self.widths) - 1)


class Cell(tuple[int, int, int]):
    """Where a cell begins and ends, and where the next one begins: the edge is between."""

    __slots__ = ()


def cells_of(text: str, block: Block) -> list[Cell]:
    """The cells of a row."""
    found: list[Cell] = []
    at = block.start
    for part in text[block.start : block.end].split(CELL_EDGE):
        end = at + len(part)
        after = min(block.end, end + len(CELL_EDGE))
        found.append(Cell((at, end, after)))
        at = after
    return found


def measure(text: str, rows: Sequence[Block], width: int) -> Table:
    """How to set a table of these rows in a column of `width` cells."""
    parts = [[text[a:b] for a, b, _ in cells_of(text, row)] for row in rows]
    heads = [part for part, row in zip(parts, rows, strict=True) if row.level]
    body = [part for part, row in zip(parts, rows, strict=True) if not row.level]
    natural = [max(2, *map(cells, column)) for column in zip_longest(*parts, fillvalue="")]
    columns = list(zip_longest(*body, fillvalue=""))
    numbers = [_is_numbers(column) for column in columns]
    numbers += [False] * (len(natural) - len(numbers))
    least = [w if n else min(w, _NARROWEST) for w, n in zip(natural, numbers, strict=True)]
    room = width - len(CELL_EDGE) * (len(natural) - 1)
    names = heads[0] if heads else []
    widths = _fitted(natural, least, room) if sum(least) <= room else []
    return Table(tuple(widths), tuple(numbers), tuple(name.strip() for name in names))


def _is_numbers(column: Sequence[str]) -> bool:
    filled = [part for part in column if not _NOTHING.fullmatch(part)]
    return bool(filled) and all(map(_NUMBER.fullmatch, filled))


def _fitted(natural: list[int], least: list[int], room: int) -> list[int]:
    """The widths of columns, the widest ones cut down until all fit."""

    def capped(cap: int) -> list[int]:
        return [max(low, min(wide, cap)) for wide, low in zip(natural, least, strict=True)]

    low, high = 0, max(natural)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(capped(middle)) <= room else (low, middle - 1)
    return capped(low)


def in_columns(text: str, block: Block, table: Table) -> Grid:
    """A row of a table whose columns fit."""
    edges = list(accumulate((w + len(CELL_EDGE) for w in table.widths), initial=0))
    lines = [
        [Stretch(a, b, at) for a, b, at in _lines(text, cell, x, width, right=right)]
        for cell, x, width, right in zip(
            _merged(cells_of(text, block), len(table.widths)),
            edges,
            table.widths,
            table.numbers,
            strict=False,
        )
    ]
    rows = [tuple(s for s in row if s) for row in zip_longest(*lines)]
    return Grid([row for row in rows if row] or [(Stretch(block.start, block.end, 0),)])


def _merged(found: list[Cell], count: int) -> list[Cell]:
    """The cells, those of columns that the table does not have put to the last one."""
    if len(found) <= count:
        return found
    first, last = found[count - 1], found[-1]
    return [*found[: count - 1], Cell((first[0], last[1], last[2]))]


def _lines(
    text: str, cell: Cell, x: int, width: int, *, right: bool = False
) -> Iterator[tuple[int, int, int]]:
    """The lines of a cell: start, end, the cell where it begins; the last one has its edge."""
    start, end, after = cell
    starts = _short(text, [*wrap(text, start, end, width), end], width)
    if right and len(starts) == 1:
        x += max(0, width - cells(text[start:end]))
    for a, b in pairwise([*starts, after]):
        if b > a:
            yield a, b, x


def _short(text: str, edges: list[int], width: int) -> list[int]:
    """Where lines begin, those cut again whose blanks would hang over the next column."""
    starts: list[int] = []
    for a, b in pairwise(edges):
        starts.append(a)
        limit = width if b == edges[-1] else width + len(CELL_EDGE) - 1
        room = limit
        if cells(text[a:b]) > limit:
            for begin, _, size in clusters(text, a, b):
                if size > room and begin > a:
                    starts.append(begin)
                    room = limit
                room -= size
    return starts


def row_by_row(text: str, block: Block, table: Table, width: int) -> tuple[Grid, dict[int, str]]:
    """A row of a table that is too wide: a line a cell, and the names beside its lines."""
    x = values_at(table, width)
    rows: list[tuple[Stretch]] = []
    names: dict[int, str] = {}
    for number, cell in enumerate(cells_of(text, block)):
        at = x if number else 0
        if number and number < len(table.names):
            names[len(rows)] = clip(table.names[number], max(0, x - 4))
        lines = _lines(text, cell, at, max(1, width - at))
        rows += [(Stretch(*line),) for line in lines]
    names.pop(len(rows), None)  # of an empty cell at the end
    return Grid(rows or [(Stretch(block.start, block.end, 0),)]), names


def values_at(table: Table, width: int) -> int:
    """The cell at which the values of a table set row by row begin."""
    longest = max((cells(name) for name in table.names[1:]), default=0)
    indent = 2 if width >= _NARROWEST else 0
    return min(longest + 4, width // 2) if longest and indent else indent
