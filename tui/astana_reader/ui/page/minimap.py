"""The minimap: two cells beside the page that show the whole article's marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from astana_reader.settings.pens import PEN_IDS, PENS
from astana_reader.text.spans import Spanned
from astana_reader.ui.ink import Ink, Run
from astana_reader.ui.palette import Look

from .layers import Layers
from .page import Page


def minimap_rows(
    page: Page, layers: Layers, look: Look, pad: int, height: int
) -> list[tuple[Run, ...]]:
    """Rows of two cells: left the pens in half rows, right a dot for what is chosen or found.

    `pad` rows are blank at both ends.
    """
    height = max(1, height - 2 * pad)
    length = max(1, len(page.article.text))
    halves = _pens_by_half(layers, length, 2 * height)
    dots: set[int] = set()
    for found in (layers.chosen, layers.hits, layers.removed, layers.added):
        dots |= _rows_of(found.overlapping(0, length), length, height)
    view = _rows_of([page.visible_span()], length, height)
    paint = _letters if look.colorless else _blocks
    rows = [
        paint(halves[2 * y : 2 * y + 2], look, dot=y in dots, viewed=y in view)
        for y in range(height)
    ]
    blank: tuple[Run, ...] = (("  ", Ink()),)
    return [blank] * pad + rows + [blank] * pad


def _pens_by_half(layers: Layers, length: int, halves: int) -> list[str]:
    """The pen that shows on each half row, the shortest highlight's if several do."""
    pens = [""] * halves
    marks = sorted(layers.highlights.overlapping(0, length), key=lambda h: h.start - h.end)
    for mark in marks:
        first, last = mark.start * halves // length, (mark.end - 1) * halves // length
        pens[first : last + 1] = [mark.annotation.pen] * (min(last, halves - 1) - first + 1)
    return pens


def _rows_of(spans: Iterable[Spanned], length: int, height: int) -> set[int]:
    rows: set[int] = set()
    for span in spans:
        rows.update(range(span.start * height // length, (span.end - 1) * height // length + 1))
    return rows


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
    letter = PENS[PEN_IDS.index(pen)].letter if pen in PEN_IDS else ""
    left = letter or ("│" if viewed else " ")
    return (left, Ink("text" if letter else "faint")), (look.glyph("•") if dot else " ", Ink())
