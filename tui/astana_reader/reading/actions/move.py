"""Moving the caret and turning pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from astana_reader.reading.effects import Effect
from astana_reader.reading.keys import Act
from astana_reader.reading.page.motions import MOTIONS
from astana_reader.reading.reading import Reading

from .handlers import Handler


def _move(reading: Reading, act: Act) -> Iterable[Effect]:
    reading.page.move(act.id, act.count)
    return ()


def _turn(screens: float, reading: Reading, act: Act) -> Iterable[Effect]:
    """Scroll by a part of the page; a whole one keeps two rows in sight."""
    height = reading.page.height
    rows = max(1, int(height * abs(screens)) - (2 if abs(screens) == 1 and height > 4 else 0))
    reading.page.turn(act.count * (rows if screens > 0 else -rows))
    return ()


def _jump(to_end: bool, reading: Reading, act: Act) -> Iterable[Effect]:
    """Go to the end or the top or, with a count, to that paragraph, as vim and less to a line."""
    page = reading.page
    blocks = page.article.blocks
    before = page.caret
    if act.counted and blocks:
        number = min(max(act.count, 1), len(blocks))
        page.put(blocks[number - 1].start, centred=True)
    else:
        page.put(len(page.article.text) if to_end else 0)
    reading.jumps.leave(before, page.caret)
    return ()


ACTIONS: dict[str, Handler] = {
    **dict.fromkeys([*MOTIONS, "up", "down"], _move),
    "half-page-down": partial(_turn, 0.5),
    "half-page-up": partial(_turn, -0.5),
    "page-down": partial(_turn, 1),
    "page-up": partial(_turn, -1),
    "top": partial(_jump, False),
    "end": partial(_jump, True),
}
