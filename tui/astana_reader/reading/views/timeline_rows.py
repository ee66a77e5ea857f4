"""A row of the merged timeline: its date, the line of time, what happened and who tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from astana_reader.reading.lists.event_dates import label
from astana_reader.reading.lists.event_rows import Row, crossing, is_coarse
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import Ink, fitted, runs_width, spread
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import capitalized
from astana_reader.timeline.event import CERTAINTY_SIGNS, PLANNED, Event
from astana_reader.timeline.merged import MergedEvent

from .view import ACCENT, DIM, HEAD, LINE, STRONG, TEXT, WARN, Pane

if TYPE_CHECKING:
    from .merged_timeline import MergedLine

_LABEL = 6
_SOURCE = 15
_LANES = 3
_NARROW = 60
"""Cells under which the source has no room."""


def row_line(line: MergedLine, place: int, pane: Pane) -> Line:
    """A row of the line of time, `place` of its rows."""
    row = line.rows[place]
    if row.kind == "space":
        return []
    if row.kind == "heading":
        return [(row.text, HEAD)]
    merged = line.events[row.event] if row.event >= 0 else None
    bold = row.kind == "year" or bool(merged and is_coarse(merged.event)) or pane.chosen
    shown: Line = [(f"{_date(line, place):>{_LABEL}}", STRONG if bold else DIM)]
    shown += [
        (CERTAINTY_SIGNS[merged.event.certainty] if merged and row.kind == "event" else " ", DIM)
    ]
    rung = "─" if row.kind in ("year", "day") or (merged and is_coarse(merged.event)) else " "
    dot = (_dot(row, merged, pane), _dot_ink(row, pane))
    shown += [(f" {rung}", LINE), pane.sign(*dot) if merged and row.kind == "event" else dot]
    bars = crossing(line.lanes, place)[:_LANES]
    conflict = bool(merged and merged.conflicts)
    shown += [(f" {bars[:2]}", Ink("faint")), ("!" if conflict else bars[2:3], WARN)]
    return [*shown, (" ", TEXT), *_words(line, merged, pane, runs_width(shown) + 1)]


def _date(line: MergedLine, place: int) -> str:
    """The date of a row, unless it stands above."""
    row = line.rows[place]
    if row.kind == "gap":
        return "⋯ "
    if row.kind != "event":
        return row.text
    event, above = line.events[row.event].event, line.rows[max(0, place - 1)]
    if place and above.kind == "event" and not line.events[row.event].conflicts:
        other = line.events[above.event].event
        if (label(other), other.granularity) == (label(event), event.granularity):
            return ""
    return label(event)


def _dot(row: Row, merged: MergedEvent | None, pane: Pane) -> str:
    if row.kind == "event" and merged:
        return pane.look.glyph("●" if merged.event.granularity == "day" else "○")
    return {"year": "┤", "day": "┤", "gap": "┊", "blank": "│"}.get(row.kind, "·")


def _dot_ink(row: Row, pane: Pane) -> Ink:
    if pane.chosen:
        return ACCENT
    return TEXT if row.kind == "event" else LINE


def _words(line: MergedLine, merged: MergedEvent | None, pane: Pane, taken: int) -> Line:
    if merged is None:
        return []
    room = pane.width - taken
    source = line.named(merged) if pane.width >= _NARROW else ""
    several = source.endswith(" articles")
    side = f"{clip(source, _SOURCE):{_SOURCE}}" if source else ""
    ink = _ink(merged.event, chosen=pane.chosen)
    words: Line = [(clip(_said(line, merged), room - len(side) - 2 * bool(side)), ink)]
    if not side:
        return fitted(words, room, TEXT)
    return spread([*words, ("  ", TEXT)], [(side, TEXT if several else DIM)], room, TEXT)


def _ink(event: Event, *, chosen: bool) -> Ink:
    if chosen:
        return Ink("strong")
    return replace(DIM, italic=True) if event.told == PLANNED else TEXT


def _said(line: MergedLine, merged: MergedEvent) -> str:
    """What happened, in the words of the text."""
    said = merged.event.label or line.sentence(merged.sources[0])
    return capitalized(" ".join(said.split()))
