"""Choosing one of many by typing: a command, a heading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from astana_reader.reading.effects import Ask
from astana_reader.text.graphemes import cells, clip
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints
from .field import Field


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things to choose from, with what is said of it at the right."""

    label: str
    value: object
    right: str = ""


def having(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that have all the words typed, in their order."""
    words = typed.casefold().split()
    return [
        choice
        for choice in choices
        if all(word in f"{choice.label} {choice.right}".casefold() for word in words)
    ]


class ChoiceDialog(Dialog):
    """Type to narrow the list, arrows to choose, Enter to take it."""

    DEFAULT_CSS = """
    ChoiceDialog > Vertical { height: 1fr; }
    ChoiceDialog Input { margin: 0 0 1 0; }
    ChoiceDialog #rows { height: 1fr; color: $text; }
    """

    def __init__(
        self, ask: Ask, title: str, find: Callable[[str], Sequence[Choice]], verb: str
    ) -> None:
        """`find` gives the choices that fit what is typed, best first."""
        super().__init__(ask, Content(title))
        self._find = find
        self._verb = verb
        self._chosen = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Field(placeholder="type to search")
            yield Static(id="rows", markup=False)
            yield Foot(key_hints(("↑ ↓", "choose"), ("Enter", self._verb), ("Esc", "close")))

    def on_mount(self) -> None:
        self.post_message(DialogReady(self.query_one(Input)))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._chosen = 0
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        found = self._found()
        if found:
            self.answer(found[self._chosen].value)

    def take_key(self, key: str) -> bool:
        steps = {"down": 1, "up": -1, "pgdn": 10, "pgup": -10}
        if key not in steps:
            return super().take_key(key)
        self._chosen = min(max(0, self._chosen + steps[key]), max(0, len(self._found()) - 1))
        self._show()
        return True

    def _found(self) -> Sequence[Choice]:
        return self._find(self.query_one(Input).value)

    def _show(self) -> None:
        area = next(iter(self.query("#rows").results(Static)), None)
        if area is None:  # the dialog went before it was painted
            return
        width, height = area.size
        found = self._found()
        top = max(0, self._chosen - height + 1)
        lines = [
            self._line(choice, width, chosen=number == self._chosen)
            for number, choice in enumerate(found[top : top + height], top)
        ]
        area.update(Content("\n").join(lines or [Content("  Nothing matches.")]))

    @staticmethod
    def _line(choice: Choice, width: int, *, chosen: bool) -> Content:
        label = clip(choice.label, max(1, width - 4 - cells(choice.right)))
        space = " " * max(1, width - 3 - cells(label) - cells(choice.right))
        mark = ("▎", "$accent") if chosen else " "
        line = Content.assemble(mark, " ", label, space, (choice.right, "$dim"), " ")
        return line.stylize("on $raised") if chosen else line
