"""The gutter: a letter where a highlight begins on the page, a bar beside its other rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.notebook import Highlight
from astana_reader.settings.pens import PEN_IDS, PENS
from astana_reader.text.spans import SpanIndex

LANES = 2
"""Marks shown beside a row; the first stands nearest to the text."""

Sign = tuple[str, str]
"""A character and the pen whose colour it has."""


def gutter(
    rows: Sequence[tuple[int, int] | None], highlights: SpanIndex[Highlight]
) -> list[tuple[Sign | None, ...]]:
    """The signs beside each row of a page, given the code points of its rows (None if blank)."""
    signs: list[list[Sign | None]] = [[None] * LANES for _ in rows]
    texts = [(n, *row) for n, row in enumerate(rows) if row]
    if texts:
        starts, ends = [start for _, start, _ in texts], [end for *_, end in texts]
        for mark in highlights.overlapping(starts[0], ends[-1]):
            first = texts[bisect_right(ends, mark.start)][0]
            last = texts[bisect_left(starts, mark.end) - 1][0]
            _put(signs, first, last, mark)
    return [tuple(row) for row in signs]


def _put(signs: list[list[Sign | None]], first: int, last: int, mark: Highlight) -> None:
    """Write a mark's signs into the first lane that is free beside all its rows."""
    pen = mark.annotation.pen
    shape = PENS[PEN_IDS.index(pen)] if pen in PEN_IDS else PENS[0]
    lane = next((n for n in range(LANES) if not any(s[n] for s in signs[first : last + 1])), None)
    if lane is None:
        return
    for row in range(first, last + 1):
        signs[row][lane] = (shape.bar, pen)
    letter = shape.letter if mark.status is Status.ANCHORED else "≈"
    signs[first][lane] = (letter, pen)
