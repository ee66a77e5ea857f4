"""The gutter: a letter where a highlight begins on the page, a bar beside its other rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from astana_reader.settings.pens import pen_of

from .layers import Layers

if TYPE_CHECKING:  # the first screen is painted without the room of annotations
    from astana_reader.annotations.placed_marks import Highlight

LANES = 2
"""Marks shown beside a row; the first stands nearest to the text."""

MOVED, ALTERED = "≈", "!"
"""Signs of a highlight that stands on other words, and of one whose sentence is another."""

HELD = "»"
"""Beside the letter of the highlight that waits to be linked, where no colour can be reversed."""


class Sign(NamedTuple):
    """A character and the pen whose colour it has."""

    character: str
    pen: str
    flag: str = ""
    """Stands to its right: MOVED, or ALTERED for a highlight whose sentence is not as it was."""
    linked: bool = False
    held: bool = False


def gutter(
    rows: Sequence[Sequence[tuple[int, int]]], layers: Layers
) -> list[tuple[Sign | None, ...]]:
    """The signs beside each row of a page, given the code points that are on it."""
    signs: list[list[Sign | None]] = [[None] * LANES for _ in rows]
    texts = sorted((start, end, n) for n, row in enumerate(rows) for start, end in row)
    if texts:
        starts, ends = [start for start, *_ in texts], [end for _, end, _ in texts]
        for mark in layers.highlights.overlapping(starts[0], ends[-1]):
            on = range(bisect_right(ends, mark.start), bisect_left(starts, mark.end))
            if on:
                numbers = [texts[n][2] for n in on]
                _put(signs, (min(numbers), max(numbers)), mark, _first_sign(mark, layers))
    return [tuple(row) for row in signs]


def flag_of(mark: Highlight) -> str:
    """The sign of a highlight whose words are not those that were marked."""
    return MOVED if mark.status.name == "MOVED" else ""


def _first_sign(mark: Highlight, layers: Layers) -> Sign:
    """The letter of a mark, and what is to be seen of it beside its first row."""
    pen = pen_of(mark.annotation.pen)
    flag = ALTERED if mark.id in layers.altered else flag_of(mark)
    return Sign(pen.letter, pen.id, flag, mark.id in layers.linked, mark.id == layers.held)


def _put(
    signs: list[list[Sign | None]], rows: tuple[int, int], mark: Highlight, begin: Sign
) -> None:
    """Write a mark's signs into the first lane that is free beside all its rows."""
    first, last = rows
    pen = pen_of(mark.annotation.pen)
    lane = next((n for n in range(LANES) if not any(s[n] for s in signs[first : last + 1])), None)
    if lane is None:
        return
    for row in range(first, last + 1):
        signs[row][lane] = Sign(pen.bar, pen.id)
    signs[first][lane] = begin
