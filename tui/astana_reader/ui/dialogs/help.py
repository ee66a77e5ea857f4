"""The keys: every action, in columns, searched by typing, done with Enter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from astana_reader.reading.commands import matching_actions
from astana_reader.reading.effects import Ask, Perform
from astana_reader.reading.keys import key_label
from astana_reader.settings.actions import Action
from astana_reader.text.graphemes import cells, clip
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints
from .field import Field

_SHIFT = "Shift+"
_COLUMN = 35
"""The least width of a column: cells of its keys, a blank, its words, a blank."""
_KEYS = 16
WORDS = _COLUMN - _KEYS - 2
"""Cells that there are for the words of every row."""


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A row of the help: the keys of actions that share its words."""

    group: str
    keys: str
    words: str
    actions: tuple[Action, ...]


def help_rows(actions: Iterable[Action]) -> list[HelpRow]:
    """A row for each run of actions with the same words."""
    rows = []
    for (group, words), run in groupby(actions, key=lambda a: (a.group, a.row)):
        members = tuple(run)
        rows.append(HelpRow(group, _keys(members), words, members))
    return rows


def _keys(actions: Sequence[Action]) -> str:
    """The first keys of all the actions, then all their second ones, as long as they fit."""
    labels: dict[str, None] = {}
    for place in range(max(len(a.keys) for a in actions)):
        more = labels | {key_label(a.keys[place]): None for a in actions if place < len(a.keys)}
        if labels and cells(_joined(more)) > _KEYS:
            break
        labels = more
    return clip(_joined(labels), _KEYS)


def _joined(labels: Iterable[str]) -> str:
    """Keys side by side; Shift that all of them have is said once."""
    keys = list(labels)
    if len(keys) > 1 and all(key.startswith(_SHIFT) for key in keys):
        keys[1:] = [key.removeprefix(_SHIFT) for key in keys[1:]]
    return " ".join(keys)


class HelpDialog(Dialog):
    """Type to search, arrows to scroll or choose, Enter to do it."""

    DEFAULT_CSS = """
    HelpDialog { width: 113; max-width: 100%; height: 35; max-height: 100%; }
    HelpDialog > Vertical { height: 1fr; padding: 1 2 0 2; }
    HelpDialog Input { margin: 0 0 1 0; }
    HelpDialog #rows { height: 1fr; color: $dim; }
    """

    def __init__(self, ask: Ask, actions: Sequence[Action]) -> None:
        super().__init__(ask, Content("Keys"))
        self._rows = help_rows(actions)
        self._count = len(actions)
        self._top = 0
        self._chosen = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Field(placeholder=f"type to search {self._count} actions")
            yield Static(id="rows", markup=False)
            yield Foot(
                key_hints(("↑ ↓", "scroll"), ("Enter", "do it"), ("Esc", "close")).append(
                    "   keys are yours: config.toml"
                )
            )

    def on_mount(self) -> None:
        self.post_message(DialogReady(self.query_one(Input)))
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self._show()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._top = self._chosen = 0
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        found = self._found()
        if event.value.strip() and found:
            self.answer(Perform(found[self._chosen].id))

    def take_key(self, key: str) -> bool:
        steps = {"down": 1, "up": -1, "pgdn": 10, "pgup": -10}
        if key not in steps:
            return super().take_key(key)
        if self.query_one(Input).value.strip():
            self._chosen = min(max(0, self._chosen + steps[key]), max(0, len(self._found()) - 1))
        else:
            self._top = max(0, self._top + steps[key])
        self._show()
        return True

    def _found(self) -> list[Action]:
        actions = [action for row in self._rows for action in row.actions]
        return matching_actions(actions, self.query_one(Input).value)

    def _show(self) -> None:
        area = self.query_one("#rows", Static)
        width, height = area.size
        if self.query_one(Input).value.strip():
            lines = self._listed(height)
        else:
            lines = self._in_columns(max(1, width // _COLUMN), height)
        area.update(Content("\n").join(lines))

    def _listed(self, height: int) -> list[Content]:
        """The actions found, the chosen one raised."""
        found = self._found()
        top = max(0, self._chosen - height + 1)
        lines = []
        for number, action in enumerate(found[top : top + height], top):
            keys = "  ".join(key_label(key) for key in action.keys)
            line = Content.assemble("  ", (f"{keys:20}", "$strong"), f"  {action.help}  ")
            chosen = number == self._chosen
            lines.append(
                Content.assemble(("▎", "$accent"), line[1:]).stylize("on $raised")
                if chosen
                else line
            )
        return lines or [Content("  Nothing matches. Esc closes.")]

    def _in_columns(self, count: int, height: int) -> list[Content]:
        columns = [list(_lines(groups)) for groups in _balanced(self._rows, count)]
        tallest = max(len(column) for column in columns)
        self._top = min(self._top, max(0, tallest - height))
        lines = []
        for y in range(self._top, min(tallest, self._top + height)):
            cells_of_row = [column[y] if y < len(column) else Content("") for column in columns]
            padded = [
                Content.assemble(cell, " " * max(0, _COLUMN - cell.cell_length))
                for cell in cells_of_row
            ]
            lines.append(Content("").join(padded))
        return lines


def _lines(rows: Iterable[HelpRow]) -> Iterator[Content]:
    """A column: group names in accent, a row an action, a blank line between groups."""
    for number, (group, members) in enumerate(groupby(rows, key=lambda row: row.group)):
        if number:
            yield Content("")
        yield Content.styled(group, "bold $accent")
        for row in members:
            gap = " " * max(1, _KEYS + 1 - cells(row.keys))
            yield Content.assemble((row.keys, "$strong"), gap, clip(row.words, WORDS))


def _balanced(rows: Sequence[HelpRow], count: int) -> list[list[HelpRow]]:
    """The groups in at most `count` columns, in order, the tallest as short as can be."""
    groups = [list(members) for _, members in groupby(rows, key=lambda row: row.group)]
    limit = max(len(group) + 2 for group in groups)
    while True:
        columns: list[list[HelpRow]] = [[]]
        used = 0
        for group in groups:
            if used and used + len(group) + 2 > limit:
                columns.append([])
                used = 0
            columns[-1] += group
            used += len(group) + 2
        if len(columns) <= count:
            return columns
        limit += 1
