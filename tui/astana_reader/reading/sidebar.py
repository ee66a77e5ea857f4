"""The sidebar as rows of runs: tabs, filter, list, card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from astana_reader.reading.look.geometry import TALL
from astana_reader.reading.look.ink import Ink, Run, fitted, runs_width, spread
from astana_reader.reading.reading import Focus, Reading
from astana_reader.reading.tabs.table import TABS, tab_of

from .lists.items import Item, window
from .lists.listing import ACCENT, DIM, FAINT, ITALIC, LINE, PLAIN, STRONG, Card, Line, wrapped

_TABS_ROW = 1
_LEAST_FOR_CARD = 16
_MARGIN = 2
"""Cells at both sides; rules and the chosen row take one of them."""


def sidebar_rows(
    reading: Reading, width: int, height: int, *, veiled: bool = False
) -> list[tuple[Run, ...]]:
    """The sidebar's rows, `width` cells each, between header and status line."""
    rows = [row for row, _ in _lay_out(reading, width, height)]
    if veiled:
        return [tuple((text, FAINT) for text, _ in row) for row in rows]
    return rows


def pressed(reading: Reading, width: int, height: int, x: int, y: int) -> Item | str | None:
    """The item or the tab's id at a cell of the sidebar."""
    if y == _TABS_ROW:
        at, texts = x - _MARGIN, _tab_texts(reading, width - 2 * _MARGIN)
        for tab, name, count in texts:
            length = len(name) + 1 + len(count) + len(_gap(texts, width - 2 * _MARGIN))
            if 0 <= at < length:
                return tab
            at -= length
        return None
    rows = _lay_out(reading, width, height)
    return rows[y][1] if 0 <= y < len(rows) else None


def settle(reading: Reading, width: int, height: int) -> None:
    """Scroll the list so that the chosen row is on screen and no room is wasted."""
    inner = max(1, width - 2 * _MARGIN)
    head, card = _head(reading, inner, height), _card(reading, inner, height)
    body = _body_height(head, card, height)
    listing, state = reading.listing, reading.list_state
    if listing.items:
        heights = _heights(reading, inner, body)
        state.top = window(listing.items, state, body, heights).top


def _lay_out(
    reading: Reading, width: int, height: int
) -> list[tuple[tuple[Run, ...], Item | None]]:
    """The rows and the item that each is of."""
    inner = max(1, width - 2 * _MARGIN)
    head, card = _head(reading, inner, height), _card(reading, inner, height)
    rows: list[tuple[list[Run], Item | None]] = [(_row(line, inner), None) for line in head]
    rows += _list(reading, inner, _body_height(head, card, height))
    rows += [(_row(line, inner), None) for line in card]
    rows += [(_row([], inner), None) for _ in range(height - len(rows))]
    return [(_edged(row, reading), item) for row, item in rows[:height]]


def _is_tall(height: int) -> bool:
    return height >= TALL - 2


def _head(reading: Reading, inner: int, height: int) -> list[Line]:
    """The tabs, the filter and what stands above the list."""
    tab, tall = tab_of(reading), _is_tall(height)
    blank: list[Line] = [[]] if tall else []
    lines: list[Line] = [[], *_tabs(reading, inner), *blank]
    if tab.filter_stands or reading.list_state.filter:
        lines += [_filter(reading, inner), *blank]
    return lines + tab.head(reading, inner, tall)


def _body_height(head: Sequence[Line], card: Sequence[Line], height: int) -> int:
    return max(0, height - len(head) - len(card) - (1 if _is_tall(height) else 0))


def _row(line: Line, inner: int, chosen: Ink | None = None, mark: str = "▎") -> list[Run]:
    """A line with its margins; a chosen one is raised across, with a mark at its left."""
    if line and line[0][0].startswith("─"):
        return [(" ", PLAIN), *line, (" ", PLAIN)]
    fitting = fitted(line, inner, PLAIN)
    if chosen is None:
        return [("  ", PLAIN), *fitting, ("  ", PLAIN)]
    raised = [(text, ink.on("raised") if ink.ground == "panel" else ink) for text, ink in fitting]
    return [(" ", PLAIN), (mark, chosen), *raised, (" ", PLAIN.on("raised")), (" ", PLAIN)]


def _edged(row: list[Run], reading: Reading) -> tuple[Run, ...]:
    """The row with the line that parts the sidebar from the page, where one is needed."""
    edge = "▎" if reading.geometry.overlay else "│"
    if not (reading.geometry.overlay or reading.look.edges) or not row:
        return tuple(row)
    text, ink = row[0]
    return ((edge, Ink("faint", "panel")), (text[1:], ink), *row[1:])


# --- tabs and filter ------------------------------------------------------------------------------


def _tabs(reading: Reading, inner: int) -> list[Line]:
    """The names with their counts, and under them a rule that is accented under the active one."""
    names: Line = []
    rule: Line = [("─", LINE)]
    texts = _tab_texts(reading, inner)
    for tab, name, count in texts:
        active = tab == reading.tab
        gap = _gap(texts, inner) if names else ""
        names += [(gap, PLAIN)] if gap else []
        names.append((f"{name} ", STRONG if active else DIM))
        names.append((count, replace(ACCENT, bold=reading.look.colorless) if active else DIM))
        rule += [("─" * len(gap), LINE)]
        rule.append(
            (("━" if active else "─") * (len(name) + len(count) + 1), ACCENT if active else LINE)
        )
    return [names, _progress(fitted(_filled(rule, inner + 2), inner + 2, LINE), reading)]


def _tab_texts(reading: Reading, inner: int) -> list[tuple[str, str, str]]:
    """Each tab with its name and count; where they have no room, the others by their letter."""
    texts = [(id, tab.name, str(tab.count(reading))) for id, tab in TABS.items()]
    if _tabs_width(texts) + len(texts) - 1 <= inner:
        return texts
    return [(tab, name if tab == reading.tab else name[0], count) for tab, name, count in texts]


def _gap(texts: list[tuple[str, str, str]], inner: int) -> str:
    """The blanks between two tabs: one where there is no room for two."""
    return "  " if _tabs_width(texts) + 2 * (len(texts) - 1) <= inner else " "


def _tabs_width(texts: list[tuple[str, str, str]]) -> int:
    return sum(len(name) + 1 + len(count) for _, name, count in texts)


def _progress(rule: Line, reading: Reading) -> Line:
    """The rule with how far the engines are, while they work."""
    if reading.progress >= 1 or not tab_of(reading).looking:
        return rule
    return spread(rule, [(f" finding {reading.progress:.0%} ", DIM)], runs_width(rule), LINE)


def _filled(rule: Line, width: int) -> Line:
    return [*rule, ("─" * max(0, width - runs_width(rule)), LINE)]


def _filter(reading: Reading, inner: int) -> Line:
    words = reading.list_state.filter
    raised = Ink("text", "raised")
    hint = (f"filter: {tab_of(reading).hint}", Ink("dim", "raised"))
    shown = (words, raised) if words else hint
    return fitted([(" ", raised), ("/ ", Ink("accent", "raised")), shown], inner, raised)


# --- the list -------------------------------------------------------------------------------------


def _list(reading: Reading, inner: int, height: int) -> list[tuple[list[Run], Item | None]]:
    listing, state = reading.listing, reading.list_state
    blank: tuple[list[Run], Item | None] = (_row([], inner), None)
    if not listing.items:
        empty: list[tuple[list[Run], Item | None]] = []
        empty += [(_row(line, inner), None) for line in _empty(reading, inner)]
        return empty[:height]
    shown = window(listing.items, state, height, _heights(reading, inner, height))
    rows: list[tuple[list[Run], Item | None]] = []
    for number, lines in groupby(shown.lines, key=lambda line: line[0]):
        item = listing.items[number]
        painted = _painted(reading, item, inner)
        rows += [(painted[n] if n < len(painted) else blank[0], item) for _, n in lines]
    if shown.before and rows:
        rows[0] = (_row([(f"  ↑ {shown.before} earlier", DIM)], inner), None)
    rows += [blank] * (height - len(rows))
    if shown.after and rows:
        rows[-1] = (_row([(f"  ↓ {shown.after} more", DIM)], inner), None)
    return rows


def _painted(reading: Reading, item: Item, inner: int) -> list[list[Run]]:
    """The rows of an item, raised and marked at their left if it is chosen."""
    chosen = bool(item.key) and item.key == reading.list_state.chosen
    ink = Ink("accent" if reading.focus is Focus.LIST else "faint", "raised")
    mark = "▌" if reading.look.colorless else "▎"
    lines = reading.listing.paint(item, inner, chosen=chosen)
    return [_row(line, inner, ink if chosen else None, mark) for line in lines]


def _heights(reading: Reading, inner: int, height: int) -> Callable[[int], int]:
    listing, chosen = reading.listing, reading.list_state.chosen
    items = listing.items

    def heights(number: int, *, spaced: bool) -> int:
        item = items[number]
        is_chosen = bool(item.key) and item.key == chosen
        return listing.height(item, inner, chosen=is_chosen, spaced=spaced)

    fits = len(items) <= height
    spaced = fits and sum(heights(n, spaced=True) for n in range(len(items))) <= height
    return lambda number: heights(number, spaced=spaced)


def _empty(reading: Reading, inner: int) -> Sequence[Line]:
    """What stands in a list without items."""
    lines: list[Line] = [[]]
    for text in _looking(reading) or reading.listing.empty:
        lines += [[(row, PLAIN)] for row in wrapped(text, inner, 4)]
    return lines + tab_of(reading).samples(reading)


def _looking(reading: Reading) -> Sequence[str]:
    """What stands there while it is not yet known whether there is anything."""
    if reading.progress >= 1 or reading.list_state.filter:
        return ()
    looking = tab_of(reading).looking
    return (looking,) if looking else ()


# --- the card -------------------------------------------------------------------------------------


def _card(reading: Reading, inner: int, height: int) -> list[Line]:
    """What is told of the chosen item, in a place of fixed height."""
    most, tall = tab_of(reading).card, _is_tall(height)
    if not reading.listing.items or height < _LEAST_FOR_CARD:
        return []
    if own := tab_of(reading).own_card(reading, inner, tall):
        return [[("─" * (inner + 2), LINE)], *own]
    if most is None:
        return []
    sentence_rows, note_rows = (most.sentence, most.note) if tall else (3, 2)
    item = reading.chosen
    card = reading.listing.card(item, reading.list_state.at) if item else None
    rows = 2 + (1 if tall else 0) + sentence_rows + 1 + note_rows
    lines: list[Line] = [[("─" * (inner + 2), LINE)]]
    if card:
        lines += _told(card, inner, sentence_rows, note_rows, tall=tall)
    return (lines + [[]] * rows)[:rows]


def _told(card: Card, inner: int, sentence_rows: int, note_rows: int, *, tall: bool) -> list[Line]:
    lines: list[Line] = [
        spread([(card.title, STRONG)], [("  ", PLAIN), (card.right, DIM)], inner, PLAIN)
    ]
    lines += [[]] if tall else []
    lines += [[(row, PLAIN)] for row in wrapped(card.body, inner, sentence_rows)]
    lines.append([])
    for name, text in card.notes:
        indent = f"{name} " if name else ""
        for number, row in enumerate(wrapped(text, inner - len(indent), note_rows)):
            shown = indent if number == 0 else " " * len(indent)
            lines.append([(shown, ITALIC), (row, DIM)])
    return lines
