"""The Highlights tab: what was marked, with tags and notes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.reading.look.ink import Ink, Run, runs_width, spread
from astana_reader.reading.look.palette import Look
from astana_reader.reading.page.gutter import HELD, MOVED
from astana_reader.settings.config import Settings
from astana_reader.settings.pens import PENS
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.spans import Span
from astana_reader.text.wording import counted

from .items import Item, Items
from .listing import ACCENT, DIM, PLAIN, STEP, Card, Line, wrapped

_INDENT = 4
_WIDE = 56
"""From this many cells on every quotation has two rows."""
_CHOSEN_ROWS = 12
_WARN = Ink("warn", "panel")
PICKED = "■"
LOST = "!"
"""Stands beside the letter of a highlight without a place."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What is to be seen of highlights beyond their own records."""

    picked: set[str] = field(default_factory=set)
    linked: Mapping[str, int] = field(default_factory=dict)
    """With how many others each is linked."""
    held: str = ""
    """The one that waits to be linked."""


class HighlightList:
    """Highlights in the order of the text, then those that lost their place."""

    def __init__(
        self, notebook: Notebook, settings: Settings, look: Look, words: str, beside: Beside
    ) -> None:
        self._notebook = notebook
        self._settings = settings
        self._look = look
        self._beside = beside
        self._words = words
        self._highlights = notebook.highlights
        self._orphans = notebook.orphans
        self.items = Items() if words else MarkItems(self._highlights, self._orphans, notebook)
        self.empty: Sequence[str] = (
            (f"Nothing matches “{words}”. Esc clears the filter.",)
            if words
            else ("No highlights yet.",)
        )

    def fill(self) -> Iterator[None]:
        if not self._words:
            return
        for number, item in enumerate(self._rows()):
            if not item.key or matches(self._annotation(item), self._words):
                self.items.append(item)
            if number % STEP == STEP - 1:
                yield

    def _rows(self) -> Iterator[Item]:
        """All items, with a heading over those without a place."""
        for item in MarkItems(self._highlights, self._orphans, self._notebook):
            if item.key or any(matches(orphan, self._words) for orphan in self._orphans):
                yield item

    def _annotation(self, item: Item) -> Annotation:
        if self._is_lost(item):
            return self._orphans[item.index - len(self._highlights)]
        return self._highlights[item.index].annotation

    def _is_lost(self, item: Item) -> bool:
        return item.index >= len(self._highlights)

    def _guess(self, orphan: Annotation) -> Span | None:
        return guess_of(self._notebook, orphan)

    def height(self, item: Item, width: int, *, chosen: bool, spaced: bool) -> int:
        if not item.key:
            return 2
        annotation = self._annotation(item)
        most = _most_rows(width, chosen=chosen)
        quote = len(wrapped(annotation.selector.quote, width - _INDENT, most)) if most > 1 else 1
        details = len(self._about(item, annotation, width, chosen=chosen))
        return quote + details + (1 if spaced else 0)

    def paint(self, item: Item, width: int, *, chosen: bool) -> list[Line]:
        if not item.key:
            heading = f"Without a place  {len(self._orphans)}"
            return [[], [(heading, Ink("dim", "panel", bold=True))]]
        annotation = self._annotation(item)
        rows = wrapped(annotation.selector.quote, width - _INDENT, _most_rows(width, chosen=chosen))
        ink = Ink("strong", "panel") if chosen else PLAIN
        sign = self._sign(item, annotation)
        flag = (self._flag(item), _WARN)
        lines: list[Line] = [[(" ", PLAIN), sign, flag, (rows[0] if rows else "", ink)]]
        lines += [[(" " * _INDENT, PLAIN), (row, ink)] for row in rows[1:]]
        return lines + self._about(item, annotation, width, chosen=chosen)

    def _sign(self, item: Item, annotation: Annotation) -> Run:
        """The letter of the pen, or that the row is picked."""
        if item.key in self._beside.picked:
            return self._look.glyph(PICKED), ACCENT
        linked, held = item.key in self._beside.linked, item.key == self._beside.held
        return letter_run(self._settings, annotation.pen, linked=linked, held=held)

    def _flag(self, item: Item) -> str:
        if self._is_lost(item):
            return f"{LOST} "
        if item.key == self._beside.held and self._look.colorless:
            return f"{HELD} "
        moved = self._highlights[item.index].status is Status.MOVED
        return f"{self._look.glyph(MOVED)} " if moved else "  "

    def _about(self, item: Item, annotation: Annotation, width: int, *, chosen: bool) -> list[Line]:
        """The lines under the quote: what became of it, its tags and its note."""
        room, indent = width - _INDENT, (" " * _INDENT, PLAIN)
        lines: list[Line] = []
        moved: Line = []
        if self._is_lost(item):
            lines += [[indent, *line] for line in self._told_of_lost(annotation, room, chosen)]
        elif self._highlights[item.index].status is Status.MOVED:
            moved = [("moved  ", _WARN)]
        right = self._links(item)
        if moved or annotation.tags or annotation.note or right:
            details = self._details(annotation, room - runs_width([*moved, *right]))
            lines.append(spread([indent, *moved, *details], right, width, PLAIN))
        return lines

    def _links(self, item: Item) -> Line:
        """With how many the highlight is linked, or that it is held."""
        if item.key == self._beside.held:
            return [(" held", Ink("accent", "panel", bold=True))]
        count = self._beside.linked.get(item.key, 0)
        return [(f" {counted(count, 'link')}", DIM)] if count else []

    def _told_of_lost(self, annotation: Annotation, room: int, chosen: bool) -> Iterator[Line]:
        """The best guess and how to take it, if the row is chosen."""
        guess = self._guess(annotation)
        if guess is None:
            yield [("gp places it on a selection" if chosen else "no guess", DIM)]
            return
        text = self._notebook.revision.text[guess.start : guess.end]
        label = "guess: "
        for number, row in enumerate(
            wrapped(text, room - len(label), _most_rows(room, chosen=chosen))
        ):
            yield [(label if number == 0 else " " * len(label), _WARN), (row, DIM)]
        if chosen:
            yield [("= takes it, gp takes a selection", DIM)]

    def _details(self, annotation: Annotation, width: int) -> Line:
        tags = "  ".join(f"#{tag}" for tag in annotation.tags)
        tags = clip(tags, width)
        line: Line = [(tags, DIM)]
        room = width - cells(tags) - 2
        if annotation.note and room >= 6:
            mark = f"{'  ' if tags else ''}{self._look.glyph('≡')} "
            note = clip(" ".join(annotation.note.split()), room - (2 if tags else 0))
            line += [(mark, DIM), (note, Ink("dim", "panel", italic=True))]
        return line

    def places(self, item: Item) -> Sequence[Span]:
        if not item.key or not self._is_lost(item):
            return ()
        guess = self._guess(self._annotation(item))
        return (guess,) if guess else ()

    def card(self, _item: Item, _at: int) -> Card | None:
        return None


class MarkItems(Items):
    """The items of all highlights, made only where they are looked at.

    So a mark more or less costs the same however many there are.
    """

    def __init__(
        self,
        highlights: Sequence[Highlight],
        orphans: Sequence[Annotation],
        notebook: Notebook,
    ) -> None:
        super().__init__()
        self._highlights = highlights
        self._orphans = orphans
        self._notebook = notebook

    def __len__(self) -> int:
        return self.choosable + (1 if self._orphans else 0)

    def __iter__(self) -> Iterator[Item]:
        return (self[place] for place in range(len(self)))

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        count = len(self._highlights)
        if place < count:
            highlight = self._highlights[place]
            return Item(highlight.id, highlight.start, place)
        if place == count:
            return Item()
        orphan = self._orphans[place - count - 1]
        guess = guess_of(self._notebook, orphan)
        return Item(orphan.id, guess.start if guess else -1, place - 1)

    def place(self, key: str) -> int:
        at = self._notebook.guess_for(key)
        place = bisect_left(self._highlights, (at.start, -at.end, key), key=_order)
        if place < len(self._highlights) and self._highlights[place].id == key:
            return place
        count = len(self._highlights)
        ids = (orphan.id for orphan in self._orphans)
        return next((count + 1 + n for n, id in enumerate(ids) if id == key), -1)

    def item(self, key: str) -> Item | None:
        place = self.place(key)
        return self[place] if place >= 0 else None

    @property
    def choosable(self) -> int:
        return len(self._highlights) + len(self._orphans)

    def rank(self, place: int) -> int:
        return place - 1 if place > len(self._highlights) else place

    def nth(self, rank: int) -> Item:
        rank = min(max(0, rank), self.choosable - 1)
        return self[rank if rank < len(self._highlights) else rank + 1]


def _order(highlight: Highlight) -> tuple[int, int, str]:
    return highlight.start, -highlight.end, highlight.id


def guess_of(notebook: Notebook, orphan: Annotation) -> Span | None:
    """Where a highlight that lost its place might stand."""
    anchor = notebook.guess_for(orphan.id)
    return Span(anchor.start, anchor.end) if anchor.end > anchor.start else None


def letter_run(settings: Settings, pen: str, *, linked: bool = False, held: bool = False) -> Run:
    """The letter of a pen: underlined for a linked mark, reversed for the held one."""
    style = settings.pen(pen)
    if held:
        return style.letter, Ink("panel", style.id, bold=True)
    return style.letter, Ink(style.id, "panel", bold=True, underline=linked)


def _most_rows(width: int, *, chosen: bool) -> int:
    """How many rows a quotation may take: the chosen one nearly all that it needs."""
    if chosen:
        return _CHOSEN_ROWS
    return 2 if width >= _WIDE else 1


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


def pen_and_tags(settings: Settings, annotation: Annotation) -> Line:
    """The pen with its letter, and the tags, for the status line."""
    pen = settings.pen(annotation.pen)
    tags = "  ".join(f"#{tag}" for tag in annotation.tags)
    runs: Line = [(pen.letter, Ink(pen.id, "panel", bold=True)), (f" {pen.name}", PLAIN)]
    return [*runs, (f"  {tags}", DIM)] if tags else runs


def tint_ink(look: Look, pen: str) -> Ink:
    """How the words of a highlight look in the page."""
    line = look.pen_line(pen)
    return Ink(
        f"{pen}-text",
        f"{pen}-tint",
        bold=line.bold,
        italic=line.italic,
        underline=line.underline,
        double=line.double,
    )


def pen_samples(settings: Settings, look: Look) -> list[Line]:
    """The six pens as they look, for a reader without highlights."""
    lines: list[Line] = []
    for number, pen in enumerate(PENS, 1):
        lines.append(
            [
                (f"  {number}  ", Ink("strong", "panel", bold=True)),
                (f"{pen.letter}  ", Ink(pen.id, "panel", bold=True)),
                (settings.pen(pen.id).name, tint_ink(look, pen.id)),
            ]
        )
    return lines
