"""CSV that other programs wrote."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from astana_reader.annotations.records import clean_tags

from .found import text_of

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")
LARGEST_CELL = 64 * 1024 * 1024
_SNIFFED = 4096
_LISTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")

Cells = dict[str, str]


def has_columns(data: bytes, *names: str) -> bool:
    """Whether a file begins with a row of columns, these among them."""
    try:
        head = text_of(data[:_SNIFFED].rpartition(b"\n")[0] or data[:_SNIFFED])
        first = next(_rows(_Lines(head)), [])
    except (ValueError, csv.Error):
        return False
    return {name.casefold() for name in names} <= {cell.strip().casefold() for cell in first}


def table(data: bytes, *needed: str) -> tuple[Iterator[Cells], list[str]]:
    """The rows of a CSV file by the names of their columns in lower case, and its problems.

    The list of problems is whole once all rows were taken. Raises ValueError where a column is
    missing.
    """
    lines, problems = _Lines(text_of(data)), list[str]()
    rows = _rows(lines)
    try:
        names = [cell.strip().casefold() for cell in next(rows, [])]
    except csv.Error as error:
        raise ValueError(str(error)) from None
    if missing := [name for name in needed if name.casefold() not in names]:
        raise ValueError(f"it has no column “{missing[0]}”")
    return _cells(rows, lines, names, problems), problems


class _Lines:
    """The lines of a text, and which of them was taken last."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.last = line
            yield line


def _cells(
    rows: Iterator[list[str]], lines: _Lines, names: list[str], problems: list[str]
) -> Iterator[Cells]:
    """The rows by their columns."""
    number = 1
    try:
        for row in filter(any, rows):
            if len(row) < len(names) and not lines.last.endswith(("\n", "\r")):
                problems.append(f"Record {number} was left out: it is cut short.")
                return
            number += 1
            cells = dict.fromkeys(names, "")
            cells.update(zip(names, map(_unguarded, row), strict=False))
            yield cells
    except csv.Error as error:
        problems.append(f"Record {number} and what follows were left out: {error}.")


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    csv.field_size_limit(LARGEST_CELL)  # notes are long, and the file's size is limited already
    return csv.reader(lines, strict=True)


def _unguarded(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it."""
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if guarded else cell


def listed_tags(cell: str) -> tuple[str, ...]:
    """Tags of a cell: `a, b`, or a list as Python or JSON writes it."""
    cell = cell.strip()
    if cell.startswith("["):
        return clean_tags(one or other for one, other in _LISTED.findall(cell))
    return clean_tags([cell])
