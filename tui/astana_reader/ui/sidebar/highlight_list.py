"""The Highlights tab: what was marked, with tags and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import Annotation
from astana_reader.settings.config import Settings
from astana_reader.settings.pens import PENS
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.spans import Span
from astana_reader.ui.ink import Ink
from astana_reader.ui.palette import Look

from .items import Item, Items
from .listing import ACCENT, DIM, PLAIN, STEP, Card, Line, wrapped

_INDENT = 4


class HighlightList:
    """Highlights in the order of the text, orphans last."""

    def __init__(
        self, notebook: Notebook, settings: Settings, look: Look, words: str, picked: set[str]
    ) -> None:
        self._settings = settings
        self._look = look
        self._picked = picked
        self._words = words
        self._highlights = notebook.highlights
        self._orphans = notebook.orphans
        self.items = Items()
        self.empty: Sequence[str] = (
            (f"Nothing matches “{words}”. Esc clears the filter.",)
            if words
            else ("No highlights yet.",)
        )

    def fill(self) -> Iterator[None]:
        rows = [Item(h.id, h.start, n) for n, h in enumerate(self._highlights)]
        rows += [Item(a.id, -1, n) for n, a in enumerate(self._orphans)]
        for number, item in enumerate(rows):
            if matches(self._annotation(item), self._words):
                self.items.append(item)
            if number % STEP == STEP - 1:
                yield

    def _annotation(self, item: Item) -> Annotation:
        if item.offset < 0:
            return self._orphans[item.index]
        return self._highlights[item.index].annotation

    def height(self, item: Item, width: int, *, chosen: bool, spaced: bool) -> int:
        annotation = self._annotation(item)
        quote = len(wrapped(annotation.selector.quote, width - _INDENT, 2)) if chosen else 1
        details = 1 if annotation.tags or annotation.note or item.offset < 0 else 0
        return quote + details + (1 if spaced else 0)

    def paint(self, item: Item, width: int, *, chosen: bool) -> list[Line]:
        annotation = self._annotation(item)
        pen = self._settings.pen(annotation.pen)
        sign = "✓" if item.key in self._picked else pen.letter
        rows = wrapped(annotation.selector.quote, width - _INDENT, 2 if chosen else 1)
        ink = Ink("strong", "panel") if chosen else PLAIN
        pen_ink = ACCENT if item.key in self._picked else Ink(pen.id, "panel", bold=True)
        lines: list[Line] = [[(f" {sign}  ", pen_ink), (rows[0] if rows else "", ink)]]
        lines += [[(" " * _INDENT, PLAIN), (row, ink)] for row in rows[1:]]
        if item.offset < 0:
            lines.append([(" " * _INDENT, PLAIN), ("no longer in the text", Ink("warn", "panel"))])
        elif annotation.tags or annotation.note:
            lines.append(self._details(annotation, width - _INDENT))
        return lines

    def _details(self, annotation: Annotation, width: int) -> Line:
        tags = "  ".join(f"#{tag}" for tag in annotation.tags)
        tags = clip(tags, width)
        line: Line = [(" " * _INDENT, PLAIN), (tags, DIM)]
        room = width - cells(tags) - 2
        if annotation.note and room >= 6:
            mark = f"{'  ' if tags else ''}{self._look.glyph('≡')} "
            note = clip(" ".join(annotation.note.split()), room - (2 if tags else 0))
            line += [(mark, DIM), (note, Ink("dim", "panel", italic=True))]
        return line

    def places(self, _item: Item) -> Sequence[Span]:
        return ()

    def card(self, _item: Item, _at: int) -> Card | None:
        return None


def matches(annotation: Annotation, words: str) -> bool:
    """Whether an annotation fits a filter: words, #tag, pen:claim."""
    text = f"{annotation.selector.quote} {annotation.note}".casefold()
    tags = [tag.casefold() for tag in annotation.tags]
    for word in words.casefold().split():
        if word.startswith("#"):
            if not any(tag.startswith(word[1:]) for tag in tags):
                return False
        elif word.startswith("pen:"):
            if not annotation.pen.startswith(word[4:]):
                return False
        elif word not in text and not any(word in tag for tag in tags):
            return False
    return True


def pen_samples(settings: Settings, look: Look) -> list[Line]:
    """The six pens as they look, for a reader without highlights."""
    lines: list[Line] = []
    for number, pen in enumerate(PENS, 1):
        line = look.pen_line(pen.id)
        ink = Ink(
            f"{pen.id}-text",
            f"{pen.id}-tint",
            bold=line.bold,
            italic=line.italic,
            underline=line.underline,
            double=line.double,
        )
        lines.append(
            [
                (f"  {number}  ", Ink("strong", "panel", bold=True)),
                (f"{pen.letter}  ", Ink(pen.id, "panel", bold=True)),
                (settings.pen(pen.id).name, ink),
            ]
        )
    return lines
