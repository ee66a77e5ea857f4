"""A note on a highlight or on the whole article."""

from __future__ import annotations

import click
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from astana_reader.reading.effects import Ask
from astana_reader.text.visible import visible_line
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints
from .field import TextField

_HINTS = (("Ctrl+s", "save"), ("Ctrl+e", "in $EDITOR"), ("Esc", "cancel"))


class NoteDialog(Dialog):
    """Several lines of text; Ctrl+s saves, Ctrl+e opens the user's editor."""

    DEFAULT_CSS = """
    NoteDialog TextArea {
        border: none; padding: 0 1; height: 6; background: $raised; color: $text;
        & .text-area--cursor { background: $accent; color: $page; }
        & .text-area--cursor-line { background: $raised; }
        & .text-area--selection { background: $select; }
    }
    NoteDialog TextArea:focus { border: none; }
    NoteDialog Horizontal { height: 2; }
    NoteDialog #count { color: $dim; margin: 1 0 0 0; width: auto; dock: right; }
    """

    ENDERS = frozenset({"escape", "ctrl+s"})

    def __init__(self, ask: Ask, title: Content, note: str, told: str = "") -> None:
        """`told` is what is to be known before anything is written."""
        super().__init__(ask, title)
        self._told = told
        self._note = note
        self._warned_of = note
        """The text that one more Esc drops."""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield TextField(
                self._note,
                show_line_numbers=False,
                tab_behavior="focus",
                placeholder=self._told,
            )
            with Horizontal():
                yield Foot(key_hints(*_HINTS))
                yield Static(id="count", markup=False)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.post_message(DialogReady(area))
        self._count()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._count()

    def _count(self) -> None:
        self.query_one("#count", Static).update(f"{len(self.query_one(TextArea).text)} chars")

    def take_key(self, key: str) -> bool:
        area = self.query_one(TextArea)
        if key == "ctrl+s":
            self.answer(area.text)
        elif key == "ctrl+e":
            self._edit(area)
        elif key == "esc" and area.text not in (self._note, self._warned_of):
            self._warned_of = area.text
            self.query_one(Foot).update(key_hints(("Esc", "again drops what you wrote"), _HINTS[0]))
            self.post_message(DialogReady(area))
        else:
            return super().take_key(key)
        return True

    def _edit(self, area: TextArea) -> None:
        """Write the note in the user's editor."""
        try:
            with self.app.suspend():
                text, problem = _edited(area.text)
        except SuspendNotSupported:
            text, problem = area.text, "This terminal can't be left to an editor."
        if problem:
            self.query_one(Foot).update(Content(problem))
        else:
            area.text = text


def _edited(text: str) -> tuple[str, str]:
    """The text as the user's editor left it, and what went wrong, empty if nothing did.

    Never raises: whoever gave the terminal away must get it back.
    """
    try:
        edited = click.edit(text, require_save=False, extension=".md") or ""
    except click.ClickException as error:
        return text, f"{visible_line(error.message)}. Your note is as it was."
    except UnicodeDecodeError:
        return text, "The editor wrote no UTF-8. Your note is as it was."
    except ValueError:
        return text, "The editor did not open: the quotes in $EDITOR don't match."
    return edited.rstrip("\n"), ""
