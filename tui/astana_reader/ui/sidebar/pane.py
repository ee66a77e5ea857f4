"""The widget of the sidebar: shows its rows and takes the mouse."""

from __future__ import annotations

from textual import events

from astana_reader.ui.canvas import Canvas
from astana_reader.ui.messages import RowPressed, SidebarScrolled


class SidebarPane(Canvas):
    """Tabs, list and card."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.post_message(RowPressed(event.x, event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(SidebarScrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(SidebarScrolled(-1))
