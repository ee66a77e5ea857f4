"""Asked when marks could not be saved and the reader wants to leave."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from astana_reader.reading.effects import Ask, Leave
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints


class UnsavedDialog(Dialog, can_focus=True):
    """Enter tries again, x exports, Ctrl+q leaves without saving."""

    DEFAULT_CSS = "UnsavedDialog { width: 64; max-width: 100%; }"

    def __init__(self, ask: Ask, reason: str) -> None:
        super().__init__(ask, Content("Not saved"))
        self._reason = reason

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(f"Your last marks are not on disk. {self._reason}", markup=False)
            yield Foot(
                key_hints(
                    ("Enter", "try again"), ("x", "export"), ("Ctrl+q", "leave"), ("Esc", "stay")
                )
            )

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def take_key(self, key: str) -> bool:
        answers = {"enter": "again", "x": "export", "ctrl+q": "leave"}
        if key in answers:
            self.answer(Leave(answers[key]))
            return True
        return super().take_key(key)
