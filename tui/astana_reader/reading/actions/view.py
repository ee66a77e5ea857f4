"""How the page looks: column and sidebar width, one paragraph at a time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from astana_reader.reading.effects import Effect
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading
from astana_reader.settings.looks import in_range

from .handlers import Handler

_STEP = 2


def _widen_column(step: int, reading: Reading, act: Act) -> Iterable[Effect]:
    shown = min(reading.column, reading.geometry.width)  # a full one has no number of its own
    reading.column = in_range("column", shown + step * act.count)
    reading.notice = f"Column of {reading.column} cells."
    return ()


def _widen_sidebar(step: int, reading: Reading, act: Act) -> Iterable[Effect]:
    now = reading.geometry.sidebar_width or reading.sidebar_width
    set_sidebar_width(reading, now + step * act.count)
    return ()


def set_sidebar_width(reading: Reading, width: int) -> None:
    reading.sidebar_width = in_range("sidebar", width)
    reading.notice = f"Sidebar of {reading.sidebar_width} cells."


def _focus_paragraph(reading: Reading, _act: Act) -> Iterable[Effect]:
    reading.page.focus_paragraph = not reading.page.focus_paragraph
    return ()


ACTIONS: dict[str, Handler] = {
    "wider": partial(_widen_column, _STEP),
    "narrower": partial(_widen_column, -_STEP),
    "sidebar-wider": partial(_widen_sidebar, _STEP),
    "sidebar-narrower": partial(_widen_sidebar, -_STEP),
    "focus-paragraph": _focus_paragraph,
}
