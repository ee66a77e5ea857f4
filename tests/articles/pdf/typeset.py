"""Paragraphs set in columns as a typesetter would, a line as full as it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .make_pdf import HEIGHT, WIDTH, Set

_MARGIN, _GUTTER, _SIZE, _LEADING = 40, 20, 10, 12
_LETTER = 6
"""Points that a letter of the fixed-width font takes: where a line ends is exact."""


@dataclass(frozen=True)
class Layout:
    """How a page is set."""

    columns: int = 1
    indent: bool = True
    """The first line of a paragraph is indented; else there is space between paragraphs."""
    head: str = ""
    numbered: bool = False


@dataclass
class _Place:
    page: int = 0
    column: int = 0
    baseline: float = HEIGHT - 60


def typeset(paragraphs: Sequence[str], layout: Layout) -> list[list[Set]]:
    """The pages that hold the paragraphs."""
    pages: list[list[Set]] = [[]]
    place = _Place()
    width = (WIDTH - 2 * _MARGIN - (layout.columns - 1) * _GUTTER) / layout.columns
    for number, paragraph in enumerate(paragraphs):
        if number and not layout.indent:
            place.baseline -= 8
        indent = 18 if layout.indent else 0
        for n, line in enumerate(_broken(paragraph, width, indent)):
            if place.baseline < 60:
                _turn(place, pages, layout)
            left = _MARGIN + place.column * (width + _GUTTER) + (0 if n else indent)
            pages[-1].append(Set(line, left, place.baseline, _SIZE, "code"))
            place.baseline -= _LEADING
    return [[*_furniture(n, layout), *lines] for n, lines in enumerate(pages)]


def _turn(place: _Place, pages: list[list[Set]], layout: Layout) -> None:
    place.baseline = HEIGHT - 60
    place.column += 1
    if place.column == layout.columns:
        place.column = 0
        pages.append([])


def _broken(paragraph: str, width: float, indent: float) -> Iterator[str]:
    line, room = "", width - indent
    for word in paragraph.split():
        longer = f"{line} {word}".strip()
        if line and len(longer) * _LETTER > room:
            yield line
            line, room = word, width
        else:
            line = longer
    yield line


def _furniture(page: int, layout: Layout) -> Iterator[Set]:
    if layout.head:
        yield Set(layout.head, 120, HEIGHT - 30, 8)
    if layout.numbered:
        yield Set(str(page + 1), WIDTH / 2, 30, 8)
