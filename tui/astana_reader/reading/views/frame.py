"""A view as rows of runs: header, query, list, side, status line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from astana_reader.reading.key_hints import KeyHint, labelled
from astana_reader.reading.lists.items import Item, Window, window
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import Ink, Run, fitted, runs_width, spread
from astana_reader.settings.config import Settings

from .view import ACCENT, DIM, ITALIC, TEXT, WARN, Pane, View
from .viewing import Viewing

Row = tuple[Run, ...]

MARGIN = 2
"""Cells at both sides of the screen's bars and of a chosen row."""
EDGE = 4
"""Cells at both sides of a list's lines."""
_SIDE_EDGE = 2
_PANEL, _NAME = Ink("dim", "panel"), Ink("strong", "panel", bold=True)
_FAINT = Ink("faint", "panel")
_PAD: Run = (" " * MARGIN, _PANEL)
_MOST_KEYS = 6


# --- header and status line -----------------------------------------------------------------------


def header_row(viewing: Viewing, width: int) -> Row:
    """The name of the view, what it is about as far as there is room, and its right part."""
    view = viewing.view
    title = view.title if view else ""
    wide = view if view and not viewing.narrow else None
    right = [*(view.right if view else ()), *(wide.wide_right if wide else ()), _PAD]
    left: Line = [_PAD, (title, _NAME), ("   ", _PANEL)]
    about = [wide.wide_about] if wide and wide.wide_about else []
    about += view.about if view else ()
    while about and runs_width([*left, (" · ".join(about), DIM), *right]) + 2 > width:
        del about[0]
    return _on("panel", spread([*left, (" · ".join(about), DIM), ("  ", DIM)], right, width, DIM))


def status_row(viewing: Viewing, width: int, pending: str = "") -> Row:
    """What is to be said, else what is chosen, and the keys that matter here.

    `pending` is what was typed of a sequence of keys.
    """
    view = viewing.view
    left: Line = [_PAD, *_told(viewing, pending)]
    hints = (view.picked_keys if viewing.state.picked else view.keys) if view else ()
    keys = key_runs(viewing.settings, hints)
    while len(keys) > 1 and runs_width(left) + sum(map(runs_width, keys)) + 4 > width:
        del keys[-2]
    return _on("panel", spread(left, [*(run for key in keys for run in key), _PAD], width, DIM))


def key_runs(settings: Settings, hints: Sequence[KeyHint]) -> list[Line]:
    """The keys of some actions with their words, and that of the help."""
    wanted = [*hints[: _MOST_KEYS - 1], KeyHint("help", "help")]
    shown = labelled(settings.actions, wanted)
    return [[("   ", DIM), (key, _NAME), (f" {word}", DIM)] for key, word in shown if key]


def _told(viewing: Viewing, pending: str) -> Line:
    picked = len([key for key in viewing.state.picked if viewing.items.place(key) >= 0])
    item = viewing.chosen
    if viewing.notice:
        return [(viewing.notice, TEXT)]
    if pending:
        return [(pending, _NAME), (" …", DIM)]
    told = list(viewing.view.told(item)) if viewing.view and item else []
    if not picked:
        return told
    return [(f"{picked} picked", _NAME), *([("   ·   ", DIM), *told] if told else [])]


# --- the list -------------------------------------------------------------------------------------


def pane_of(viewing: Viewing, width: int, height: int) -> Pane:
    """What the list's lines are painted for."""
    return Pane(
        max(1, width - 2 * EDGE),
        height,
        viewing.look,
        viewing.settings,
        narrow=viewing.narrow,
        current=viewing.state.chosen,
    )


def settle(viewing: Viewing, width: int, height: int) -> None:
    """Scroll the list so that the chosen row is on screen and no room is wasted."""
    if viewing.view:
        body, pane = _body(viewing, viewing.view, width, height)
        viewing.state.top = _window(viewing, viewing.view, body, pane).top


def list_rows(
    viewing: Viewing, width: int, height: int, *, focused: bool = True
) -> list[tuple[Row, str]]:
    """The rows under the header, each with the key of its item, else empty.

    `focused` is whether the list has the keys.
    """
    view = viewing.view
    if view is None:
        said = viewing.kind.waits if viewing.loading else ""
        rows = [(_plain(line, width), "") for line in [[], [], [(said, DIM)]]]
        return _filled(rows, width, height)
    body, pane = _body(viewing, view, width, height)
    above = _above(viewing, view, pane)
    rows = [(_plain(line, width) if _is_plain(line) else tuple(line), "") for line in above]
    rows += _items(viewing, view, body, pane, focused=focused)
    return _filled(rows, width, height)


def query_row(viewing: Viewing) -> int:
    """The row of the screen that the query stands in."""
    return 1 + viewing.pad


def _body(viewing: Viewing, view: View, width: int, height: int) -> tuple[int, Pane]:
    """The rows that the list itself has, and what its lines are painted for."""
    pane = pane_of(viewing, width, height - viewing.pad)
    return max(0, pane.height - len(_above(viewing, view, pane))), pane


def _above(viewing: Viewing, view: View, pane: Pane) -> list[Line]:
    """What stands above the list."""
    lines: list[Line] = [[]] * viewing.pad
    if view.query:
        lines.append(_query(viewing, view, pane))
        if view.means or view.wrong or view.behind:
            lines.append(_meaning(view, pane))
        lines.append([])
    return [*lines, *view.head(replace(pane, item=viewing.chosen))]


def _query(viewing: Viewing, view: View, pane: Pane) -> Line:
    query = view.query
    assert query  # noqa: S101  # asked for only then
    words = query.words or ([(viewing.asked.query, TEXT)] if viewing.asked.query else [])
    shown = words or [(query.hint, DIM)]
    inner = spread([("/ ", ACCENT), *shown, ("  ", TEXT)], [(query.right, DIM)], pane.width, TEXT)
    raised = _on("raised", [("  ", TEXT), *inner, ("  ", TEXT)])
    return [("  ", TEXT), *raised, ("  ", TEXT)]


def _meaning(view: View, pane: Pane) -> Line:
    """How the query was understood, and how much of the library is searched."""
    means: Line = [("means  ", ITALIC), *view.means] if view.means else []
    left = [(view.wrong, WARN)] if view.wrong else means
    return spread([*left, ("  ", TEXT)], view.behind, pane.width, TEXT)


def _is_plain(line: Line) -> bool:
    """Whether a line has its margins yet to come."""
    return not any(ink.ground == "raised" for _, ink in line)


def _plain(line: Iterable[Run], width: int) -> Row:
    side: Run = (" " * EDGE, TEXT)
    return (side, *fitted(line, max(1, width - 2 * EDGE), TEXT), side)


def _filled(rows: list[tuple[Row, str]], width: int, height: int) -> list[tuple[Row, str]]:
    blank: tuple[Row, str] = (((" " * width, TEXT),), "")
    return (rows + [blank] * (height - len(rows)))[:height]


def _window(viewing: Viewing, view: View, body: int, pane: Pane) -> Window:
    return window(view.items, viewing.state, body, _heights(viewing, view, pane))


def _heights(viewing: Viewing, view: View, pane: Pane) -> Callable[[int], int]:
    """How many lines each item has, painted once."""

    @cache
    def height(number: int) -> int:
        return len(_lines(viewing, view, view.items[number], pane))

    return height


def _lines(viewing: Viewing, view: View, item: Item, pane: Pane) -> Sequence[Line]:
    state = viewing.state
    if not item.key:
        return view.lines(item, pane)
    if item.key == state.chosen or item.key in state.picked:
        chosen, picked = item.key == state.chosen, item.key in state.picked
        pane = replace(pane, chosen=chosen, picked=picked)
    return view.lines(item, pane)


def _items(
    viewing: Viewing, view: View, body: int, pane: Pane, *, focused: bool
) -> list[tuple[Row, str]]:
    width = pane.width + 2 * EDGE
    if not view.items:
        return [(_plain(line, width), "") for line in _empty(view.empty, pane.width)][:body]
    seen = _window(viewing, view, body, pane)
    rows: list[tuple[Row, str]] = []
    for number, group in groupby(seen.lines, key=lambda line: line[0]):
        item = view.items[number]
        lines = _lines(viewing, view, item, pane)
        is_chosen = bool(item.key) and item.key == viewing.state.chosen
        mark = _mark(viewing, focused=focused) if is_chosen else None
        rows += [(_marked(lines[n], width, mark), item.key) for _, n in group]
    return _with_rest(view, seen, rows, body, width)


def _with_rest(
    view: View, seen: Window, rows: list[tuple[Row, str]], body: int, width: int
) -> list[tuple[Row, str]]:
    """The rows, in place of the first and the last one how many there are beyond them."""
    items = view.items
    if seen.after:
        rows += [(_plain([], width), "")] * (body - len(rows))
        last = next((items.place(key) for _, key in reversed(rows[:-1]) if key), -1)
        after = items.choosable - items.rank(last + 1)
        following = items.place(items.nth(items.rank(last + 1)).key)
        rows[-1:] = [(_plain([(f"↓ {view.more(following, after)}", DIM)], width), "")]
    if seen.before and rows:
        first = next((items.place(key) for _, key in rows[1:] if key), len(items))
        rows[0] = (_plain([(f"↑ {items.rank(first):,} before", DIM)], width), "")
    return rows


def _mark(viewing: Viewing, *, focused: bool) -> Run:
    sign = "▌" if viewing.look.colorless else "▎"
    return (sign, Ink("accent" if focused else "faint", "raised"))


def _marked(line: Line, width: int, mark: Run | None) -> Row:
    """A line with its margins; a chosen one raised across, with a mark at its left."""
    if mark is None:
        return _plain(line, width)
    edge: Run = (" " * MARGIN, TEXT)
    inner = fitted(line, max(1, width - 2 * EDGE), TEXT)
    return (edge, *_on("raised", [mark, (" ", TEXT), *inner, ("  ", TEXT)]), edge)


def _empty(paragraphs: Sequence[str], width: int) -> list[Line]:
    return [[(row, TEXT)] for text in paragraphs for row in [*wrapped(text, width, 4), ""]]


def _on(ground: str, runs: Iterable[Run]) -> Row:
    """The runs on another ground where they stand on the page."""
    return tuple((t, ink.on(ground) if ink.ground == "page" else ink) for t, ink in runs)


# --- the side -------------------------------------------------------------------------------------


def side_rows(viewing: Viewing, width: int, height: int) -> list[Row]:
    """What is told of the chosen row, `width` cells on the panel."""
    inner = max(1, width - 2 * _SIDE_EDGE)
    item, view = viewing.chosen, viewing.view
    detail = viewing.details.get(item.key) if item else None
    room = max(0, height - 2 * viewing.pad)
    pane = Pane(inner, room, viewing.look, viewing.settings, narrow=viewing.narrow, detail=detail)
    lines: list[Line] = [[]] * viewing.pad
    rule = -1
    if view:
        side = view.side(item, pane)
        top = side.lines[: side.rule] if side.card else side.lines
        lines += top
        if side.card:
            rule = viewing.pad + side.rule
            lines += [[]] * (rule - len(lines)) + [[], *side.card]
    lines = (lines + [[]] * (height - len(lines)))[:height]
    edge = _edge(viewing)
    return [_side_row(line, inner, edge, rule=n == rule) for n, line in enumerate(lines)]


def _edge(viewing: Viewing) -> Run:
    """What parts the side from the list, where its tone does not."""
    if viewing.narrow:
        return ("▎", _FAINT)
    return ("│", Ink("line", "panel")) if viewing.look.edges else (" ", DIM)


def _side_row(line: Iterable[Run], inner: int, edge: Run, *, rule: bool) -> Row:
    if rule:
        return _on("panel", [edge, ("─" * (inner + 2), Ink("line")), (" ", DIM)])
    return _on("panel", [edge, (" ", DIM), *fitted(line, inner, TEXT), ("  ", DIM)])
