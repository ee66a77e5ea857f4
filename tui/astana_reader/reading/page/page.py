"""The page: which rows are on screen, where the caret stands, what is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from astana_reader.articles.article import Article
from astana_reader.articles.document import block_index
from astana_reader.reading.look.ink import Ink
from astana_reader.text.graphemes import next_boundary, previous_boundary
from astana_reader.text.spans import Span

from .flags import SELECTED, SENTENCE, Cover
from .layers import Layers
from .layout import Layout, Place
from .motions import MOTIONS, vertical
from .objects import paragraph_here, sentence_here, word_here
from .row import Row
from .row import veiled as veil
from .stretches import Stretches

_TO_BEGINNINGS = frozenset({"word", "sentence", "paragraph"})
"""Motions that go to where the next of its kind begins: what is selected on the way ends before."""


class Unit(StrEnum):
    """What a selection grows by."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Selection:
    """From an anchor to the caret; an inclusive one holds the character under the caret too."""

    anchor: int
    unit: Unit = Unit.CHARACTER
    inclusive: bool = True
    fresh: bool = True
    """Whether it was only begun: no motion has gone on from it."""
    short: bool = False
    """Whether the caret stands where something begins that is no part of it."""


class Page:
    """The state of the article pane. Offsets are code points, sizes cells; nothing paints here."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.layout = Layout(article, 66)
        self.height = 1
        self.caret = self.layout.snap(0)
        self.selection: Selection | None = None
        self.top = self.layout.first
        self.focus_paragraph = False
        """Everything but the caret's paragraph is faint."""
        self._goal: int | None = None
        self._home: int | None = None

    def begin(self, top: int, caret: int) -> None:
        """Begin with an offset at the top of the page and one under the caret."""
        self.caret = self.layout.snap(caret)
        self.top = self.layout.place_of(self.layout.snap(top))

    # --- what is on screen ------------------------------------------------------------------------

    def resize(self, width: int, height: int, *, low: bool = False) -> None:
        """Lay out for a column and a page of this size; the row at the top keeps its text.

        `low` where the screen has few rows, so that blank ones are spared.
        """
        offset, showed = self.top_offset, self.is_visible(self.caret)
        if (width, low) != (self.layout.width, self.layout.low):
            self.layout = Layout(self.article, width, low=low)
            self.top = self.layout.place_of(offset)
            self._goal = None
        self.height = max(1, height)
        self.top = min(self.top, self.last_top)
        if showed and not self.previewing:
            self.reveal(self.caret)

    @property
    def top_offset(self) -> int:
        """The first code point on the page."""
        for place in self.layout.down_from(self.top):
            if span := self.layout.span(place):
                return span[0]
        return self.layout.snap(len(self.article.text))

    @property
    def last_top(self) -> Place:
        """The row at the top when the article's last one is at the bottom."""
        return self.layout.move(self.layout.last, 1 - self.height)

    def places(self) -> list[Place]:
        """The rows on screen, fewer than its height where the article ends."""
        found: list[Place] = []
        for place in self.layout.down_from(self.top):
            if len(found) == self.height:
                break
            found.append(place)
        return found

    def offset_at(self, place: Place, x: int) -> int:
        """The offset at a cell of the column, of a row as it is shown."""
        layout = self.layout
        shifted = not layout.empty and layout.shape(place.piece).room > 0
        same = shifted and layout.is_same_block(place, self.caret)
        return layout.offset_at(place, x + layout.shift(self.caret) if same else x)

    def is_visible(self, offset: int) -> bool:
        place = self.layout.place_of(offset)
        below = self.layout.rows_between(self.top, place, self.height)
        return self.top <= place and below < self.height

    def visible_span(self) -> Span:
        """The code points from the first to the last row on screen."""
        spans = [span for place in self.places() if (span := self.layout.span(place))]
        return Span(spans[0][0], spans[-1][1]) if spans else Span(0, 0)

    @property
    def percent(self) -> int:
        """How far the caret is through the article."""
        blocks = self.article.blocks
        last = self.layout.snap(blocks[-1].end) if blocks else 0
        return 100 * min(self.caret, last) // last if last else 100

    # --- scrolling --------------------------------------------------------------------------------

    def scroll(self, rows: int) -> None:
        """Move the page under the caret; the caret goes along when it would leave the screen."""
        self.end_preview(back=False)
        self.top = min(self.layout.move(self.top, rows), self.last_top)
        if self.selection is None and not self.is_visible(self.caret):
            place = self.layout.place_of(self.caret)
            edge = self.top if place < self.top else self.layout.move(self.top, self.height - 1)
            step = 1 if place < self.top else -1
            while edge.row < 0:
                edge = self.layout.move(edge, step)
            self.caret = self.layout.offset_at(edge, self._goal_x())
            self.reveal(self.caret)

    def reveal(self, offset: int, *, centred: bool = False) -> None:
        """Scroll so that an offset is on screen; far ones come to a third of the page."""
        place = self.layout.place_of(offset)
        if self.is_visible(offset):
            return
        if centred:
            self.top = self.layout.move(place, -(self.height // 3))
        elif place < self.top:
            self.top = place
        else:
            self.top = self.layout.move(place, 1 - self.height)
        self.top = min(self.top, self.last_top)

    def preview(self, offset: int) -> None:
        """Show another place without moving the caret."""
        if self._home is None:
            self._home = self.top_offset
        self.reveal(offset, centred=True)

    @property
    def previewing(self) -> bool:
        return self._home is not None

    def end_preview(self, *, back: bool) -> None:
        """Leave the preview, back to where the page was or staying where it is."""
        if self._home is not None and back:
            self.top = min(self.layout.place_of(self._home), self.last_top)
        self._home = None

    # --- the caret --------------------------------------------------------------------------------

    def put(self, offset: int, *, centred: bool = False) -> None:
        """Put the caret at an offset and show it."""
        self.end_preview(back=False)
        self.caret = self.layout.snap(offset)
        self._goal = None
        self.reveal(self.caret, centred=centred)

    def move(self, motion: str, count: int = 1) -> None:
        """Move the caret by a motion of the table, as often as counted."""
        if self.selection and not self.selection.inclusive:
            self.clear_selection()  # as everywhere, arrows without Shift let go of it
        before = self.caret
        self._move(motion, count)
        if self.selection:
            onward = motion in _TO_BEGINNINGS and self.caret > before
            last = self.caret == self.layout.snap(len(self.article.text))
            short = onward and not last and self.selection.unit is Unit.CHARACTER
            self.selection = replace(self.selection, fresh=False, short=short)

    def _move(self, motion: str, count: int) -> None:
        if self.layout.empty:
            return
        self.end_preview(back=False)
        self._leave_edge()
        if motion in ("up", "down"):
            x = self._goal_x()
            by = count if motion == "down" else -count
            self.caret, self._goal = vertical(self.layout, self.caret, by, x), x
        else:
            for _ in range(count):
                before = self.caret
                self.caret = MOTIONS[motion](self.layout, self.article, self.caret)
                if self.caret == before:
                    break
            self._goal = None
        self.reveal(self.caret)

    def turn(self, rows: int) -> None:
        """Scroll by rows and take the caret along, so that it keeps its place on screen."""
        if self.layout.empty:
            return
        self.end_preview(back=False)
        if self.selection:
            self.selection = replace(self.selection, fresh=False, short=False)
        x, before = self._goal_x(), self.top
        target = self.layout.move(self.layout.place_of(self.caret), rows)
        self.top = min(self.layout.move(self.top, rows), self.last_top)
        if self.top == before:
            target = self.layout.last if rows > 0 else self.layout.first
        step = 1 if rows > 0 else -1
        while target.row < 0:
            target = self.layout.move(target, step)
        self.caret, self._goal = self.layout.offset_at(target, x), x
        self.reveal(self.caret)

    def _goal_x(self) -> int:
        """The cell that vertical motions keep to."""
        return self.layout.x_of(self.caret) if self._goal is None else self._goal

    # --- selecting --------------------------------------------------------------------------------

    def select(self, unit: Unit) -> None:
        """Begin a selection here, change its unit, or end it if it has that unit already."""
        if self.selection is None:
            self.selection = Selection(self.caret, unit)
        elif self.selection.unit is unit and self.selection.inclusive:
            self.clear_selection()
        else:
            self.selection = replace(self.selection, unit=unit, inclusive=True)

    def extend(self, motion: str, count: int = 1) -> None:
        """Move the caret, selecting on the way, up to but not including where it comes to."""
        if self.layout.empty:
            return
        if self.selection is None:
            self.selection = Selection(self.caret, inclusive=False)
        if self.selection.inclusive or motion not in ("left", "right", "line-end"):
            self._move(motion, count)
            return
        for _ in range(count):
            self.caret = self._beside(motion)
        self._goal = None
        self.reveal(self.caret)

    def _beside(self, motion: str) -> int:
        """Where an exclusive selection may end: also after the last character of a block."""
        blocks, index = self.article.blocks, block_index(self.article.blocks, self.caret)
        block = blocks[index]
        if motion == "right":
            if self.caret == block.end and index + 1 < len(blocks):
                return blocks[index + 1].start
            return next_boundary(self.article.text, self.caret, block.end)
        if motion == "left":
            if self.caret > block.start:
                return previous_boundary(self.article.text, self.caret, block.start, block.end)
            return blocks[index - 1].end if index else self.caret
        span = self.layout.span(self.layout.place_of(self.caret))
        return span[0] + len(self.article.text[slice(*span)].rstrip()) if span else self.caret

    def drag(self, anchor: int, offset: int, unit: Unit) -> None:
        """Select from one offset to another, both included."""
        self.end_preview(back=False)
        self.selection = Selection(self.layout.snap(anchor), unit, fresh=False)
        self.caret = self.layout.snap(offset)
        self._goal = None
        self.reveal(self.caret)

    def select_span(self, span: Span) -> None:
        """Select some code points, the caret on the last of them."""
        self.end_preview(back=False)
        self.selection = Selection(span.start, fresh=False)
        self.caret = self.layout.snap(span.end - 1)
        self._goal = None
        self.reveal(self.caret)

    def clear_selection(self) -> None:
        self.selection = None
        self._leave_edge()

    def _leave_edge(self) -> None:
        """Bring the caret back from behind a block, where only a selection may end."""
        if self.selection is None:
            self.caret = self.layout.snap(self.caret)

    def selected(self) -> Span | None:
        """The selected code points, None if there are none."""
        if self.selection is None or self.layout.empty:
            return None
        low, high = sorted((self.selection.anchor, self.caret))
        if self.selection.short and high == self.caret:
            high = low + len(self.article.text[low:high].rstrip())
        elif self.selection.inclusive:
            block = self.article.blocks[block_index(self.article.blocks, high)]
            high = next_boundary(self.article.text, high, block.end)
        if self.selection.unit is not Unit.CHARACTER:
            around = sentence_here if self.selection.unit is Unit.SENTENCE else word_here
            first, last = around(self.article, low), around(self.article, max(low, high - 1))
            low = min(low, first.start) if first else low
            high = max(high, last.end) if last else high
        return Span(low, high) if high > low else None

    # --- for painting -----------------------------------------------------------------------------

    def rows(
        self, layers: Layers, hints: Mapping[str, int], *, focused: bool, veiled: bool = False
    ) -> list[Row | None]:
        """The rows on screen with all that is marked on them; None for a blank one.

        `hints` are letters to jump by; while there are any, the rest of the page is faint.
        """
        layout, article = self.layout, self.article
        marked = [(sentence_here(article, self.caret), SENTENCE), (self.selected(), SELECTED)]
        clear = paragraph_here(article, self.caret) if self.focus_paragraph else None
        caret, shift = layout.place_of(self.caret), layout.shift(self.caret)
        rows: list[Row | None] = []
        for place in self.places():
            row = self._row(place)
            if row is not None and row.stretches:
                start, end = layout.span(place) or (0, 0)
                covers = layers.covers(start, end)
                covers += [
                    _cover(s, f, start, end) for s, f in marked if s and s.overlaps(start, end)
                ]
                row = replace(
                    row,
                    covers=(*row.covers, *covers),
                    shift=shift if row.room and layout.is_same_block(place, self.caret) else 0,
                    caret=self.caret if place == caret else None,
                    focused=focused,
                    hints=tuple((at, key) for key, at in hints.items() if start <= at < end),
                )
                if hints or (clear is not None and not clear.overlaps(start, end)):
                    row = veil(row)
            rows.append(veil(row) if row is not None and veiled else row)
        return rows

    def _row(self, place: Place) -> Row | None:
        """A row as it is set, without what is marked on it."""
        stretches = self.layout.stretches(place)
        if not stretches:
            rule = self.layout.rule(place)
            return Row(painted=((0, "─" * rule, Ink("line")),)) if rule else None
        shape = self.layout.shape(place.piece)
        return Row(
            stretches,
            shape.flags,
            _covers_on(shape.covers, stretches),
            shape.links,
            (*shape.every, *shape.beside.get(place.row, ())),
            shape.bar,
            shape.room,
        )


def _covers_on(covers: tuple[Cover, ...], stretches: Stretches) -> tuple[Cover, ...]:
    """The covers that are on a row."""
    if not covers:
        return covers
    start, end = stretches[0].start, max(stretch.end for stretch in stretches)
    return tuple(cover for cover in covers if cover.start < end and start < cover.end)


def _cover(span: Span, flag: int, start: int, end: int) -> Cover:
    return Cover(max(start, span.start), min(end, span.end), flag)
