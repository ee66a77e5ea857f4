"""The library's list as rows of runs: filter, columns, rows, card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from astana_reader.library.shelf import Shelved, State
from astana_reader.reading.key_hints import KeyHint, labelled
from astana_reader.reading.lists.items import window
from astana_reader.reading.lists.listing import wrapped
from astana_reader.reading.look.geometry import TALL
from astana_reader.reading.look.ink import Ink, Run, fitted, runs_width, spread
from astana_reader.settings.pens import PENS
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted, long_day, short_day

from .desk import Desk

Line = list[Run]

_TEXT, _DIM, _LINE = Ink(), Ink("dim"), Ink("line")
_STRONG = Ink("strong", bold=True)
_WARN = Ink("warn")
_MARGIN = 2
_SIGN = 4
"""Cells before the title: the mark of the chosen row and the sign of the state."""
_LEAST_TITLE = 30
_LEAST_FOR_CARD = 16
_LEAST_HEIGHT = 8
"""Rows below which the list has them all, without a head."""
_BAR = 8
_CELL = 6000
"""Code points that a cell of the bar stands for: about a thousand words."""
_PANEL = Ink("dim", "panel")
_HEAD = Ink("strong", "panel", bold=True)


# --- header and status line -----------------------------------------------------------------------


def header_row(desk: Desk, width: int) -> tuple[Run, ...]:
    """Where the library is, how much it holds, and how it is sorted."""
    articles, shown = len(desk.articles), len(desk.shown)
    of = f"{shown} of " if desk.state.filter else ""
    marks = sum(article.entry.highlights for article in desk.articles)
    counts = f"{counted(articles, 'article', of)} · {counted(marks, 'highlight')}"
    pad = (" " * _MARGIN, _PANEL)
    right = [(f"by {desk.order}", _PANEL), pad] if width >= 2 * _LEAST_TITLE else [pad]
    name: Line = [pad, ("Library", _HEAD), ("   ", _PANEL)]
    room = width - runs_width(name) - cells(counts) - runs_width(right) - 5
    about = f"{_ending(_short(desk.library.root), room)} · {counts}" if room > 8 else counts
    return tuple(spread([*name, (about, _PANEL), ("  ", _PANEL)], right, width, _PANEL))


_HINTS = tuple(KeyHint(id, id) for id in ("read", "sort", "filter", "help"))


def status_row(desk: Desk, width: int) -> tuple[Run, ...]:
    """What is to be said, or which row is chosen, and the keys that matter here."""
    back = [KeyHint("escape", "back")] if desk.over else []
    wanted = [_HINTS[0], *back, *_HINTS[1:]]
    keys = [(key, word) for key, word in labelled(desk.settings.actions, wanted) if key]
    pad = (" " * _MARGIN, _PANEL)
    left: Line = [pad, (desk.notice or _place(desk), Ink("text", "panel"))]
    shown = [[("   ", _PANEL), (key, _HEAD), (f" {word}", _PANEL)] for key, word in keys]
    while len(shown) > 1 and runs_width(left) + sum(map(runs_width, shown)) + 4 > width:
        del shown[0]
    return tuple(spread(left, [*(run for key in shown for run in key), pad], width, _PANEL))


def _place(desk: Desk) -> str:
    chosen = desk.chosen
    if desk.reading and not desk.articles:
        return "Reading the library …"
    return f"{desk.items.place(chosen.key) + 1} of {len(desk.shown)}" if chosen else ""


def _short(folder: Path) -> str:
    """A folder as people write it, with ~ for their home."""
    home = Path.home()
    inside = folder != home and folder.is_relative_to(home)
    return visible_line(f"~/{folder.relative_to(home)}" if inside else str(folder))


def _ending(path: str, room: int) -> str:
    """A path cut at its beginning to `room` cells."""
    if cells(path) <= room:
        return path
    while cells(path) >= room:
        path = path[1:]
    return f"…{path}"


# --- the list -------------------------------------------------------------------------------------


def settle(desk: Desk, width: int, height: int) -> None:
    """Scroll the list so that the chosen row is on screen and no room is wasted."""
    head, card = _around(desk, max(1, width - 2 * _MARGIN), height)
    room = max(0, height - len(head) - len(card))
    desk.state.top = window(desk.items, desk.state, room, _one_line).top


def desk_rows(desk: Desk, width: int, height: int) -> list[tuple[tuple[Run, ...], str]]:
    """The rows between header and status line, each with the key of its article, else empty."""
    inner = max(1, width - 2 * _MARGIN)
    head, card = _around(desk, inner, height)
    rows = [(line, "") for line in head]
    rows += _list(desk, _columns(inner), inner, max(0, height - len(head) - len(card)))
    rows += [([], "")] * (height - len(rows) - len(card))
    rows += [(line, "") for line in card]
    return [(_row(line, inner), key) for line, key in rows[:height]]


def _around(desk: Desk, inner: int, height: int) -> tuple[list[Line], list[Line]]:
    """What stands above the list and below it."""
    tall = height >= TALL - 2
    blank: list[Line] = [[]] if tall else []
    names = _names(_columns(inner))
    head = [*blank, _filter(desk, inner), *blank, names, [("─" * inner, _LINE)]]
    card = _card(desk, inner, tall=tall) if height >= _LEAST_FOR_CARD else []
    return (head if height >= _LEAST_HEIGHT else []), card


def _one_line(_number: int) -> int:
    return 1


def _row(line: Line, inner: int) -> tuple[Run, ...]:
    side = (" " * _MARGIN, _TEXT)
    return (side, *fitted(line, inner, line[-1][1] if _is_raised(line) else _TEXT), side)


def _is_raised(line: Line) -> bool:
    return bool(line) and line[-1][1].ground == "raised"


def _filter(desk: Desk, inner: int) -> Line:
    words = desk.state.filter
    hint = "titles and sources:  words, #tag, site:cnn, state:new"
    shown = (words, Ink("text", "raised")) if words else (hint, Ink("dim", "raised"))
    raised = Ink("text", "raised")
    return fitted([("  ", raised), ("/ ", Ink("accent", "raised")), shown], inner, raised)


def _list(
    desk: Desk, columns: Sequence[_Column], inner: int, height: int
) -> list[tuple[Line, str]]:
    if not desk.shown:
        return [(line, "") for line in _empty(desk, inner)][:height]
    seen = window(desk.items, desk.state, height, _one_line)
    articles = [desk.shown[number] for number, _ in seen.lines]
    rows = [(_article(desk, article, columns, inner), article.key) for article in articles]
    if seen.before and rows:
        rows[0] = ([(f"    ↑ {seen.before + 1} before", _DIM)], "")
    if seen.after and rows:
        rows[-1] = ([(f"    ↓ {seen.after + 1} more", _DIM)], "")
    return rows


def _empty(desk: Desk, inner: int) -> list[Line]:
    if desk.state.filter:
        said = f"Nothing matches “{desk.state.filter}”. Esc clears the filter."
    elif desk.reading:
        said = ""
    else:
        said = f"No articles here yet. Put text files into {_short(desk.library.articles)}."
    return [[], *([("  ", _TEXT), (row, _TEXT)] for row in wrapped(said, inner - 4, 4))]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the list: its name, cells, cells before it, and what it shows."""

    name: str
    width: int
    gap: int
    paint: Callable[[Shelved, int], Line]
    right: bool = False


def _columns(inner: int) -> list[_Column]:
    """The title with the columns that leave it its room."""
    shown = list(_COLUMNS)
    for name in _GIVES_WAY:
        if _title_width(shown, inner) >= _LEAST_TITLE:
            break
        shown = [column for column in shown if column.name != name]
    return [_Column("Title", max(1, _title_width(shown, inner)), 0, _title), *shown]


def _title_width(shown: Sequence[_Column], inner: int) -> int:
    return inner - _SIGN - sum(column.gap + column.width for column in shown)


def _names(columns: Sequence[_Column]) -> Line:
    """The names over the columns; the title's begins above the signs."""
    line: Line = [("  ", _DIM)]
    for number, column in enumerate(columns):
        width = column.width if number else column.width + 2
        line.append((" " * column.gap, _DIM))
        line += _aligned([(column.name, _DIM)], width, right=column.right)
    return line


def _aligned(runs: Line, width: int, *, right: bool = False) -> Line:
    room = width - runs_width(runs)
    if right and room > 0:
        return [(" " * room, _TEXT), *runs]
    return fitted(runs, width, _TEXT)


def _article(desk: Desk, article: Shelved, columns: Sequence[_Column], inner: int) -> Line:
    """A row, raised and marked at its left if it is chosen."""
    chosen = article.key == desk.state.chosen
    sign, ink = _SIGNS[article.state]
    line: Line = [(" ", _TEXT), (desk.look.glyph(sign), ink), (" ", _TEXT)]
    for number, column in enumerate(columns):
        cell = column.paint(article, column.width)
        if chosen and number == 0:
            cell = [(text, _STRONG) for text, _ in cell]
        line.append((" " * column.gap, _TEXT))
        line += _aligned(cell, column.width, right=column.right)
    if not chosen:
        return [(" ", _TEXT), *line]
    mark = ("▌" if desk.look.colorless else "▎", Ink("accent"))
    return [(text, ink.on("raised")) for text, ink in fitted([mark, *line], inner, _TEXT)]


_TITLE, _NEW, _DONE = Ink("text"), Ink("strong", bold=True), Ink("dim")
_SIGNS = {
    State.NEW: ("●", Ink("accent")),
    State.READING: (" ", _TEXT),
    State.DONE: ("✓", _TEXT),
    State.CHANGED: ("!", _WARN),
    State.GONE: (" ", _TEXT),
}


def _title(article: Shelved, width: int) -> Line:
    inks = {State.NEW: _NEW, State.DONE: _DONE, State.GONE: _DONE}
    return [(clip(article.entry.title, width), inks.get(article.state, _TITLE))]


def _source(article: Shelved, width: int) -> Line:
    return [(clip(article.source, width), _DIM)]


def _published(article: Shelved, _width: int) -> Line:
    return [(short_day(article.published) if article.published else "undated", _DIM)]


def _length(article: Shelved, _width: int) -> Line:
    """A bar of up to 8 cells, the read part of it in the colour of text."""
    if not article.length:
        return []
    size = min(_BAR, max(1, round(article.length / _CELL)))
    read = round(size * min(100, article.position.percent) / 100)
    return [("━" * read, _TEXT), ("━" * (size - read), Ink("faint"))]


def _read(article: Shelved, _width: int) -> Line:
    if not article.position.opened:
        return [("–", _DIM)]
    return [(f"{article.position.percent}%", _TEXT)]


def _marks(article: Shelved, _width: int) -> Line:
    count = article.entry.highlights
    return [(str(count), _TEXT)] if count else [("–", _DIM)]


def _tags(article: Shelved, width: int) -> Line:
    return [(clip(_all_tags(article), width), _DIM)]


def _all_tags(article: Shelved) -> str:
    return " ".join(f"#{tag}" for tag in article.entry.tags)


_COLUMNS = (
    _Column("Source", 17, 1, _source),
    _Column("Published", 11, 1, _published, right=True),
    _Column("Length", _BAR, 2, _length),
    _Column("Read", 4, 2, _read, right=True),
    _Column("Marks", 5, 1, _marks, right=True),
    _Column("Tags", 13, 2, _tags),
)
# Where it is narrow, columns go in this order.
_GIVES_WAY = ("Tags", "Length", "Source", "Published", "Marks", "Read")


# --- the card -------------------------------------------------------------------------------------


def _card(desk: Desk, inner: int, *, tall: bool) -> list[Line]:
    """What is told of the chosen article, in a place of fixed height."""
    rows = 10 if tall else 6
    article = desk.chosen
    lines: list[Line] = [[("─" * inner, _LINE)]]
    if article:
        blank: list[Line] = [[]] if tall else []
        room = inner - 2 * _MARGIN
        lines += [_card_head(article, room, desk.now), *blank]
        told = [[(row, _TEXT)] for row in _opening(article, room)]
        lines += [*told, *[[]] * (2 - len(told)), *blank, _pens(desk, article)]
        lines.append([(clip(_all_tags(article), room), _DIM)])
        lines[1:] = [[("  ", _TEXT), *line] for line in lines[1:]]
    return (lines + [[]] * rows)[:rows]


def _card_head(article: Shelved, room: int, now: datetime) -> Line:
    if article.state is State.CHANGED:
        right = ("changed since you read it", _WARN)
    elif article.position.opened:
        right = (f"opened {_ago(article.position.opened, now)}", _DIM)
    else:
        right = ("not opened yet", _DIM)
    return spread([(article.entry.title, _STRONG), ("  ", _TEXT)], [right], room, _TEXT)


def _opening(article: Shelved, room: int) -> list[str]:
    if article.entry.path is None:
        return wrapped("No file of it was found. Its marks are kept.", room, 2)
    if article.preview is None:
        return []
    return wrapped(article.preview.problem or article.preview.opening, room, 2)


def _pens(desk: Desk, article: Shelved) -> Line:
    """How many highlights each pen made: C 2 claim   E 2 evidence."""
    line: Line = []
    for pen in PENS:
        count = article.entry.pens.get(pen.id, 0)
        if count:
            named = desk.settings.pen(pen.id)
            line += [("   ", _TEXT)] if line else []
            line += [(named.letter, Ink(pen.id, bold=True)), (f" {count} {named.name}", _DIM)]
    return line


def _ago(opened: str, now: datetime) -> str:
    """When that was, for people: 20 minutes ago, yesterday, 22 January 2017."""
    try:
        then = datetime.fromisoformat(opened)
    except ValueError:
        return "before"
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    minutes = max(0, int((now - then).total_seconds() // 60))
    days = (now.astimezone().date() - then.astimezone().date()).days
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    if days < 1 or minutes < 6 * 60:
        return f"{counted(minutes // 60, 'hour')} ago"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 7 else long_day(then.astimezone().date())
