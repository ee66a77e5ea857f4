"""The widget of the library's list: takes keys and the mouse, shows rows."""

from __future__ import annotations

from textual import events

from .canvas import Canvas
from .messages import KeyPressed, RowPressed, SidebarScrolled


class DeskPane(Canvas, can_focus=True):
    """Filter, rows and card."""

    FOCUS_ON_CLICK = False  # a click leaves the keys to a dialog that is open

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(KeyPressed(event))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.post_message(RowPressed(event.x, event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(SidebarScrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(SidebarScrolled(-1))
