"""What a dialog is: how it is made, where it stands, and what becomes of its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual.widget import Widget

from astana_reader.reading.effects import Ask, Effect, Target
from astana_reader.reading.look.geometry import Geometry
from astana_reader.settings.looks import USUAL_SIDEBAR

State = TypeVar("State")
Answer = TypeVar("Answer")
AnEffect = TypeVar("AnEffect", bound=Effect)

_ROOMY = 12
"""Rows under which a sheet goes without its frame and blank rows."""


_WIDEST = 140
_MARGIN = 8
"""Rows left around a sheet that grows with the window."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """In the middle of the screen, of at most so many cells and rows; more in a large window."""

    width: int
    height: int
    grows: bool = True
    margin: tuple[int, int] | None = None
    """Cells and rows that it leaves free at most, where it takes all others."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Under the passage it is about, else above it, of so many rows."""

    height: int


@dataclass(frozen=True, slots=True)
class Aside:
    """In the sidebar's place, from the header to the status line."""


@dataclass(frozen=True, slots=True)
class DialogRow(Generic[State, Answer]):
    """All that is to be known of a dialog that changes a state."""

    make: Callable[[Ask, State, Mapping[str, int]], Widget]
    """Makes the widget, importing its module only now; the tags of the library are given."""
    takes: type[Answer] | tuple[type[Answer], ...]
    """What an answer is, one of several types if need be."""
    take: Callable[[State, Target, Answer], Iterable[Effect]]
    """Does what the answer says."""
    size: Sheet | Beside | Aside | None = None
    """None is the line at the foot of the screen."""
    name: str = ""
    """On the status line under a sheet that veils the page."""
    typed: Callable[[State, str], str] | None = None
    """Shows what comes of the words typed so far; what is said of it."""
    closed: Callable[[State], Iterable[Effect] | None] | None = None
    """Does what it means that there was no answer."""

    def answer(self, state: State, target: Target, value: object) -> Iterable[Effect]:
        """Take an answer, None for none. Raises TypeError for one of another kind."""
        if value is None:
            return (self.closed(state) if self.closed else None) or ()
        if not isinstance(value, self.takes):
            raise TypeError(f"{type(value).__name__} answers no {self.name or 'question'}")
        return self.take(state, target, value)


def as_effect(_state: object, _target: Target, effect: AnEffect) -> tuple[AnEffect]:
    """An answer that is itself what the screen is to do."""
    return (effect,)


def place_sheet(dialog: Widget, sheet: Sheet, width: int, height: int) -> None:
    """Put a sheet in the middle of a screen of this size."""
    wide, high = sheet.width, sheet.height
    if sheet.margin:
        wide = max(wide, min(_WIDEST, width - sheet.margin[0]))
        high = max(high, height - sheet.margin[1])
    elif sheet.grows:
        wide = max(wide, min(_WIDEST, width * 7 // 10))
        high = max(high, height - _MARGIN)
    wide, high = min(wide, width), min(high, height - 2)
    dialog.styles.width, dialog.styles.height = wide, high
    dialog.set_class(high < min(_ROOMY, sheet.height), "tight")
    dialog.styles.offset = ((width - wide) // 2, max(1, (height - high) // 2))


def place_aside(dialog: Widget, geometry: Geometry) -> None:
    """Put a dialog where the sidebar is, or would be."""
    width = min(geometry.sidebar_width or USUAL_SIDEBAR, geometry.width)
    dialog.styles.width, dialog.styles.height = width, max(1, geometry.height - 2)
    dialog.styles.offset = (geometry.width - width, 1)


def place_beside(dialog: Widget, beside: Beside, geometry: Geometry, rows: range) -> None:
    """Put a dialog one blank row below some rows of the screen, else above, else at the foot."""
    width = min(geometry.text_width + 4, geometry.width)
    x = min(max(0, geometry.text_left - 2), geometry.width - width)
    below, above = rows.stop + 1, rows.start - 1 - beside.height
    lowest = geometry.height - 1 - beside.height
    y = below if below <= lowest else above if above >= 1 else max(0, lowest)
    dialog.styles.width, dialog.styles.offset = width, (x, y)
