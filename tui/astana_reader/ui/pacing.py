"""What can wait until the hand rests: long lists, and what the engines find meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer

from astana_reader.reading.reading import Reading
from astana_reader.reading.tabs.table import fill_list, follow_caret

_REST = 0.25
"""Seconds without a key until what the engines found meanwhile is shown."""
_STEPS = 1
_PAUSE = 0.01
"""Steps of filling a long list between two pauses of so many seconds."""


class Pacing:
    """Shows what is new in between keys, never before them."""

    def __init__(
        self,
        reading: Reading,
        after: Callable[[float, Callable[[], None]], Timer],
        sync: Callable[[], None],
    ) -> None:
        """`after` has a function called so many seconds later, `sync` shows what is new."""
        self._reading = reading
        self._after = after
        self._sync = sync
        self._filling: Timer | None = None
        self._showing: Timer | None = None
        self._last_key = 0.0

    def note_key(self) -> None:
        """A key came: what it changes goes first."""
        self._last_key = monotonic()

    def found_more(self) -> None:
        """Show what the engines found, once the hand rests."""
        if self._showing is None:
            self._show_found()

    def _show_found(self) -> None:
        self._showing = None
        wait = self._last_key + _REST - monotonic()
        if wait <= 0:
            self._sync()
        else:
            self._showing = self._after(wait, self._show_found)

    def fill(self) -> None:
        """Begin to make the rest of a long list, a little at a time."""
        if self._filling is None and fill_list(self._reading, 0):
            self._filling = self._after(_PAUSE, self._fill_more)

    def _fill_more(self) -> None:
        self._filling = None
        if fill_list(self._reading, _STEPS):
            self._filling = self._after(_PAUSE, self._fill_more)
        else:
            follow_caret(self._reading)
            self._reading.choice_changed()
            self._sync()
