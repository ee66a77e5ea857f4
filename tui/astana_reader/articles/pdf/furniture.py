"""Running heads, running feet and page numbers: what is printed on pages and is no text.

It shows on many pages at once: the same words at the same height, digits aside, or numbers
that count along with the pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .page import Line, Page
from .style import usual_size

_HEIGHT = 4.0
"""Points by which the place of a running head may differ between pages."""
_MOST_ARTIFACTS = 0.2
"""Of the letters of a document."""
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.)?\s*(\d{1,5}|[ivxlc]{1,8})\W*(?:(?:/|of|von)\s*\d+)?\W*"
)
_NUMBER_AT_END = re.compile(r"(?:^|\s)(\d{1,5}|[ivxlc]{1,8})$|^(\d{1,5}|[ivxlc]{1,8})(?:\s|$)")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands on one of the outermost baselines of a page."""

    page: int
    lines: tuple[Line, ...]
    edge: str
    """top or foot."""
    depth: int
    """0 for the outermost, 1 for the one next to it."""
    height: float
    """Points from the page's own edge."""

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.lines).casefold().strip()


def without_furniture(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages without their running heads, running feet and page numbers.

    Where the file itself says what is furniture it is believed, else it is judged by the rows
    at the top and the foot of the pages.
    """
    pages = tuple(pages)
    dropped = _artifacts(pages) or _judged(pages)
    return tuple(
        replace(page, lines=tuple(line for line in page.lines if id(line) not in dropped))
        for page in pages
    )


def _artifacts(pages: tuple[Page, ...]) -> set[int]:
    """What the file calls furniture, unless that is much of the text or on few pages."""
    lines = [line for page in pages for line in page.lines]
    letters = sum(len(line.text) for line in lines if line.artifact)
    marked = sum(any(line.artifact for line in page.lines) for page in pages)
    if letters > _MOST_ARTIFACTS * sum(len(line.text) for line in lines) or 2 * marked < len(pages):
        return set()
    return {id(line) for line in lines if line.artifact}


def _judged(pages: tuple[Page, ...]) -> set[int]:
    rows = [row for page in pages for row in _outer_rows(page)]
    size = usual_size(line for page in pages for line in page.lines)
    judge = _judge(rows, len(pages), size)
    dropped: set[int] = set()
    outermost: dict[tuple[int, str], bool] = {}
    for row in rows:  # the outermost come first
        place = row.page, row.edge
        outermost[place] = outermost.get(place, True) and judge.is_furniture(row)
        if outermost[place]:
            dropped.update(id(line) for line in row.lines)
    return dropped


def _outer_rows(page: Page) -> Iterator[_Row]:
    rows: list[list[Line]] = []
    for line in sorted(page.lines, key=lambda line: -line.baseline):
        if rows and rows[-1][0].baseline - line.baseline < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    depths = min(2, (len(rows) + 1) // 2)
    for depth in range(depths):
        for edge, row in (("top", rows[depth]), ("foot", rows[-1 - depth])):
            if edge == "foot" and len(rows) == 1:
                continue
            baseline = row[0].baseline
            height = page.height - baseline if edge == "top" else baseline
            lines = tuple(sorted(row, key=lambda line: line.left))
            yield _Row(page.number, lines, edge, depth, height)


@dataclass(frozen=True, slots=True)
class _Judge:
    size: float
    """Of the text."""
    repeated: frozenset[tuple[str, int, str, int]]
    """Edge, depth, words and height of what comes again on other pages."""
    shifts: frozenset[tuple[str, int]]
    """Edge, and by how much the printed numbers differ from the count of pages."""
    usual: frozenset[tuple[str, int]]
    """Edge and height of a row of many pages."""

    def is_furniture(self, row: _Row) -> bool:
        heights = _heights(row)
        signature = _signature(row, self.size)
        if any((row.edge, row.depth, signature, height) in self.repeated for height in heights):
            return True
        numbered = any((row.edge, shift) in self.shifts for shift in _shifts(row))
        if _NUMBER.fullmatch(row.words):
            return numbered or (row.edge == "foot" and row.depth == 0 and not self.shifts)
        usual = row.depth == 0 and any((row.edge, height) in self.usual for height in heights)
        return numbered and usual and not _is_heading(row, self.size)


def _judge(rows: list[_Row], pages: int, size: float) -> _Judge:
    repeated = Counter(
        (row.edge, row.depth, _signature(row, size), height)
        for row in rows
        for height in _heights(row)
    )
    enough = 1, min(pages - 1, max(2, pages / 5))
    shifts = Counter((row.edge, shift) for row in rows for shift in _shifts(row))
    usual = Counter((row.edge, height) for row in rows for height in _heights(row))
    return _Judge(
        size,
        frozenset(key for key, count in repeated.items() if count > enough[key[1]]),
        frozenset(key for key, count in shifts.items() if count > max(1, pages / 5)),
        frozenset(key for key, count in usual.items() if count > max(1, pages / 4)),
    )


def _height(row: _Row) -> int:
    return int(row.height / _HEIGHT)


def _heights(row: _Row) -> tuple[int, int]:
    return _height(row), _height(row) + 1


def _is_heading(row: _Row, size: float) -> bool:
    return row.lines[0].size > 1.1 * size


def _signature(row: _Row, size: float) -> str:
    """The words of the row, its numbers as #, but those of a heading as they are."""
    if _is_heading(row, size):
        return row.words
    words = _NUMBER_AT_END.sub(lambda found: found[0].replace(found[1] or found[2], "#"), row.words)
    return _DIGITS.sub("#", words)


def _shifts(row: _Row) -> Iterator[int]:
    """By how much a number at either end of the row differs from the page's count."""
    for found in _NUMBER_AT_END.finditer(row.words):
        yield _value(found[1] or found[2]) - row.page
    if (alone := _NUMBER.fullmatch(row.words)) and not _NUMBER_AT_END.fullmatch(row.words):
        yield _value(alone[1]) - row.page


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
