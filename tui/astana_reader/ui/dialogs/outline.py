"""The outline in the sidebar's place: by level, the reading place chosen, each previewed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from astana_reader.reading.effects import Ask
from astana_reader.text.graphemes import cells, clip
from astana_reader.ui.messages import DialogReady, Typed

from .dialog import Dialog, Foot, key_hints
from .field import Field

_INDENT = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the outline."""

    start: int
    depth: int
    """From 0."""
    title: str
    right: str
    """Its page, or how far into the text it is."""


class OutlineDialog(Dialog):
    """Type to filter, arrows preview, Enter goes there, Esc goes back."""

    DEFAULT_CSS = """
    OutlineDialog { border: none; background: $panel; }
    OutlineDialog > Vertical { height: 1fr; padding: 1 1 0 1; }
    OutlineDialog #title { height: 1; }
    OutlineDialog #line { height: 1; color: $line; }
    OutlineDialog Input { margin: 0 0 1 0; }
    OutlineDialog #rows { height: 1fr; color: $text; }
    OutlineDialog #card { height: auto; color: $dim; }
    """

    def __init__(self, ask: Ask, entries: Sequence[Entry], here: int, place: str) -> None:
        """`here` is the offset of the caret, `place` what is told of it."""
        super().__init__(ask, Content())
        self._entries = entries
        self._place = place
        self._here = max(0, bisect_right(entries, here, key=lambda entry: entry.start) - 1)
        self._chosen = self._here

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="title", markup=False)
            yield Static(id="line", markup=False)
            yield Field(placeholder="/ filter")
            yield Static(id="rows", markup=False)
            yield Static(id="card", markup=False)
            yield Foot(key_hints(("↑ ↓", "preview"), ("Enter", "go"), ("Esc", "back")))

    def on_mount(self) -> None:
        self.post_message(DialogReady(self.query_one(Input)))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._chosen = 0 if event.value.strip() else self._here
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if found := self._found():
            self.answer(found[self._chosen].start)

    def take_key(self, key: str) -> bool:
        steps = {"down": 1, "up": -1, "pgdn": 10, "pgup": -10}
        if key not in steps:
            return super().take_key(key)
        found = self._found()
        if found:
            self._chosen = min(max(0, self._chosen + steps[key]), len(found) - 1)
            self.post_message(Typed(self.ask, str(found[self._chosen].start)))
        self._show()
        return True

    def _found(self) -> Sequence[Entry]:
        words = self.query_one(Input).value.casefold().split()
        if not words:
            return self._entries
        return [e for e in self._entries if all(word in e.title.casefold() for word in words)]

    def _show(self) -> None:
        area = next(iter(self.query("#rows").results(Static)), None)
        if area is None:  # the dialog went before it was painted
            return
        width, height = area.size
        found = self._found()
        top = max(0, min(self._chosen - height // 2, len(found) - height))
        lines = [
            self._line(entry, width, chosen=number == self._chosen)
            for number, entry in enumerate(found[top : top + height], top)
        ]
        area.update(Content("\n").join(lines or [Content("  Nothing matches.")]))
        self._show_head(width, len(found))

    def _show_head(self, width: int, count: int) -> None:
        name = Content.assemble(("Outline ", "bold $strong"), (str(count), "$accent"))
        self.query_one("#title", Static).update(name)
        self.query_one("#line", Static).update("─" * width)
        card = Content.assemble(("─" * width, "$line"), "\n", ("You are here  ", "bold $strong"))
        self.query_one("#card", Static).update(card + Content(clip(self._place, width - 14)))

    @staticmethod
    def _line(entry: Entry, width: int, *, chosen: bool) -> Content:
        indent = " " * (_INDENT * entry.depth)
        room = max(1, width - 3 - len(indent) - cells(entry.right))
        title = clip(entry.title, room)
        space = " " * max(1, room - cells(title))
        style = "bold $strong" if chosen else "bold $dim" if not entry.depth else "$text"
        mark = ("▎", "$accent") if chosen else " "
        right = (entry.right, "$accent" if chosen else "$dim")
        line = Content.assemble(mark, indent, (title, style), space, right, " ")
        return line.stylize("on $raised") if chosen else line
