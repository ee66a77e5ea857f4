"""The sheet of an article: what is known of it, and where each was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from astana_reader.reading.effects import Ask, Perform, Question, Target
from astana_reader.reading.lists.listing import wrapped
from astana_reader.reading.lists.sheet_row import SheetRow
from astana_reader.text.graphemes import cells
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints

_NAMES = 13
"""Cells of the names with the space after them."""
_MARGIN = 2
"""Cells at the left of the rows and at their right."""
_AROUND = 3
"""Rows inside the frame that are no facts: a blank one above, the keys with one above them."""
OF_THE_OPEN: dict[str, Perform] = {
    "D": Perform("publication-date"),
    "A": Perform("article-note"),
    "a": Perform("article-note"),
    "t": Perform("tags-of-article"),
    "y": Perform("copy-reference"),
    "x": Perform("export"),
}
"""What the keys do in the sheet of the article that is read."""
_CHANGED_BY = {"published": "D", "tags": "t", "note": "a"}
"""Fields that have a key of their own."""
_STEPS = {"down": 1, "j": 1, "up": -1, "k": -1, "pgdn": 10, "pgup": -10}


class ArticleDialog(Dialog, can_focus=True):
    """Arrows choose a row, Enter changes it; Esc closes."""

    DEFAULT_CSS = """
    ArticleDialog > Vertical { height: 1fr; padding: 1 0 0 0; }
    ArticleDialog Foot { padding: 0 2; }
    ArticleDialog VerticalScroll { height: 1fr; scrollbar-size: 0 0; }
    ArticleDialog #rows { height: auto; color: $text; }
    """

    def __init__(
        self, ask: Ask, rows: Sequence[SheetRow], answers: Mapping[str, Perform] = OF_THE_OPEN
    ) -> None:
        """`answers` are what the keys do here."""
        super().__init__(ask, Content("Article"))
        self._rows = rows
        self._answers = answers
        self._fields = [row.field for row in rows if row.field]
        self._chosen = 0

    def compose(self) -> ComposeResult:
        words = {"D": "date", "t": "tags", "a": "note", "y": "reference"}
        own = [(key, word) for key, word in words.items() if key in self._answers]
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(id="rows", markup=False)
            yield Foot(key_hints(("Enter", "change"), *own, ("Esc", "close")))

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def take_key(self, key: str) -> bool:
        if key in self._answers:
            self.answer(self._answers[key])
        elif key == "enter" and self._fields:
            self._change(self._fields[self._chosen])
        elif key in _STEPS:
            last = len(self._fields) - 1
            self._chosen = min(max(0, self._chosen + _STEPS[key]), last)
            self._show()
        else:
            return super().take_key(key)
        return True

    def _change(self, field: str) -> None:
        key = _CHANGED_BY.get(field, "")
        if key in self._answers:
            self.answer(self._answers[key])
        else:
            self.answer(Ask(Question.FIELD, Target((field, *self.ask.target.ids))))

    def _show(self) -> None:
        area = next(iter(self.query("#rows").results(Static)), None)
        if area is None:  # it may be gone before it was painted
            return
        width = max(20, area.size.width - 2 * _MARGIN)
        chosen = self._fields[self._chosen] if self._fields else ""
        lines: list[Content] = []
        for row in self._rows:
            is_chosen = bool(row.field) and row.field == chosen
            if is_chosen:
                self._reveal(len(lines))
            lines += [_set(line, width, chosen=is_chosen) for line in _lines(row, width)]
        area.update(Content("\n").join(lines))
        self._fit(len(lines))

    def _fit(self, rows: int) -> None:
        """Be no higher than the rows, in the middle as before."""
        spare = self.size.height - rows - _AROUND
        if spare > 0:
            x, y = self.styles.offset
            self.styles.height = self.outer_size.height - spare
            self.styles.offset = (int(x.value), int(y.value) + spare // 2)

    def _reveal(self, line: int) -> None:
        """Scroll so that a line is seen."""
        scroll = self.query_one(VerticalScroll)
        top, height = scroll.scroll_offset.y, scroll.size.height
        if not top <= line < top + height:
            scroll.scroll_to(y=max(0, line - height // 2), animate=False)


def _set(line: Content, width: int, *, chosen: bool) -> Content:
    """A line between its margins; the chosen one raised, with a bar at its left."""
    if not chosen:
        return Content.assemble(" " * _MARGIN, line)
    bar = ("▎" + " " * (_MARGIN - 1), "$accent")
    space = " " * max(0, width - line.cell_length + _MARGIN)
    return Content.assemble(bar, line, space).stylize("on $raised")


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
