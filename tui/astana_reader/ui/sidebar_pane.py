"""The widget of the sidebar: shows its rows and takes the mouse."""

from __future__ import annotations

from textual import events

from .canvas import Canvas
from .messages import EdgeDragged, RowPressed, SidebarScrolled


class SidebarPane(Canvas):
    """Tabs, list and card; its left edge can be dragged."""

    _dragging = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        if event.x == 0:
            self._dragging = True
            self.capture_mouse()
        else:
            self.post_message(RowPressed(event.x, event.y))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragging:
            self.post_message(EdgeDragged(event.screen_x))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(SidebarScrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(SidebarScrolled(-1))
