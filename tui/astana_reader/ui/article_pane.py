"""The widget of the page: takes keys and the mouse, shows rows."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from astana_reader.reading.look.palette import Look
from astana_reader.reading.page.page import Unit
from astana_reader.reading.reading import Reading

from .canvas import Canvas, Rows
from .messages import KeyPressed, PageDragged, PagePressed, PageReleased, PageScrolled

_WHEEL_ROWS = 3
_UNITS = {1: Unit.CHARACTER, 2: Unit.WORD}


class ArticlePane(Canvas, can_focus=True):
    """The article with its gutter."""

    FOCUS_ON_CLICK = False  # a click leaves the keys to a dialog that is open

    def __init__(
        self, reading: Reading, paint: Callable[[int, int], Rows], look: Callable[[], Look]
    ) -> None:
        super().__init__(paint, look, id="page")
        self._reading = reading
        self._dragging = False
        self._clicks = (0, -1.0, -1)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(KeyPressed(event))

    # --- the mouse --------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        offset = self._offset_at(event.x, event.y)
        if event.button != 1 or offset is None:
            return
        self._dragging = True
        self.capture_mouse()
        clicks, last, place = self._clicks
        again = place == offset and event.time - last < self.app.CLICK_CHAIN_TIME_THRESHOLD
        clicks = clicks % 3 + 1 if again else 1
        self._clicks = (clicks, event.time, offset)
        self.post_message(PagePressed(offset, _UNITS.get(clicks, Unit.SENTENCE), exact=event.meta))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if not self._dragging:
            return
        pad, height = self._reading.geometry.pad, self._reading.page.height
        y = event.y - pad
        beyond = min(0, y) + max(0, y - height + 1)
        offset = self._offset_at(event.x, min(max(pad, event.y), pad + height - 1))
        if offset is not None:
            self.post_message(PageDragged(offset, beyond))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()
            self.post_message(PageReleased())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(PageScrolled(_WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(PageScrolled(-_WHEEL_ROWS))

    def _offset_at(self, x: int, y: int) -> int | None:
        """The offset at a cell of the pane; beside the text, the nearest one of its row."""
        page, geometry = self._reading.page, self._reading.geometry
        places = page.places()
        if page.layout.empty or not places:
            return None
        place = places[min(max(0, y - geometry.pad), len(places) - 1)]
        while place.row < 0:
            place = page.layout.move(place, 1)
        return page.offset_at(place, max(0, x - geometry.text_left))
