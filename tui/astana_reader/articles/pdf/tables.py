"""Rows of tables: cells on one baseline whose left edges come again in the rows beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .lines import joined
from .page import Line

_EDGE = 3.0
"""Points by which the left edges of a column of cells may differ."""
MARKER = re.compile(
    r"(?:[•·▪◦‣■□●○►▶–—*-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]|\[\d{1,3}\])(?=\s|$)"
)
"""Of an item of a list."""
_LEADER = re.compile(r"\s*(?:\.\s?){4,}\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Line, ...]
    foot: float
    """The baseline of its last line."""


def find_rows(lines: Iterable[Line]) -> list[Line | Row]:
    """The lines of a column, those of a table as its rows and others whole."""
    rows = list(_side_by_side(lines))
    found: list[Line | Row] = []
    for n, row in enumerate(rows):
        beside = rows[max(0, n - 1) : n] + rows[n + 1 : n + 2]
        aligned = len(row) > 1 and any(_is_aligned(row, other) for other in beside)
        if aligned and not entry_of_contents(_whole(row).text):
            found.append(Row(row, row[0].baseline))
        elif (last := found[-1] if found else None) and isinstance(last, Row) and _wraps(last, row):
            found[-1] = _wrapped(last, row)
        else:
            found.append(_whole(row))
    return found


def _side_by_side(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    row: list[Line] = []
    for line in lines:
        if row and _is_beside(row[-1], line):
            if (len(row) == 1 and MARKER.fullmatch(row[0].text)) or (row[-1].mono and line.mono):
                row[-1] = joined(row[-1], line)
            else:
                row.append(line)
            continue
        if row:
            yield tuple(row)
        row = [line]
    if row:
        yield tuple(row)


def _is_beside(line: Line, following: Line) -> bool:
    return (
        abs(line.baseline - following.baseline) < 0.3 * line.size and following.left >= line.right
    )


def _is_aligned(row: tuple[Line, ...], other: tuple[Line, ...]) -> bool:
    """Whether two rows share the left edges of two of their cells."""
    if len(other) < 2:
        return False
    return sum(any(abs(a.left - b.left) < _EDGE for b in other) for a in row) > 1


def _wraps(row: Row, line: tuple[Line, ...]) -> bool:
    """Whether a line goes on with cells of the row above it, none of them the first."""
    step = row.foot - line[0].baseline
    return 0 < step < 1.5 * line[0].size and all(_cell(row, part) > 0 for part in line)


def _cell(row: Row, part: Line) -> int:
    places = (n for n, cell in enumerate(row.cells) if abs(cell.left - part.left) < _EDGE)
    return next(places, -1)


def _wrapped(row: Row, line: tuple[Line, ...]) -> Row:
    cells = list(row.cells)
    for part in line:
        place = _cell(row, part)
        cells[place] = joined(cells[place], part)
    return Row(tuple(cells), line[0].baseline)


def _whole(row: tuple[Line, ...]) -> Line:
    line = row[0]
    for following in row[1:]:
        line = joined(line, following)
    return line


def entry_of_contents(text: str) -> tuple[str, str] | None:
    """What a line of a table of contents says and the page it names, if it is one."""
    words, leader, page = _LEADER.split(text)[0], _LEADER.search(text), _LEADER.split(text)[-1]
    return (words, page) if leader and words and len(page) < 8 else None
