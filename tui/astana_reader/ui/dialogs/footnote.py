"""A note of the text, shown under the passage that its mark stands in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from astana_reader.reading.effects import Ask
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints


class FootnoteDialog(Dialog, can_focus=True):
    """Enter, or gx again, goes to the note; its answer is where that begins."""

    def __init__(self, ask: Ask, title: str, words: str, place: int) -> None:
        super().__init__(ask, Content(title))
        self._words = words
        self._place = place
        self._begun = False
        """Whether g was typed."""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(self._words, markup=False)
            yield Foot(key_hints(("Enter", "go there"), ("Esc", "close")))

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def take_key(self, key: str) -> bool:
        begun, self._begun = self._begun, key == "g"
        if key == "enter" or (begun and key == "x"):
            self.answer(self._place)
            return True
        return key == "g" or super().take_key(key)
