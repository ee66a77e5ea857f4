"""Moving the caret and turning pages."""

from __future__ import annotations

from collections.abc import Iterable

from astana_reader.reading.effects import Effect
from astana_reader.reading.keys import Act
from astana_reader.reading.page.moves import JUMPS, MOVES
from astana_reader.reading.reading import Reading

from .handlers import Handler


def _move(reading: Reading, act: Act) -> Iterable[Effect]:
    page = reading.page
    before = page.caret
    MOVES[act.id](page, act)
    if act.id in JUMPS:
        reading.jumps.leave(before, page.caret)
    return ()


ACTIONS: dict[str, Handler] = dict.fromkeys(MOVES, _move)
