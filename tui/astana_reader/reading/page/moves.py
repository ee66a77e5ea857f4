"""What the actions of moving do to a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from astana_reader.reading.keys import Act

from .motions import MOTIONS
from .page import Page

Move = Callable[[Page, Act], None]


def _move(page: Page, act: Act) -> None:
    page.move(act.id, act.count)


def _turn(screens: float, page: Page, act: Act) -> None:
    """Scroll by a part of the page; a whole one keeps two rows in sight."""
    height = page.height
    rows = max(1, int(height * abs(screens)) - (2 if abs(screens) == 1 and height > 4 else 0))
    page.turn(act.count * (rows if screens > 0 else -rows))


def _jump(to_end: bool, page: Page, act: Act) -> None:
    """Go to the end or the top or, with a count, to that paragraph, as vim and less to a line."""
    blocks = page.article.blocks
    if act.counted and blocks:
        number = min(max(act.count, 1), len(blocks))
        page.put(blocks[number - 1].start, centred=True)
    else:
        page.put(len(page.article.text) if to_end else 0)


JUMPS: Mapping[str, Move] = {"top": partial(_jump, False), "end": partial(_jump, True)}
"""Those that one may want to come back from."""

MOVES: Mapping[str, Move] = {
    **dict.fromkeys([*MOTIONS, "up", "down"], _move),
    "half-page-down": partial(_turn, 0.5),
    "half-page-up": partial(_turn, -0.5),
    "page-down": partial(_turn, 1),
    "page-up": partial(_turn, -1),
    **JUMPS,
}
"""By action id."""
