"""What a highlight is linked with, as rows of a card."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from astana_reader.library.linked import OtherEnd
from astana_reader.reading.look.ink import Ink, spread
from astana_reader.settings.config import Settings

from .highlight_list import letter_run
from .listing import DIM, PLAIN, STRONG, Line, wrapped

ROWS = 2
"""Of a link in a card, without a blank one."""
_KEY = 5
"""Cells of the key that goes along a link."""
_WARN = Ink("warn", "panel")


def link_rows(
    end: OtherEnd, key: str, settings: Settings, width: int, is_lost: Callable[[str], bool]
) -> Sequence[Line]:
    """What the link says, where it leads and the key for that; then the other highlight."""
    source = end.far.source if end.far else "this article" if end.annotation else ""
    right: Line = [(f"  {source}", DIM), (f"{key:>{_KEY}}", STRONG)]
    return [spread([(end.words, DIM)], right, width, PLAIN), end_row(end, settings, width, is_lost)]


def end_row(end: OtherEnd, settings: Settings, width: int, is_lost: Callable[[str], bool]) -> Line:
    """The highlight at the other end of a link, or what became of it."""
    if end.annotation is None:
        return [("? ", _WARN), ("removed", DIM)]
    lost = end.far is None and is_lost(end.id)
    told: Line = [("? ", _WARN), ("place lost  ", DIM)] if lost else []
    begin: Line = told or [letter_run(settings, end.annotation.pen), (" ", PLAIN)]
    room = max(1, width - sum(len(text) for text, _ in begin))
    return [*begin, ("".join(wrapped(end.annotation.selector.quote, room, 1)), PLAIN)]
