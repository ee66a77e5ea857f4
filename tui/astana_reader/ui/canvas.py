"""A widget painted row by row from runs, past Textual's styles cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from astana_reader.reading.look.ink import Run
from astana_reader.reading.look.palette import Look

from .strips import strip_of

Rows = Sequence[tuple[Run, ...]]


class Canvas(Widget):
    """Shows the rows that a function makes for its size; repaints only those that changed."""

    ALLOW_SELECT = False

    def __init__(
        self,
        paint: Callable[[int, int], Rows],
        look: Callable[[], Look],
        signature: Callable[[], object] = object,
        id: str | None = None,
    ) -> None:
        """`signature` is a value that stays equal as long as nothing painted here changed."""
        super().__init__(id=id)
        self._paint = paint
        self._look = look
        self._signature = signature
        self._signed: object = None
        self._rows: Rows = ()
        self._painted: tuple[int, int, Look] | None = None

    def sync(self) -> None:
        """Bring the screen up to date with the state."""
        if not self.display or not self.size:
            return
        before, state = self._rows, self._painted
        signed = (self.size, self._look(), self._signature())
        if signed == self._signed:
            return
        self._signed = signed
        self._make()
        changed = [y for y, row in enumerate(self._rows) if y >= len(before) or row != before[y]]
        if state != self._painted or 2 * len(changed) > len(self._rows):
            self.refresh()
        elif changed:
            width = self.size.width
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def _make(self) -> None:
        width, height = self.size
        self._rows = self._paint(width, height)
        self._painted = (width, height, self._look())

    def render_lines(self, crop: Region) -> list[Strip]:
        look = self._look()
        if self._painted != (self.size.width, self.size.height, look):
            self._make()
        strips = []
        for y in range(crop.y, crop.bottom):
            runs = self._rows[y] if y < len(self._rows) else ()
            strip = _strip(runs, look)
            whole = crop.x == 0 and crop.width == strip.cell_length
            strips.append(strip if whole else strip.crop_extend(crop.x, crop.right, None))
        return strips


@lru_cache(maxsize=2048)
def _strip(runs: tuple[Run, ...], look: Look) -> Strip:
    return strip_of(runs, look)


def is_closing(screen: Screen[Any]) -> bool:
    """Whether a screen is being taken away, so that what still comes has nowhere to be shown."""
    return not screen.app.is_running or not screen.query(Canvas)
