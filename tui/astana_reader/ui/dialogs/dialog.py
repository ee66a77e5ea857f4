"""The frame of every dialog, and the line of keys at its foot."""

from __future__ import annotations

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from astana_reader.reading.effects import Ask
from astana_reader.reading.keys import key_name
from astana_reader.ui.messages import Answered


def key_hints(*pairs: tuple[str, str]) -> Content:
    """Keys in bold, each with its word: Enter save   Esc cancel."""
    parts: list[tuple[str, str] | str] = []
    for key, word in pairs:
        parts += ["   "] if parts else []
        parts += [(key, "bold $strong"), f" {word}"]
    return Content.assemble(*parts)


class Dialog(Vertical):
    """A frame on the page; Esc closes it. The page behind stays as it is."""

    DEFAULT_CSS = """
    Dialog {
        layer: dialog;
        position: absolute;
        background: $page;
        border: round $line;
        border-title-color: $strong;
        border-title-style: bold;
        height: auto;
    }
    Dialog > Vertical { background: $panel; padding: 1 1 0 1; height: auto; }
    Dialog.tight { border: none; }
    Dialog.tight > Vertical, Dialog.tight Input { padding: 0 1; margin: 0; }
    Dialog.tight .foot { margin: 0; }
    Dialog .foot { color: $dim; margin: 1 0 0 0; height: 1; }
    Dialog Input {
        border: none; height: 1; padding: 0 1; background: $raised; color: $text;
    }
    Dialog Input:focus { border: none; background-tint: $raised 0%; }
    """

    def __init__(self, ask: Ask, title: Content) -> None:
        super().__init__()
        self.ask = ask
        self.border_title = title

    def answer(self, value: object) -> None:
        """Give the answer, None for none."""
        self.post_message(Answered(self.ask, value))

    def on_key(self, event: events.Key) -> None:
        focused = self.screen.focused
        if not self.take_key(key_name(event.key, event.character)):
            if not (event.is_printable and event.character and isinstance(focused, Input)):
                return
            # A field takes its letters itself: this one was typed before the field had the focus.
            focused.insert_text_at_cursor(event.character)
        event.stop()
        event.prevent_default()

    def take_key(self, key: str) -> bool:
        """Whether the dialog took a key; Esc closes it."""
        if key == "esc":
            self.answer(None)
        return key == "esc"


class Foot(Static):
    """The last line inside a dialog."""

    def __init__(self, hints: Content) -> None:
        super().__init__(hints, classes="foot", markup=False)
