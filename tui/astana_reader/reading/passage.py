"""Where on the screen the passage is that a dialog is about."""

from __future__ import annotations

from astana_reader.text.spans import Span

from .effects import Target
from .reading import Reading


def passage_of(reading: Reading, target: Target) -> Span:
    """The target's span, its first highlight, or the caret."""
    if target.span:
        return target.span
    marked = [h for h in reading.notebook.highlights if h.id in target.ids]
    caret = reading.page.caret
    return Span(marked[0].start, marked[0].end) if marked else Span(caret, caret + 1)


def rows_of(reading: Reading, passage: Span) -> range:
    """The rows of the screen that a passage takes, the header counted."""
    page = reading.page

    def row(offset: int) -> int:
        place = page.layout.place_of(offset)
        return page.layout.rows_between(page.top, place, page.height)

    above = 1 + reading.geometry.pad
    return range(above + row(passage.start), above + row(passage.end - 1) + 1)
