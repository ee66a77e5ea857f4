"""The sheet of an article: what is known of it, and where each was found."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from astana_reader.reading.effects import Ask, Perform
from astana_reader.reading.lists.listing import wrapped
from astana_reader.reading.sheet import SheetRow
from astana_reader.text.graphemes import cells
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints

_NAMES = 13
"""Cells of the names with the space after them."""
_ANSWERS = {"D": "publication-date", "A": "article-note", "x": "export"}


class ArticleDialog(Dialog, can_focus=True):
    """D sets the date, A writes a note, Esc closes."""

    DEFAULT_CSS = """
    ArticleDialog > Vertical { height: 1fr; padding: 1 2 0 2; }
    ArticleDialog VerticalScroll { height: 1fr; scrollbar-size: 0 0; }
    ArticleDialog #rows { height: auto; color: $text; }
    """

    def __init__(self, ask: Ask, rows: Sequence[SheetRow]) -> None:
        super().__init__(ask, Content("Article"))
        self._rows = rows

    def compose(self) -> ComposeResult:
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(id="rows", markup=False)
            yield Foot(key_hints(("D", "date"), ("A", "note"), ("x", "export"), ("Esc", "close")))

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def take_key(self, key: str) -> bool:
        steps = {"down": 1, "j": 1, "up": -1, "k": -1, "pgdn": 10, "pgup": -10}
        if key in _ANSWERS:
            self.answer(Perform(_ANSWERS[key]))
        elif key in steps:
            self.query_one(VerticalScroll).scroll_relative(y=steps[key], animate=False)
        else:
            return super().take_key(key)
        return True

    def _show(self) -> None:
        area = next(iter(self.query("#rows").results(Static)), None)
        if area is not None:  # it may be gone before it was painted
            width = max(20, area.size.width)
            lines = [line for row in self._rows for line in _lines(row, width)]
            area.update(Content("\n").join(lines))


def _lines(row: SheetRow, width: int) -> list[Content]:
    """A row, its source at the right of its first line, or below where both have no room."""
    name = (f"{row.name:<{_NAMES}}", "$dim")
    source = (row.source, "$warn" if row.is_doubt else "$dim")
    room = max(1, width - _NAMES)
    beside = cells(row.value) + cells(row.source) + 3 <= room
    values = [row.value] if beside else wrapped(row.value, room, 3)
    style = "bold $strong" if row.name in {"Title", "Published"} else "$text"
    space = " " * max(1, room - cells(row.value) - cells(row.source))
    first = Content.assemble(name, (values[0] if values else "", style))
    lines = [first + Content.assemble(space, source) if beside else first]
    lines += [Content.assemble(" " * _NAMES, (value, style)) for value in values[1:]]
    if row.source and not beside:
        below = wrapped(row.source, room, 2)
        lines += [Content.assemble(" " * _NAMES, (line, source[1])) for line in below]
    return lines
