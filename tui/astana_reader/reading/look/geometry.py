"""Where everything stands on a screen of a given size, in cells."""

from __future__ import annotations

from dataclasses import dataclass

from astana_reader.settings.looks import USUAL_SIDEBAR

TALL = 30
"""From this many rows on, a blank row stands under the header and above the status line."""
WIDE = 100
"""Under this many columns the sidebar lies over the page."""
LEFT = 5
"""Cells left of the text at least: the gutter."""
MINIMAP = 2
_WIDER = 140
"""From this many columns on the usual sidebar takes 36 of 100."""
_WIDEST_SIDEBAR = 72


@dataclass(frozen=True, slots=True)
class Geometry:
    """The parts of the screen in cells."""

    width: int
    height: int
    page_width: int
    """The page pane with its gutter, without minimap and sidebar."""
    text_left: int
    text_width: int
    minimap: bool
    sidebar_width: int
    """0 where it is hidden."""
    overlay: bool
    """The sidebar lies over the page."""
    pad: int
    """Blank rows under the header and above the status line."""

    @property
    def narrow(self) -> bool:
        return is_narrow(self.width)

    @property
    def page_height(self) -> int:
        return max(1, self.height - 2 - 2 * self.pad)


def is_narrow(width: int) -> bool:
    """Whether a sidebar would lie over the page, so that it is there only while it is used."""
    return width < WIDE


def sidebar_width(chosen: int, window: int) -> int:
    """The sidebar's width in a window; the usual one grows with it."""
    if chosen != USUAL_SIDEBAR or window < _WIDER:
        return chosen
    return min(_WIDEST_SIDEBAR, window * 36 // 100)


def arrange(width: int, height: int, column: int, sidebar: int) -> Geometry:
    """Lay out a screen; `column` and `sidebar` are the widths wished for, 0 for no sidebar."""
    overlay = is_narrow(width)
    sidebar = min(sidebar_width(sidebar, width), width - 1 if overlay else width // 2)
    minimap = width >= 40
    page = width - (MINIMAP if minimap else 0) - (0 if overlay else sidebar)
    least = LEFT if page >= 50 else min(3, page // 6)
    text = max(1, min(column, page - least - (1 if page > 20 else 0)))
    return Geometry(
        width=width,
        height=height,
        page_width=page,
        text_left=max(least, (page - text) // 2),
        text_width=text,
        minimap=minimap,
        sidebar_width=sidebar,
        overlay=overlay and sidebar > 0,
        pad=1 if height >= TALL else 0,
    )
