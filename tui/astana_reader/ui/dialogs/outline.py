"""The outline in the sidebar's place: by level, the reading place chosen, each previewed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from astana_reader.articles.article import Article
from astana_reader.articles.chapters import numbered
from astana_reader.articles.document import Section, page_label
from astana_reader.reading.effects import Ask
from astana_reader.reading.reading import Reading
from astana_reader.text.graphemes import cells, clip
from astana_reader.ui.messages import DialogReady, Typed

from .dialog import Dialog, Foot, key_hints
from .field import Field

_INDENT = 2
_NUMBER = 3
"""Cells of a chapter's number."""
_TALL = 28
"""Rows from which the card has a blank one."""
_HERE = "You are here"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the outline."""

    start: int
    depth: int
    """0 for a chapter, deeper for what is in it, -1 and less for a part of several."""
    title: str
    right: str
    """Its page, or how far into the text it is."""
    number: str = ""
    """Of a chapter that has one."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the card tells of where the reader is."""

    words: str
    """The page and the chapter."""
    marks: str = ""
    """How many highlights stand here, before and after."""
    has_pages: bool = False


class OutlineDialog(Dialog):
    """Type to filter, arrows preview, Enter goes there, Esc goes back."""

    DEFAULT_CSS = """
    OutlineDialog { border: none; background: $panel; }
    OutlineDialog > Vertical { height: 1fr; padding: 1 0 0 0; }
    OutlineDialog #title { height: 1; }
    OutlineDialog #line { height: 1; color: $line; }
    OutlineDialog Input { margin: 0 1 1 1; }
    OutlineDialog #rows { height: 1fr; color: $text; }
    OutlineDialog #card { height: auto; color: $dim; }
    OutlineDialog Foot { padding: 0 1; }
    """

    def __init__(self, ask: Ask, entries: Sequence[Entry], here: int, place: Place) -> None:
        """`here` is the offset of the caret, `place` what is told of it."""
        super().__init__(ask, Content())
        self._entries = entries
        self._place = place
        self._here = max(0, bisect_right(entries, here, key=lambda entry: entry.start) - 1)
        self._chosen = self._here
        self._numbers = _NUMBER + 2 if any(entry.number for entry in entries) else 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="title", markup=False)
            yield Static(id="line", markup=False)
            yield Field(placeholder="/ filter chapters")
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
        rows = list(self._rows(width))
        chosen = next((n for n, (_, number) in enumerate(rows) if number == self._chosen), 0)
        top = max(0, min(chosen - height // 2, len(rows) - height))
        shown = [line for line, _ in rows[top : top + height]]
        area.update(Content("\n").join(shown or [Content("  Nothing matches.")]))
        self._show_head(width)

    def _rows(self, width: int) -> Iterator[tuple[Content, int]]:
        """The lines with the numbers of their entries, a blank one above each part."""
        for number, entry in enumerate(self._found()):
            if entry.depth < 0 and number:
                yield Content(), -1
            yield self._line(entry, width, chosen=number == self._chosen), number

    def _show_head(self, width: int) -> None:
        name, count = "Outline ", str(len(self._found()))
        right = "page " if self._place.has_pages else ""
        space = " " * max(1, width - cells(name + count + right) - 1)
        head = Content.assemble(" ", (name, "bold $strong"), (count, "$accent"), space)
        self.query_one("#title", Static).update(head + Content.assemble((right, "$dim")))
        under = cells(name + count)
        rule = Content.assemble("─", ("━" * under, "$accent"), "─" * max(0, width - under - 1))
        self.query_one("#line", Static).update(rule)
        self.query_one("#card", Static).update(self._card(width))

    def _card(self, width: int) -> Content:
        """Where the reader is; a blank row parts it where there is room."""
        at = f"{self._here + 1} of {len(self._entries)}"
        space = " " * max(1, width - len(_HERE) - len(at) - 2)
        lines = [
            Content.assemble(("─" * width, "$line")),
            Content.assemble(" ", (_HERE, "bold $strong"), space, (at, "$dim"), " "),
            *([Content()] if self.size.height >= _TALL else []),
            Content.assemble(" ", (clip(self._place.words, width - 2), "$text")),
            Content.assemble(" ", (clip(self._place.marks, width - 2), "$dim")),
        ]
        return Content("\n").join(lines)

    def _line(self, entry: Entry, width: int, *, chosen: bool) -> Content:
        """A part at the left, chapters below it with their numbers, sections further in."""
        is_part = entry.depth < 0
        number = f" {entry.number:>{_NUMBER}} " if entry.number else " " * self._numbers
        indent = "" if is_part else number + " " * (_INDENT * entry.depth)
        room = max(1, width - 3 - cells(indent) - cells(entry.right))
        title = clip(entry.title, room)
        space = " " * max(1, room - cells(title))
        plain = "bold $dim" if is_part else "$dim" if entry.depth else "$text"
        style = "bold $strong" if chosen else plain
        mark = ("▎", "$accent") if chosen else " "
        right = (entry.right, "$accent" if chosen else "$dim")
        line = Content.assemble(mark, (indent, style), (title, style), space, right, " ")
        return line.stylize("on $raised") if chosen else line


def entries_of(reading: Reading) -> list[Entry]:
    """The outline's rows: chapters at 0, what is in them deeper, parts of several above."""
    sections = sorted(reading.headings, key=lambda section: section.start)
    chapters = reading.chapters.sections
    level = chapters[0].level if chapters else min((s.level for s in sections), default=1)
    return [_entry(section, section.level - level, reading.article) for section in sections]


def _entry(section: Section, depth: int, article: Article) -> Entry:
    number, title = numbered(section.title) if depth == 0 else ("", section.title)
    if not title or len(number) > _NUMBER:
        number, title = "", section.title
    page = page_label(article.document.pages, section.start)
    right = page or f"{100 * section.start // max(1, len(article.text))}%"
    return Entry(section.start, depth, title, right, number)
