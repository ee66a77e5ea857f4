"""What stands beside the merged timeline: who tells the chosen event, and the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_reader.reading.key_hints import shown_key
from astana_reader.reading.lists.event_dates import event_title
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import spread
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import counted, short_day
from astana_reader.timeline.merged import MergedEvent

from .many import source_of
from .view import ACCENT, DIM, HEAD, ITALIC, STRONG, TEXT, WARN, Pane, Side

if TYPE_CHECKING:
    from .merged_timeline import MergedLine

_SENTENCE, _WHY = 4, 2
"""Rows at most of a sentence and of a reason."""
_ARTICLES = 7
"""Rows of the card at most."""


def side_of(line: MergedLine, number: int, pane: Pane) -> Side:
    """The side for an event by its number; -1 for none."""
    card = _articles(line, pane)
    rule = max(0, pane.height - len(card) - 2)
    lines = _event(line, number, pane) if number >= 0 else []
    return Side(lines[: rule - 1], card, rule)


def _event(line: MergedLine, number: int, pane: Pane) -> list[Line]:
    merged = line.events[number]
    if not merged.conflicts:
        return _tellings(line, number, pane)
    rank = [(f"{line.conflict_of[number]} of {line.conflicts}", DIM)]
    head: Line = [("! ", WARN), (_days_of(merged), STRONG)]
    lines: list[Line] = [spread(head, rank, pane.width, TEXT), []]
    key = shown_key(pane.settings.actions, "keep-day")
    for count, each in enumerate(line.days(number), 1):
        lines += _tellings(line, each, pane, key=f"{count}{key}")
    return lines


def _days_of(merged: MergedEvent) -> str:
    words = {2: "Two", 3: "Three"}
    days = 1 + len(merged.conflicts)
    return f"{words.get(days, str(days))} days for one event"


def _tellings(line: MergedLine, number: int, pane: Pane, key: str = "") -> list[Line]:
    """The day of an event, then each article that tells it so, with the sentence and why.

    `key` keeps that day for all that disagree.
    """
    merged = line.events[number]
    day = clip(event_title(merged.event), pane.width - 4)
    lines: list[Line] = [spread([(day, STRONG)], [(key, STRONG)], pane.width, TEXT)]
    for source in merged.sources:
        name = source_of(line.digests[source.article])
        lines.append([(clip(name, pane.width), DIM)])
        lines += [[(row, TEXT)] for row in wrapped(line.sentence(source), pane.width, _SENTENCE)]
        why = wrapped(source.event.why, pane.width - 4, _WHY) if source.event.why else []
        lines += [[("why " if n == 0 else "    ", ITALIC), (row, DIM)] for n, row in enumerate(why)]
        lines.append([])
    if line.by_hand(number):
        key = shown_key(pane.settings.actions, "join-events")
        lines.append([("why ", ITALIC), (f"you joined them; {key} parts them", DIM)])
    return lines


def _articles(line: MergedLine, pane: Pane) -> list[Line]:
    """How many events each article tells, with its day of publication."""
    counts = [0] * len(line.digests)
    for merged in line.events:
        for number in {each.article for each in merged.sources}:
            counts[number] += 1
    room = max(1, min(_ARTICLES, pane.height // 3))
    lines: list[Line] = [[("Articles ", HEAD), (f"{len(line.digests):,}", DIM)]]
    for number, digest in list(enumerate(line.digests))[:room]:
        day = short_day(digest.published) if digest.published else "no day"
        name = clip(source_of(digest), max(1, pane.width - 20))
        left: Line = [(pane.look.glyph("◆"), ACCENT), (f" {day:>11}  ", DIM), (name, TEXT)]
        lines.append(spread([("  ", TEXT), *left], [(f" {counts[number]}", DIM)], pane.width, TEXT))
    if len(line.digests) > room:
        lines.append([(f"  ↓ {counted(len(line.digests) - room, 'more article')}", DIM)])
    return lines
