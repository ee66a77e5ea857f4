"""The rail of the desk, and the tabs that stand for it where there is no room."""

from __future__ import annotations

from itertools import groupby

from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import Ink, Run, fitted, runs_width, spread
from astana_reader.reading.views.view import ACCENT, DIM, HEAD, LINE, STRONG, TEXT

from .columns import clipped
from .desk import Desk, Focus, RailRow

WIDTH = 24
_NAMES = 17
"""Cells of a name with its count."""
_EDGE = Ink("faint", "panel")


def rail_rows(desk: Desk, height: int) -> list[tuple[tuple[Run, ...], int]]:
    """The rail's rows on the panel, each with the number of what it stands for, else -1."""
    rows: list[tuple[Line, int]] = [([], -1)] * desk.pad
    number, chosen = 0, _current(desk)
    for name, group in groupby(desk.rail, key=lambda row: row.group):
        rows += [([], -1)] if number else []
        rows.append(([("  ", TEXT), (name, HEAD)], -1))
        for row in group:
            rows.append((_row(desk, row, chosen=number == chosen), number))
            number += 1
    rows = _around(rows, chosen, height)
    rows += [([], -1)] * (height - len(rows))
    edge = "▎" if desk.narrow else "│" if desk.look.edges else " "
    painted = (fitted(line, WIDTH - 1, TEXT) for line, _ in rows)
    return [
        (_on_panel([*line, (edge, _EDGE)]), at) for line, (_, at) in zip(painted, rows, strict=True)
    ]


def _around(rows: list[tuple[Line, int]], chosen: int, height: int) -> list[tuple[Line, int]]:
    """As many rows as there is room for, with the chosen one among them."""
    place = next((n for n, (_, at) in enumerate(rows) if at == chosen), 0)
    top = max(0, place - height + 2)
    return rows[top : top + height]


def _current(desk: Desk) -> int:
    """The row that is chosen, or whose articles are shown."""
    if desk.focus is Focus.RAIL:
        return min(desk.rail_at, len(desk.rail) - 1)
    states = [row.state for row in desk.rail if row.opens is None]
    state = desk.arrangement.state
    return states.index(state) if state in states else 0


def _row(desk: Desk, row: RailRow, *, chosen: bool) -> Line:
    name_ink = STRONG if chosen or row.is_new else TEXT
    count_ink = Ink("accent", bold=desk.look.colorless) if chosen else STRONG if row.is_new else DIM
    count = f"{row.count:,}" if row.count is not None else ""
    name = clipped(row.name, _NAMES - len(count))
    inner = spread([(name, name_ink), (" ", TEXT)], [(count, count_ink)], _NAMES + 1, TEXT)
    if not chosen:
        return [("    ", TEXT), *inner]
    ink = ACCENT if desk.focus is Focus.RAIL else Ink("faint")
    mark = ("▌" if desk.look.colorless else "▎", ink)
    raised = [(text, ink.on("raised")) for text, ink in [mark, ("  ", TEXT), *inner, (" ", TEXT)]]
    return [(" ", TEXT), *raised]


def _on_panel(line: Line) -> tuple[Run, ...]:
    return tuple((text, ink.on("panel") if ink.ground == "page" else ink) for text, ink in line)


def tab_rows(desk: Desk, inner: int) -> list[Line]:
    """The states as tabs and the rule below them, with the count of searches at the right."""
    names: Line = [("  ", TEXT)]
    rule: Line = [("──", LINE)]
    for row in desk.rail:
        if row.opens is not None:
            continue
        active = row.state is desk.arrangement.state
        gap = "  " if len(names) > 1 else ""
        count = f"{row.count:,}"
        if runs_width(names) + len(gap) + len(row.name) + len(count) + 3 > inner:
            break
        names += [(gap, TEXT), (f"{row.name} ", STRONG if active else DIM)]
        names.append((count, ACCENT if active else DIM))
        rule.append(("─" * len(gap), LINE))
        size = len(row.name) + 1 + len(count)
        rule.append((("━" if active else "─") * size, ACCENT if active else LINE))
    searches = sum(row.group == "Searches" for row in desk.rail)
    right: Line = [(f"Searches {searches}", DIM), ("  ", TEXT)] if searches else [("  ", TEXT)]
    rule.append(("─" * max(0, inner - runs_width(rule)), LINE))
    return [spread([*names, ("  ", TEXT)], right, inner, TEXT), rule]
