"""Selecting with the mouse, beyond the page's edge too."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from astana_reader.reading.page.objects import word_here
from astana_reader.reading.page.page import Unit
from astana_reader.reading.reading import Focus, Reading
from astana_reader.reading.tabs.table import follow_caret
from astana_reader.text.spans import Span

_SLOWEST, _FASTEST = 0.1, 0.02
"""Seconds a row while the mouse is held one row beyond the edge, and however far beyond."""


class Dragging:
    """What the mouse selects, from where its button went down to where it comes up."""

    def __init__(
        self,
        reading: Reading,
        every: Callable[[float, Callable[[], None]], Timer],
        sync: Callable[[], None],
    ) -> None:
        """`every` has a function called each so many seconds, `sync` shows what is new."""
        self._reading = reading
        self._every = every
        self._sync = sync
        self._anchor = 0
        self._unit = Unit.CHARACTER
        self._exact = False
        """Whether it selects by character also beyond the word it began in."""
        self._last_word: Span | None = None
        """The word in which the drag before began."""
        self._scrolling: Timer | None = None

    def begin(self, offset: int, unit: Unit, *, exact: bool = False) -> None:
        """The button went down: put the caret there, or select the word or sentence.

        A drag snaps to words once it leaves the first one, unless it is `exact` or the second one
        that begins in that word.
        """
        reading = self._reading
        word = word_here(reading.article, offset)
        self._exact = exact or (word is not None and word == self._last_word)
        self._last_word = word
        reading.focus = Focus.PAGE
        self._anchor, self._unit = offset, unit
        reading.page.clear_selection()
        reading.page.put(offset)
        if unit is not Unit.CHARACTER and not reading.changes:
            reading.page.drag(offset, offset, unit)
        follow_caret(reading)

    def go_on(self, offset: int, beyond: int) -> None:
        """The mouse is over an offset, `beyond` rows past the page's edge."""
        here = offset == self._anchor and self._reading.page.selection is None
        if not here and not self._reading.changes:
            self._reading.page.drag(self._anchor, offset, self._unit_to(offset))
            self._scroll(beyond)

    def _unit_to(self, offset: int) -> Unit:
        """By words, once the mouse has left the word that it began in."""
        inside = self._last_word is not None and self._last_word.contains(offset)
        if self._unit is not Unit.CHARACTER or self._exact or inside:
            return self._unit
        return Unit.WORD

    def end(self) -> None:
        self._scroll(0)

    def _scroll(self, beyond: int) -> None:
        """Keep scrolling as long as the mouse is held beyond the edge."""
        if self._scrolling:
            self._scrolling.stop()
            self._scrolling = None
        if beyond:
            step = 1 if beyond > 0 else -1
            seconds = max(_FASTEST, _SLOWEST / abs(beyond))
            self._scrolling = self._every(seconds, lambda: self._scroll_once(step))

    def _scroll_once(self, step: int) -> None:
        page = self._reading.page
        page.scroll(step)
        edge = page.visible_span()
        offset = edge.end - 1 if step > 0 else edge.start
        page.drag(self._anchor, offset, self._unit_to(offset))
        self._sync()
