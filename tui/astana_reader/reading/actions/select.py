"""Selecting by character, by sentence, and as the caret moves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from astana_reader.reading.effects import Effect
from astana_reader.reading.keys import Act
from astana_reader.reading.page.page import Unit
from astana_reader.reading.reading import Reading

from .handlers import Handler


def _select(unit: Unit, reading: Reading, _act: Act) -> Iterable[Effect]:
    if not reading.page.layout.empty:
        reading.page.select(unit)
    return ()


def _extend(motion: str, reading: Reading, act: Act) -> Iterable[Effect]:
    reading.page.extend(motion, act.count)
    return ()


ACTIONS: dict[str, Handler] = {
    "select-characters": partial(_select, Unit.CHARACTER),
    "select-sentences": partial(_select, Unit.SENTENCE),
    "extend-left": partial(_extend, "left"),
    "extend-right": partial(_extend, "right"),
    "extend-up": partial(_extend, "up"),
    "extend-down": partial(_extend, "down"),
    "extend-home": partial(_extend, "line-start"),
    "extend-end": partial(_extend, "line-end"),
}
