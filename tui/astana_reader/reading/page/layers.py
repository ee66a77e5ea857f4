"""The layers of the page, flattened to runs for one row at a time.

Low to high: text, sentence, entity and date, the tint of the shortest highlight, search hit,
chosen mention, what was removed or added, selection, caret.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby, repeat
from typing import TYPE_CHECKING, NamedTuple

from astana_reader.articles.document import BlockKind
from astana_reader.reading.look.ink import Ink, Run, cut
from astana_reader.reading.look.palette import Look
from astana_reader.settings.pens import pen_of
from astana_reader.text.graphemes import cells, clusters, drawn, is_plain
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span, SpanIndex

if TYPE_CHECKING:  # the first screen is painted without the room of annotations
    from astana_reader.annotations.notebook import Highlight


@dataclass(frozen=True, slots=True)
class Tint:
    """The part of a highlight that is on a row."""

    start: int
    end: int
    pen: str
    length: int
    """Of the whole highlight: the shortest one shows."""


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What is marked on one row, clipped to it."""

    entities: tuple[Span, ...] = ()
    dates: tuple[Span, ...] = ()
    tints: tuple[Tint, ...] = ()
    hits: tuple[Span, ...] = ()
    chosen: tuple[Span, ...] = ()
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Layers:
    """What is marked in the whole article, whatever is on screen."""

    highlights: SpanIndex[Highlight] = field(default_factory=SpanIndex)
    entities: OrderedSpans = field(default_factory=OrderedSpans)
    dates: OrderedSpans = field(default_factory=OrderedSpans)
    hits: OrderedSpans = field(default_factory=OrderedSpans)
    chosen: OrderedSpans = field(default_factory=OrderedSpans)
    removed: OrderedSpans = field(default_factory=OrderedSpans)
    added: OrderedSpans = field(default_factory=OrderedSpans)
    altered: frozenset[str] = frozenset()
    """Ids of highlights whose sentences are not as they were."""

    def on(self, start: int, end: int) -> RowMarks:
        """What is marked between two offsets, clipped to them."""

        def clipped(index: OrderedSpans) -> tuple[Span, ...]:
            found = index.overlapping(start, end)
            return tuple(Span(max(start, s.start), min(end, s.end)) for s in found)

        tints = tuple(
            Tint(max(start, h.start), min(end, h.end), pen_of(h.annotation.pen).id, h.end - h.start)
            for h in self.highlights.overlapping(start, end)
        )
        entities, dates = clipped(self.entities), clipped(self.dates)
        changes = clipped(self.removed), clipped(self.added)
        return RowMarks(entities, dates, tints, clipped(self.hits), clipped(self.chosen), *changes)


@dataclass(frozen=True, slots=True)
class Row:
    """All that decides how a row of text looks; spans are clipped to it."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    marks: RowMarks = RowMarks()
    sentence: Span | None = None
    selection: Span | None = None
    caret: int | None = None
    """The offset of the caret, if it is on this row."""
    focused: bool = True
    veiled: bool = False
    """Painted faint, without marks."""
    hints: tuple[tuple[int, str], ...] = ()
    """Letters to jump by, over the text from these offsets on."""


class _Cell(NamedTuple):
    """Which layers are on a code point."""

    sentence: bool
    entity: bool
    date: bool
    pen: str
    hit: bool
    chosen: bool
    removed: bool
    added: bool
    selected: bool


_CellTuple = tuple[bool, bool, bool, str, bool, bool, bool, bool, bool]
"""A `_Cell` before it has names, since most rows hold few different ones."""


def row_runs(text: str, row: Row, look: Look) -> list[Run]:
    """The text of one row as runs. White space at its end is left out unless it is selected."""
    start, end = row.start, _visible_end(text, row)
    if row.veiled:
        return _with_hints(text, [(_drawn(text, start, end), Ink("faint"))], row)
    states = list(_cells(row, end))
    base = _base(row.kind)
    runs: list[Run] = []
    if is_plain(text[start:end]):
        at = start
        for cell, group in groupby(states):
            stop = at + sum(1 for _ in group)
            runs.append((text[at:stop], ink_of(cell, base, look)))
            at = stop
    else:
        for begin, stop, _ in clusters(text, start, end):
            runs.append((drawn(text[begin:stop]), ink_of(states[begin - start], base, look)))
    return _with_caret(text, runs, row)


def _with_hints(text: str, runs: list[Run], row: Row) -> list[Run]:
    """The runs with the letters of hints written over them."""
    for offset, letters in row.hints:
        at = cells(text[row.start : offset])
        before, rest = cut(runs, at)
        runs = [*before, (letters, Ink("page", "accent", bold=True)), *cut(rest, len(letters))[1]]
    return runs


def _visible_end(text: str, row: Row) -> int:
    end = row.start + len(text[row.start : row.end].rstrip())
    return max(end, row.selection.end) if row.selection else end


def _drawn(text: str, start: int, end: int) -> str:
    return "".join(drawn(text[a:b]) for a, b, _ in clusters(text, start, end))


def _cells(row: Row, end: int) -> Iterable[_CellTuple]:
    length = end - row.start

    def covered(spans: Iterable[Span]) -> Iterable[bool]:
        found = None
        for span in spans:
            found = found or [False] * length
            stop = min(length, span.end - row.start)
            found[span.start - row.start : stop] = [True] * (stop - span.start + row.start)
        return found or repeat(False, length)

    return zip(
        covered([row.sentence] if row.sentence else ()),
        covered(row.marks.entities),
        covered(row.marks.dates),
        _pens(row, length),
        covered(row.marks.hits),
        covered(row.marks.chosen),
        covered(row.marks.removed),
        covered(row.marks.added),
        covered([row.selection] if row.selection else ()),
        strict=True,
    )


def _pens(row: Row, length: int) -> Iterable[str]:
    if not row.marks.tints:
        return repeat("", length)
    pens = [""] * length
    for tint in sorted(row.marks.tints, key=lambda t: -t.length):
        stop = min(length, tint.end - row.start)
        pens[tint.start - row.start : stop] = [tint.pen] * (stop - tint.start + row.start)
    return pens


_PLAIN = Ink()
_HEADING = Ink("strong", bold=True)
_QUOTATION = Ink("dim")
_ADDED = Ink("strong", "raised", underline=True)


def _base(kind: BlockKind) -> Ink:
    if kind is BlockKind.HEADING:
        return _HEADING
    return _QUOTATION if kind is BlockKind.QUOTATION else _PLAIN


@lru_cache(maxsize=4096)
def ink_of(layers: _CellTuple, base: Ink, look: Look) -> Ink:
    """The ink of a code point under all its layers."""
    cell = _Cell(*layers)
    if cell.selected:
        return Ink("strong", "select")
    ink = base.on("sentence") if cell.sentence else base
    heading = base == _HEADING  # which is set apart enough
    if cell.date and not heading:
        ink = replace(ink, color="link")
    elif cell.entity and not (heading or look.colorless):
        ink = replace(ink, color="entity", underline=True)
    if cell.pen:
        line = look.pen_line(cell.pen)
        ink = Ink(
            f"{cell.pen}-text",
            f"{cell.pen}-tint",
            bold=line.bold or base.bold,
            italic=line.italic,
            underline=line.underline,
            double=line.double,
        )
    if cell.hit:
        ink = replace(ink, color="strong", ground="match")
    if cell.chosen and (cell.pen or cell.hit):
        ink = replace(ink, color="strong", ground="select", bold=True)
    elif cell.chosen:
        ink = replace(ink, color="accent", bold=True, underline=False)
    if cell.removed:
        return Ink("dim", "sentence" if cell.sentence else "page", strike=True)
    if cell.added:
        bold = ink.bold or look.colorless
        return replace(ink, underline=True, double=False, bold=bold) if cell.pen else _ADDED
    return ink


def _with_caret(text: str, runs: list[Run], row: Row) -> list[Run]:
    """The runs with the caret's cell in its own ink, on the blank after the text if it is there."""
    if row.caret is None:
        return runs
    ink = Ink("page", "accent") if row.focused else Ink("strong", "raised", underline=True)
    before, rest = cut(runs, cells(text[row.start : row.caret]))
    if not rest:
        return [*before, (" ", ink)]
    under = next(clusters(rest[0][0]))[1]
    return [*before, (rest[0][0][:under], ink), (rest[0][0][under:], rest[0][1]), *rest[1:]]
