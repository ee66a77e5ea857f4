"""The desk as rows of runs: header, list with its head and card, status line."""

from __future__ import annotations

from collections.abc import Callable

from astana_reader.library.article_states import State
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.items import Window, window
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.geometry import TALL
from astana_reader.reading.look.ink import Ink, Run, fitted, runs_width, spread
from astana_reader.reading.views.frame import key_runs
from astana_reader.reading.views.view import ACCENT, DIM, HEAD, TEXT
from astana_reader.text.graphemes import cells
from astana_reader.text.visible import visible_path
from astana_reader.text.wording import counted

from .card import card_rows
from .columns import SIGN, Column, article_row, columns_for, names_row, rule_row
from .desk import Desk, Focus
from .rail import WIDTH, tab_rows

_MARGIN = 2
_LEAST_FOR_CARD = 16
_LEAST_HEIGHT = 8
"""Rows below which the list has them all, without a head."""
_LEAST_HEADER = 60
_PANEL = Ink("dim", "panel")
_NAME = Ink("strong", "panel", bold=True)
_PAD: Run = (" " * _MARGIN, _PANEL)

Row = tuple[Run, ...]


# --- header and status line -----------------------------------------------------------------------


def header_row(desk: Desk, width: int) -> Row:
    """Where the library is, how much it holds, and how it is sorted."""
    arranged = desk.arranged
    filtered = desk.arrangement.words or desk.arrangement.state
    of = f"{arranged.fitting:,} of " if filtered else ""
    counts = _many(arranged.total, "article", of)
    if arranged.marks or not desk.reading:
        counts += f" · {_many(arranged.marks, 'highlight')}"
    right: Line = [_PAD]
    if width >= _LEAST_HEADER:
        right = [(desk.arrangement.told, _PANEL), _PAD]
    name: Line = [_PAD, (desk.title, _NAME), ("   ", _PANEL)]
    room = width - runs_width(name) - cells(counts) - runs_width(right) - 5
    path = _ending(visible_path(desk.library.root), room)
    about = f"{path} · {counts}" if room > 8 and not desk.narrow and not desk.given else counts
    return tuple(spread([*name, (about, _PANEL), ("  ", _PANEL)], right, width, _PANEL))


def _many(number: int, noun: str, about: str = "") -> str:
    return counted(number, noun, about).replace(str(number), f"{number:,}", 1)


_KEYS = tuple(
    KeyHint(id, word)
    for id, word in (
        ("read", "read"), ("add", "add"), ("state-to-read", "state"), ("sort", "sort"),
        ("filter", "filter"),
    )
)  # fmt: skip
_PICKED_KEYS = tuple(
    KeyHint(id, word)
    for id, word in (
        ("state-to-read", "state"), ("article-tags", "tags"), ("export-articles", "export"),
        ("merged-timeline", "timeline"), ("remove", "remove"),
    )
)  # fmt: skip
_RAIL_KEYS = (KeyHint("read", "show"), KeyHint("escape", "back"))


def status_row(desk: Desk, width: int, pending: str = "") -> Row:
    """What is to be said, or which row is chosen, and the keys that matter here."""
    hints = [hint._replace(first=hint.id.startswith("state-")) for hint in _hints(desk)]
    left: Line = [_PAD, *_told(desk, pending)]
    keys = key_runs(desk.settings, hints)
    while len(keys) > 1 and runs_width(left) + sum(map(runs_width, keys)) + 4 > width:
        del keys[-2]
    shown = spread(left, [*(run for key in keys for run in key), _PAD], width, _PANEL)
    return tuple((text, ink.on("panel")) for text, ink in shown)


def _hints(desk: Desk) -> tuple[KeyHint, ...]:
    if desk.focus is Focus.RAIL:
        return _RAIL_KEYS
    if desk.picked:
        return _PICKED_KEYS
    return (*_KEYS[:1], KeyHint("escape", "back"), *_KEYS[1:]) if desk.over else _KEYS


def _told(desk: Desk, pending: str) -> Line:
    if desk.notice:
        return [(desk.notice, TEXT)]
    if pending:
        return [(pending, _NAME), (" …", DIM)]
    if desk.picked:
        marks = sum(article.entry.highlights for article in desk.meant)
        told = "" if desk.narrow else f"   ·   {_many(marks, 'highlight')}"
        return [(f"{len(desk.picked):,} picked", _NAME), (told, DIM)]
    return [(_place(desk), DIM)]


def _place(desk: Desk) -> str:
    arranged, item = desk.arranged, desk.state.item(desk.arranged.items)
    if desk.reading and not arranged.shown:
        return "Reading the library …"
    of = len(arranged.shown) + arranged.beyond
    place = f"{item.index + 1:,} of {of:,}" if item else ""
    if not desk.reading or not arranged.known < arranged.total or arranged.beyond:
        return place
    return f"{place}   ·   {arranged.known:,} of {arranged.total:,} read for their titles"


def _ending(path: str, room: int) -> str:
    """A path cut at its beginning to `room` cells."""
    if cells(path) <= room:
        return path
    while path and cells(path) >= room:
        path = path[1:]
    return f"…{path}"


# --- the list -------------------------------------------------------------------------------------


def list_width(desk: Desk) -> int:
    """The cells of the pane that has the list."""
    return desk.width - (WIDTH if desk.rail_shown and not desk.narrow else 0)


def settle(desk: Desk, width: int, height: int) -> None:
    """Scroll the list so that the chosen row is on screen and no room is wasted."""
    head, card = _around(desk, max(1, width - 2 * _MARGIN), height)
    room = max(0, height - len(head) - len(card))
    desk.state.top = _window(desk, room).top


def filter_place(desk: Desk) -> tuple[int, int]:
    """The column and the row of the screen where the filter stands."""
    return desk.width - list_width(desk) + _MARGIN, 1 + desk.pad


def desk_rows(
    desk: Desk, width: int, height: int, *, focused: bool = True
) -> list[tuple[Row, str]]:
    """The rows beside the rail, each with the key of its item, else empty.

    `focused` is whether the list has the keys.
    """
    inner = max(1, width - 2 * _MARGIN)
    head, card = _around(desk, inner, height)
    room = max(0, height - len(head) - len(card))
    rows = [(line, "") for line in head]
    rows += _list(desk, inner, room, focused=focused)
    rows += [([], "")] * (height - len(rows) - len(card))
    rows += [(line, "") for line in card]
    return [(_row(line, inner), key) for line, key in rows[:height]]


def _around(desk: Desk, inner: int, height: int) -> tuple[list[Line], list[Line]]:
    """What stands above the list and below it."""
    tall = height >= TALL - 2
    blank: list[Line] = [[]] if tall else []
    card = card_rows(desk, inner, tall=tall) + blank if height >= _LEAST_FOR_CARD else []
    if height < _LEAST_HEIGHT:
        return [], card
    if desk.narrow and not desk.arrangement.words:
        return [*blank, *tab_rows(desk, inner)], card
    names = names_row(_columns(desk, inner))
    filtered = [*blank, _filter(desk, inner), *blank]
    return [*filtered, *([] if desk.narrow else [names]), rule_row(inner)], card


def _columns(desk: Desk, inner: int) -> list[Column]:
    return columns_for(inner, has_rail=desk.rail_shown, narrow=desk.narrow)


def _row(line: Line, inner: int) -> Row:
    side: Run = (" " * _MARGIN, TEXT)
    ground = line[-1][1] if line and line[-1][1].ground == "raised" else TEXT
    return (side, *fitted(line, inner, ground), side)


def _filter(desk: Desk, inner: int) -> Line:
    words = desk.arrangement.words
    hint = "titles, sources, tags:  words, #tag, site:cnn"
    shown = (words, TEXT) if words else (hint, DIM)
    line = [("  ", TEXT), ("/ ", ACCENT), shown, ("  ", TEXT)]
    right = [("g/ searches the texts", DIM), ("  ", TEXT)]
    row = spread(line, right, inner, TEXT) if inner > _LEAST_HEADER else fitted(line, inner, TEXT)
    return [(text, ink.on("raised")) for text, ink in row]


def _window(desk: Desk, height: int) -> Window:
    return window(desk.arranged.items, desk.state, height, _heights(desk, height))


def _heights(desk: Desk, height: int) -> Callable[[int], int]:
    """Rows of each item: a head has a blank one above it, if there is room."""
    heads, spaced = desk.arranged.heads, height >= _LEAST_HEIGHT
    return lambda number: 2 if spaced and number and number in heads else 1


def _list(desk: Desk, inner: int, height: int, *, focused: bool) -> list[tuple[Line, str]]:
    arranged = desk.arranged
    if not arranged.shown:
        said = _empty(desk)
        return [([("  ", TEXT), (row, TEXT)], "") for row in ["", *wrapped(said, inner - 4, 4)]]
    columns, seen = _columns(desk, inner), _window(desk, height)
    rows: list[tuple[Line, str]] = []
    for number, line in seen.lines:
        item = arranged.items[number]
        if item.key:
            rows.append((_article(desk, number, columns, inner, focused=focused), item.key))
        elif line or not number or _heights(desk, height)(number) == 1:
            name, count = arranged.heads[number]
            rows.append(([("  ", TEXT), (name, HEAD), (f" {count:,}", DIM)], ""))
        else:
            rows.append(([], ""))
    return _with_rest(desk, seen, rows)


def _article(desk: Desk, number: int, columns: list[Column], inner: int, *, focused: bool) -> Line:
    """A row, raised and marked at its left if it is chosen."""
    item = desk.arranged.items[number]
    chosen = item.key == desk.state.chosen
    line = article_row(desk, desk.arranged.shown[item.index], columns, chosen=chosen)
    if not chosen:
        return [(" ", TEXT), *line]
    has_keys = focused and desk.focus is Focus.LIST
    mark = ("▌" if desk.look.colorless else "▎", ACCENT if has_keys else Ink("faint"))
    return [(text, ink.on("raised")) for text, ink in fitted([mark, *line], inner, TEXT)]


def _with_rest(desk: Desk, seen: Window, rows: list[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """The rows, in place of the first and the last one how many there are beyond them."""
    items, indent = desk.arranged.items, (" " * SIGN, TEXT)
    beyond = desk.arranged.beyond
    if (seen.after or beyond) and rows:
        last = next((items.place(key) for _, key in reversed(rows[:-1]) if key), -1)
        after = items.choosable - items.rank(last + 1) + beyond
        rows[-1] = ([indent, (f"↓ {after:,} more", DIM)], "")
    if seen.before and rows:
        first = next((items.place(key) for _, key in rows[1:] if key), len(items))
        rows[0] = ([indent, (f"↑ {items.rank(first):,} before", DIM)], "")
    return rows


def _empty(desk: Desk) -> str:
    arranged, wanted = desk.arranged, desk.arrangement
    if desk.reading:
        return ""
    if wanted.words:
        of = _many(arranged.total, "article")
        return f"Nothing matches “{wanted.words}” in {of}. Esc clears the filter."
    if wanted.state is State.TO_READ and arranged.total:
        return f"Nothing to read. All {arranged.total:,} are being read, done or archived."
    if arranged.total:
        return "No article has this state. > shows the rail, where All is."
    return "No articles here yet. A adds a file, a folder, a URL or the clipboard."
