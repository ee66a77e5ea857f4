"""The place of a screen's one dialog, where keys wait that were typed before it was there."""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from astana_reader.reading.effects import Ask

_ENDERS = frozenset({"enter", "escape"})
"""Keys that may end a dialog, unless its ENDERS are others: what follows may be the page's."""

_PATIENCE = 0.5
"""Seconds after such a key until a dialog that still stands gets what was typed since."""


class DialogPlace:
    """Holds the dialog that is open, from the question to its answer.

    A dialog takes some milliseconds to come up, and keys come faster than that from a paste, a
    macro or a slow line: none of them may act on the page behind.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self.dialog: Widget | None = None
        self.ask: Ask | None = None
        """What it asks."""
        self._field: Widget | None = None
        """What takes the dialog's keys while it is there."""
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._may_be_over = False
        """Whether a key was passed on that may end the dialog."""

    @property
    def is_changing(self) -> bool:
        """Whether a dialog is coming up or going, so that keys have to wait."""
        return self.dialog is not None and self._field is None

    def open(self, dialog: Widget, ask: Ask) -> None:
        """Put a dialog on the screen, if there is none."""
        if self.dialog is None:
            self.dialog, self.ask = dialog, ask
            self._screen.mount(dialog)

    def begin(self, field: Widget) -> None:
        """The dialog is there: give the keys to its field, those that waited first."""
        if self.dialog is not None:
            self._field = field
            self._go_on()

    def take(self, typed: events.Key | events.Paste) -> bool:
        """Keep a key or a paste for the dialog; False if there is none."""
        if self.dialog is None:
            return False
        if isinstance(typed, events.Key):
            self._waiting.append(events.Key(typed.key, typed.character))
        else:
            self._waiting.append(events.Paste(typed.text))
        if not self._may_be_over:
            self._pass_on()
        return True

    def _go_on(self) -> None:
        self._may_be_over = False
        self._pass_on()

    def _pass_on(self) -> None:
        if self._field and self._screen.focused is not self._field:
            self._screen.set_focus(self._field)
        while self._waiting and self._field:
            typed, app = self._waiting.popleft(), self._screen.app
            app.post_message(typed.set_sender(app))  # as the driver sends them
            if isinstance(typed, events.Key) and typed.key in self._enders:
                self._may_be_over = True
                self._screen.set_timer(_PATIENCE, self._go_on)
                return

    @property
    def _enders(self) -> frozenset[str]:
        return getattr(self.dialog, "ENDERS", _ENDERS)

    def say(self, text: str) -> None:
        """Tell something of what is typed, where the dialog has room for it."""
        from .line import LineDialog  # fields are slow to import

        if isinstance(self.dialog, LineDialog):
            self.dialog.say(text)

    async def close(self) -> list[events.Key]:
        """Take the dialog away; the keys that were typed after its answer."""
        self._field, self._may_be_over = None, False
        if self.dialog:
            await self.dialog.remove()
        self.dialog = self.ask = None
        left = [typed for typed in self._waiting if isinstance(typed, events.Key)]
        self._waiting.clear()
        return left
