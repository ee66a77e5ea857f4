"""A row of the page and the runs that paint it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from astana_reader.reading.look.ink import Ink, Run, cut, runs_width
from astana_reader.reading.look.palette import Look
from astana_reader.text.graphemes import clusters, drawn, is_plain

from .flags import (
    ADDED,
    HIT,
    PENS,
    REMOVED,
    SELECTED,
    SENTENCE,
    SET_CODE,
    VEILED,
    Cover,
    ink_of,
    link_number,
)
from .stretches import Stretch, Stretches, cell_of
from .tables import BAR
from .typesetter import CODE_MARGIN, Painted

_GROUNDS = SENTENCE | HIT | SELECTED
"""What covers the painted cells too that stand between two code points it is on."""
_CARET, _CARET_AWAY = Ink("page", "accent"), Ink("strong", "raised", underline=True)
_HINT = Ink("page", "accent", bold=True)
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Row:
    """All that decides how a row looks."""

    stretches: Stretches = ()
    flags: int = 0
    """On all its code points."""
    covers: tuple[Cover, ...] = ()
    """Flags on some of them; a later cover lies over the ones before."""
    links: tuple[str, ...] = ()
    """The URLs that links are numbered by."""
    painted: tuple[Painted, ...] = ()
    """What stands beside the text."""
    bar: str = ""
    """What is painted for the bar between cells."""
    room: int = 0
    """Cells in which a row of code is shown; 0 for other rows."""
    shift: int = 0
    """Cells of code that are left of them."""
    caret: int | None = None
    """The offset of the caret, if it is on this row."""
    focused: bool = True
    hints: tuple[tuple[int, str], ...] = ()
    """Letters to jump by, over the text from these offsets on."""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Its code points."""
        return [(stretch.start, stretch.end) for stretch in self.stretches]

    @property
    def veiled(self) -> bool:
        return self.flags & VEILED != 0

    def has(self, flag: int) -> bool:
        """Whether a flag is on some of its code points."""
        return any(cover.flags & flag for cover in self.covers)


def veiled(row: Row) -> Row:
    """The row as it looks where nothing on it matters now: faint, without marks."""
    painted = tuple((x, text, replace(ink, color="faint")) for x, text, ink in row.painted)
    return replace(row, flags=VEILED, covers=(), painted=painted, caret=None)


def row_runs(text: str, row: Row, look: Look) -> list[Run]:
    """A row as runs from the left edge of the column.

    White space at the end of a stretch is left out unless it is selected.
    """
    runs = _stretch_runs(text, row, look)
    for offset, letters in row.hints:
        runs = _over(runs, cell_of(text, row.stretches, offset), letters, _HINT)
    if row.caret is not None:
        runs = _with_caret(runs, cell_of(text, row.stretches, row.caret), focused=row.focused)
    if row.room:
        runs = _cut_to_room(runs, row)
    for x, letters, ink in row.painted:
        runs = _over(runs, x, letters, ink)
    return runs


def _stretch_runs(text: str, row: Row, look: Look) -> list[Run]:
    runs: list[Run] = []
    at, before = 0, row.flags
    for stretch in row.stretches:
        end = _visible_end(text, stretch, row)
        masks = _masks(row, stretch.start, stretch.end)
        if stretch.x > at:
            gap = _between(before, masks[0] if masks else row.flags) if at else row.flags
            runs.append((" " * (stretch.x - at), ink_of(gap, look)))
        if masks is None:
            made = [(_drawn(text, stretch.start, end, row.bar), ink_of(row.flags, look))]
        else:
            made = list(_covered_runs(text, stretch.start, end, masks, row, look))
        runs += [run for run in made if run[0]]
        at = max(at, stretch.x) + runs_width(made)
        before = masks[-1] if masks else row.flags
    return runs


def _visible_end(text: str, stretch: Stretch, row: Row) -> int:
    shown = _bars(text[stretch.start : stretch.end], row.bar)
    end = stretch.start + len(shown.rstrip())
    selected = (cover.end for cover in row.covers if cover.flags & SELECTED)
    return max(end, min(stretch.end, next(selected, 0)))


def _masks(row: Row, start: int, end: int) -> list[int] | None:
    """The flags of each code point; None if there are none but those of the row."""
    masks: list[int] | None = None
    for cover in row.covers:
        a, b = max(start, cover.start) - start, min(end, cover.end) - start
        if a < b:
            masks = masks or [row.flags] * (end - start)
            flags, keep = cover.flags, ~cover.clears
            masks[a:b] = [mask & keep | flags for mask in masks[a:b]]
    return masks


def _between(before: int, after: int) -> int:
    """The flags of painted cells between two code points: the grounds that both are on."""
    both = before & after
    pen = before & PENS if before & PENS == after & PENS else 0
    return both & (_GROUNDS | SET_CODE) | pen


def _covered_runs(
    text: str, start: int, end: int, masks: list[int], row: Row, look: Look
) -> Iterator[Run]:
    """The code points as runs of one ink each."""
    if is_plain(text[start:end]):
        at = start
        for mask, group in groupby(masks[: end - start]):
            stop = at + sum(1 for _ in group)
            yield _bars(text[at:stop], row.bar), _ink(mask, row, look)
            at = stop
        return
    parts = ((masks[a - start], drawn(text[a:b])) for a, b, _ in clusters(text, start, end))
    for mask, same in groupby(parts, key=itemgetter(0)):
        yield _bars("".join(part for _, part in same), row.bar), _ink(mask, row, look)


def _ink(mask: int, row: Row, look: Look) -> Ink:
    ink = ink_of(mask, look)
    number = link_number(mask)
    return ink if number < 0 else replace(ink, link=row.links[number])


def _drawn(text: str, start: int, end: int, bar: str) -> str:
    part = text[start:end]
    if not is_plain(part):
        part = "".join(drawn(text[a:b]) for a, b, _ in clusters(text, start, end))
    return _bars(part, bar)


def _bars(text: str, bar: str) -> str:
    return text.replace(BAR, bar) if bar else text


def _over(runs: list[Run], x: int, letters: str, ink: Ink) -> list[Run]:
    """The runs with letters written over them from a cell on."""
    before, rest = cut(runs, x)
    return [*before, (letters, ink), *cut(rest, len(letters))[1]]


def _with_caret(runs: list[Run], x: int, *, focused: bool) -> list[Run]:
    """The runs with the caret's cell in its own ink, on a blank where there is no text."""
    ink = _CARET if focused else _CARET_AWAY
    before, rest = cut(runs, x)
    if not rest:
        return [*before, (" ", ink)]
    under = next(clusters(rest[0][0]))[1]
    return [*before, (rest[0][0][:under], ink), (rest[0][0][under:], rest[0][1]), *rest[1:]]


def _cut_to_room(runs: list[Run], row: Row) -> list[Run]:
    """A row of code between its margins, cut at its ends, on a ground from its own edge on."""
    margin, ground = row.stretches[0].x, "page" if row.veiled else "panel"
    inside = max(0, margin - CODE_MARGIN)
    more = Ink("faint" if row.veiled else "dim", ground)
    blank = Ink(ground=ground)
    shown = cut(runs, margin + row.shift)[1]
    if row.shift and runs_width(runs) > margin:
        shown = [(_CUT, more), *cut(shown, 1)[1]]
    if runs_width(shown) > row.room:
        shown = [*cut(shown, row.room - 1)[0], (_CUT, more)]
    left = row.room + margin - inside - runs_width(shown)
    return [
        (" " * inside, Ink()), (" " * (margin - inside), blank), *shown, (" " * left, blank)
    ]  # fmt: skip


def change_sign(row: Row) -> str:
    """What became of a row between two versions."""
    if row.has(REMOVED):
        return "±" if row.has(ADDED) else "-"
    return "+" if row.has(ADDED) else ""
