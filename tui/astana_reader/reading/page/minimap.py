"""The minimap: two cells beside the page that show the whole article's marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.look.palette import Look
from astana_reader.settings.pens import pen_of
from astana_reader.text.spans import SpanIndex

from .flags import ADDED, CHOSEN, HIT, REMOVED
from .layers import Layers
from .page import Page

if TYPE_CHECKING:
    from astana_reader.annotations.placed_marks import Highlight


def minimap_rows(
    page: Page, layers: Layers, look: Look, pad: int, height: int, *, veiled: bool = False
) -> list[tuple[Run, ...]]:
    """Rows of two cells: left the pens in half rows, right a dot for what is chosen or found.

    `pad` rows are blank at both ends; `veiled` ones are faint.
    """
    height = max(1, height - 2 * pad)
    length = max(1, len(page.article.text))
    halves = _pens_by_half(layers.highlights, length, 2 * height)
    dotted = [layers[flag] for flag in (CHOSEN, HIT, REMOVED, ADDED)]
    view = page.visible_span()
    paint = _letters if look.colorless else _blocks
    rows = []
    for y in range(height):
        start, end = y * length // height, (y + 1) * length // height
        dot = any(found.numbers(start, end) for found in dotted)
        pens = halves[2 * y : 2 * y + 2]
        row = paint(pens, look, dot=dot, viewed=view.overlaps(start, end))
        rows.append(tuple((text, Ink("faint")) for text, _ in row) if veiled else row)
    blank: tuple[Run, ...] = (("  ", Ink()),)
    return [blank] * pad + rows + [blank] * pad


@lru_cache(maxsize=4)
def _pens_by_half(highlights: SpanIndex[Highlight], length: int, halves: int) -> list[str]:
    """The pen that shows on each half row, the shortest highlight's if several do."""
    pens = [""] * halves
    marks = sorted(highlights.overlapping(0, length), key=lambda h: h.start - h.end)
    for mark in marks:
        first, last = mark.start * halves // length, (mark.end - 1) * halves // length
        pens[first : last + 1] = [pen_of(mark.annotation.pen).id] * (
            min(last, halves - 1) - first + 1
        )
    return pens


def _blocks(pens: Sequence[str], look: Look, *, dot: bool, viewed: bool) -> tuple[Run, ...]:
    ground = "raised" if viewed else "page"
    upper, lower = pens
    if upper and lower and upper != lower:
        left: Run = ("▀", Ink(upper, lower))
    elif upper and lower:
        left = ("█", Ink(upper, ground))
    elif upper or lower:
        left = ("▀" if upper else "▄", Ink(upper or lower, ground))
    else:
        left = (" ", Ink(ground=ground))
    return left, (look.glyph("•") if dot else " ", Ink("accent", ground))


def _letters(pens: Sequence[str], look: Look, *, dot: bool, viewed: bool) -> tuple[Run, ...]:
    pen = pens[0] or pens[1]
    letter = pen_of(pen).letter if pen else ""
    left = letter or ("│" if viewed else " ")
    return (left, Ink("text" if letter else "faint")), (look.glyph("•") if dot else " ", Ink())
