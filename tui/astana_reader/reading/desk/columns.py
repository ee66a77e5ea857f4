"""The columns of the desk's list, and an article as a row of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from astana_reader.library.article_states import State
from astana_reader.library.shelf import Shelved
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import Ink, Run, fitted, runs_width
from astana_reader.reading.views.view import DIM, LINE, PICKED, TEXT, WARN
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.wording import short_day

from .desk import Desk

SIGN = 4
"""Cells before the title: the mark of the chosen row and the sign of the state."""
_END = 2
"""Cells after the last column."""
_LEAST_TITLE = 30
_BAR = 8
_CELL = 6000
"""Code points that a cell of the bar stands for: about a thousand words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its name, cells, cells before it, and what it shows."""

    name: str
    width: int
    gap: int
    paint: Callable[[Shelved, int], Line]
    right: bool = False


def columns_for(inner: int, *, has_rail: bool, narrow: bool) -> list[Column]:
    """The title with the columns that leave it its room, in a list of `inner` cells."""
    given_up = set(_GIVES_WAY[:2]) if has_rail else set()
    shown = [column for column in _COLUMNS if column.name not in given_up]
    if narrow:
        shown = [_NARROW_MARKS if column.name == "Marks" else column for column in shown]
    for name in _GIVES_WAY:
        if _title_width(shown, inner) >= _LEAST_TITLE and not (narrow and name in _NOT_NARROW):
            continue
        shown = [column for column in shown if column.name != name]
    return [Column("Title", max(1, _title_width(shown, inner)), 0, _title), *shown]


def _title_width(shown: Sequence[Column], inner: int) -> int:
    return inner - SIGN - _END - sum(column.gap + column.width for column in shown)


def names_row(columns: Sequence[Column]) -> Line:
    """The names over the columns."""
    line: Line = [(" " * SIGN, DIM)]
    for column in columns:
        line.append((" " * column.gap, DIM))
        line += _aligned([(column.name, DIM)], column.width, right=column.right)
    return line


def rule_row(inner: int) -> Line:
    return [("─" * inner, LINE)]


def article_row(desk: Desk, article: Shelved, columns: Sequence[Column], *, chosen: bool) -> Line:
    """An article as cells from the sign on, without the mark of the chosen row."""
    line: Line = [(" ", TEXT), sign_of(desk, article), (" ", TEXT)]
    for number, column in enumerate(columns):
        cell = column.paint(article, column.width)
        if chosen and number == 0:
            cell = [(text, _CHOSEN) for text, _ in cell]
        line.append((" " * column.gap, TEXT))
        line += _aligned(cell, column.width, right=column.right)
    return line


def sign_of(desk: Desk, article: Shelved) -> Run:
    """Whether it is picked, else what became of its text, else its state."""
    if article.key in desk.picked:
        sign = (PICKED, Ink("accent"))
    elif article.changed or article.gone:
        sign = ("!" if article.changed else "?", WARN)
    else:
        sign = _SIGNS[article.state]
    return (desk.look.glyph(sign[0]), sign[1])


_CHOSEN, _NEW, _READ = Ink("strong", bold=True), Ink("strong", bold=True), Ink("dim")
_SIGNS: dict[State, Run] = {
    State.TO_READ: ("●", Ink("accent")),
    State.READING: (" ", TEXT),
    State.DONE: ("✓", TEXT),
    State.ARCHIVED: ("–", DIM),
    State.REMOVED: ("×", DIM),
}
_TITLES = {
    State.TO_READ: _NEW, State.DONE: _READ, State.ARCHIVED: _READ, State.REMOVED: _READ,
}  # fmt: skip


def clipped(text: str, width: int) -> str:
    """A text cut at the end of a word, with an ellipsis, where it is too long."""
    if cells(text) <= width:
        return text
    cut = clip(text, width)
    words = cut.removesuffix("…").rpartition(" ")[0]
    return f"{words}…" if cells(words) > width // 2 else cut


def _aligned(runs: Line, width: int, *, right: bool = False) -> Line:
    room = width - runs_width(runs)
    if right and room > 0:
        return [(" " * room, TEXT), *runs]
    return fitted(runs, width, TEXT)


def _title(article: Shelved, width: int) -> Line:
    ink = _READ if article.gone else _TITLES.get(article.state, TEXT)
    return [(clipped(article.entry.title, width), ink)]


def _source(article: Shelved, width: int) -> Line:
    return [(clip(article.source, width), DIM)]


def _published(article: Shelved, _width: int) -> Line:
    return [(short_day(article.published) if article.published else "undated", DIM)]


def _length(article: Shelved, _width: int) -> Line:
    """A bar of up to 8 cells, the read part of it in the colour of text."""
    if not article.length:
        return []
    size = min(_BAR, max(1, round(article.length / _CELL)))
    read = round(size * min(100, article.percent) / 100)
    return [("━" * read, TEXT), ("━" * (size - read), Ink("faint"))]


def _read(article: Shelved, _width: int) -> Line:
    if not article.opened:
        return [("–", DIM)]
    return [(f"{article.percent}%", DIM if article.state is State.DONE else TEXT)]


def _marks(article: Shelved, _width: int) -> Line:
    count = article.entry.highlights
    return [(f"{count:,}", TEXT)] if count else [("–", DIM)]


def _tags(article: Shelved, width: int) -> Line:
    return [(clip(all_tags(article), width), DIM)]


def all_tags(article: Shelved) -> str:
    """#talks #russia."""
    return " ".join(f"#{tag}" for tag in article.entry.tags)


_COLUMNS = (
    Column("Source", 15, 2, _source),
    Column("Published", 11, 1, _published, right=True),
    Column("Length", _BAR, 2, _length),
    Column("Read", 4, 2, _read, right=True),
    Column("Marks", 5, 1, _marks, right=True),
    Column("Tags", 13, 2, _tags),
)
_NARROW_MARKS = Column("Marks", 4, 1, _marks, right=True)
_GIVES_WAY = ("Tags", "Length", "Source", "Published", "Marks", "Read")
"""Where it is narrow, columns go in this order; beside the rail the first two are not there."""
_NOT_NARROW = frozenset({"Tags", "Length", "Source"})
