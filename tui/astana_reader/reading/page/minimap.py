"""The minimap: two cells beside the page that show the whole article's marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.look.palette import Look
from astana_reader.settings.pens import pen_of

from .flags import ADDED, CHOSEN, HIT, REMOVED
from .layers import Layers, changed_part
from .page import Page

if TYPE_CHECKING:
    from astana_reader.annotations.placed_marks import Highlight


class Minimap:
    """The whole article's marks, remembered from one painting to the next.

    A change of one mark costs the half rows that it is on, not all marks.
    """

    def __init__(self) -> None:
        self._marks: Sequence[Highlight] = ()
        self._pens: list[str] = []
        """The pen that shows on each half row, the shortest highlight's if several do."""
        self._length = 0

    def rows(
        self, page: Page, layers: Layers, look: Look, pad: int, height: int, *, veiled: bool = False
    ) -> list[tuple[Run, ...]]:
        """Rows of two cells: left the pens in half rows, right a dot for what is chosen or found.

        `pad` rows are blank at both ends; `veiled` ones are faint.
        """
        height = max(1, height - 2 * pad)
        length = max(1, len(page.article.text))
        self._take(layers, length, 2 * height)
        dotted = [layers[flag] for flag in (CHOSEN, HIT, REMOVED, ADDED)]
        view = page.visible_span()
        paint = _letters if look.colorless else _blocks
        rows = []
        for y in range(height):
            start, end = y * length // height, (y + 1) * length // height
            dot = any(found.numbers(start, end) for found in dotted)
            pens = self._pens[2 * y : 2 * y + 2]
            row = paint(pens, look, dot=dot, viewed=view.overlaps(start, end))
            rows.append(tuple((text, Ink("faint")) for text, _ in row) if veiled else row)
        blank: tuple[Run, ...] = (("  ", Ink()),)
        return [blank] * pad + rows + [blank] * pad

    def _take(self, layers: Layers, length: int, halves: int) -> None:
        """Bring the half rows up to date with the marks."""
        if (length, halves) != (self._length, len(self._pens)):
            self._length, self._pens, self._marks = length, [""] * halves, ()
        removed, added = changed_part(self._marks, layers.marks)
        self._marks = layers.marks
        changed = [*removed, *added]
        if len(changed) > _FEW:
            self._pens = _pens_by_half(layers.marks, length, halves)
            return
        for half in {half for mark in changed for half in _halves_of(mark, length, halves)}:
            start, end = -(-half * length // halves), -(-(half + 1) * length // halves)
            found = layers.highlights.overlapping(start, end)
            shortest = min(found, key=lambda h: (h.end - h.start, -h.start), default=None)
            self._pens[half] = pen_of(shortest.annotation.pen).id if shortest else ""


_FEW = 64
"""Changed marks up to which only their own half rows are looked at."""


def _halves_of(mark: Highlight, length: int, halves: int) -> range:
    """The half rows that a mark is on."""
    last = min((mark.end - 1) * halves // length, halves - 1)
    return range(mark.start * halves // length, last + 1)


def _pens_by_half(marks: Iterable[Highlight], length: int, halves: int) -> list[str]:
    pens = [""] * halves
    for mark in sorted(marks, key=lambda h: (h.start - h.end, h.start)):
        pen = pen_of(mark.annotation.pen).id
        for half in _halves_of(mark, length, halves):
            pens[half] = pen
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
