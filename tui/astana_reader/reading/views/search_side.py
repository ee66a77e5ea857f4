"""Beside a search: the passage around the chosen hit, and the card of the mark that is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise

from astana_reader.reading.key_hints import KeyHint, labelled
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import Ink, Run, spread
from astana_reader.reading.page.wrap import wrap
from astana_reader.search.cache import CacheError, open_to_read
from astana_reader.search.client import usable_cache
from astana_reader.search.looking import LinkedMark, Looked, PlacedMark, look_at
from astana_reader.search.meaning import number
from astana_reader.text.graphemes import clip, drawn
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted, long_day

from .search_rows import Results, Row, word_spans
from .view import DIM, ITALIC, STRONG, TEXT, Pane, Side, View
from .viewing import Sources

_BEFORE, _AFTER = 900, 1600
"""Code points around a hit that may be on the screen."""
_GUTTER = 4
_RULE = 26
"""The row of the rule where there is room for it: from the top of the side."""
_LEAST_CARD = 8
_HIT = Ink("strong", "match")


def passage(sources: Sources, _view: View, item: Item) -> object:
    """The text around a row's hit, with the marks in it; None where it is gone."""
    key, *rest = item.key.split("\n")
    mark = rest[3] if len(rest) == 4 else ""
    try:
        with closing(open_to_read(usable_cache(sources.library))) as database:
            return look_at(database, key, mark)
    except (CacheError, sqlite3.Error):
        return None


def side_of(results: Results, row: Row | None, hits: int, pane: Pane) -> Side:
    """Title, source and day, the passage, and under a rule the mark or the article."""
    if row is None:
        return Side()
    found = row.found
    title = visible_line(found.title) or "untitled"
    lines: list[Line] = [[(part, STRONG)] for part in wrapped(title, pane.width, 2)]
    day = long_day(found.published) if found.published else "undated"
    source = " · ".join(filter(None, (visible_line(found.site), day)))
    lines += [[(clip(source, pane.width), DIM)], []]
    looked = pane.detail if isinstance(pane.detail, Looked) else None
    rule = min(_RULE, pane.height - _LEAST_CARD)
    if looked is None:
        return Side(lines)
    room = max(0, rule - len(lines) - 1)
    lines += _passage(results, row, looked, pane, room)
    card = _card(row, hits, looked, pane)
    return Side(lines, card, rule) if rule > len(lines) - room else Side(lines)


# --- the passage ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ground:
    """What lies on the text: marks, and the words that were asked for."""

    text: str
    marks: Sequence[PlacedMark]
    hits: Sequence[tuple[int, int]]
    words: Sequence[tuple[int, int]]


def _passage(results: Results, row: Row, looked: Looked, pane: Pane, room: int) -> list[Line]:
    """The paragraphs around the hit, the row with it in the upper third."""
    text = looked.text
    at = row.hit.offset if row.hit else 0
    width = max(1, pane.width - _GUTTER)
    first = text.rfind("\n\n", 0, max(0, at - _BEFORE)) + 2 if at > _BEFORE else 0
    last = min(len(text), at + _AFTER)
    rows = list(_rows(text, first, last, width))
    here = next((n for n, (start, end) in enumerate(rows) if start <= at < end), 0)
    top = max(0, here - room // 3)
    while top > 0 and rows[top - 1][1] > rows[top - 1][0] and here - top < room // 2:
        top -= 1  # from the beginning of a paragraph, if it is not far
    words = [(start + first, end + first) for start, end in
             word_spans(text[first:last], results.query)]  # fmt: skip
    hit = row.hit
    own = [(hit.start, hit.end)] if hit and hit.in_text and not hit.whole else []
    hits = [(start, end) for start, end in own if start is not None and end is not None]
    ground = _Ground(text, looked.marks, hits, words)
    shown = rows[top : top + room]
    while shown and shown[0][0] == shown[0][1]:
        del shown[0]
    letters: set[str] = set()
    return [_line(ground, start, end, pane, letters) for start, end in shown]


def _rows(text: str, first: int, last: int, width: int) -> Iterator[tuple[int, int]]:
    """The rows of paragraphs, with an empty one between two."""
    at = first
    while at < last:
        end = text.find("\n\n", at)
        end = min(last, end if end >= 0 else len(text))
        starts = wrap(text, at, end, width) if end > at else []
        yield from zip(starts, [*starts[1:], end], strict=True)
        if end < last:
            yield end, end
        at = end + 2
        while at < last and text[at] == "\n":
            at += 1


def _line(ground: _Ground, start: int, end: int, pane: Pane, letters: set[str]) -> Line:
    """A row with its gutter, each stretch in its ink."""
    marks = [mark for mark in ground.marks if mark.start < end and start < mark.end]
    gutter: Run = ("  ", TEXT)
    if marks:
        mark = min(marks, key=lambda one: one.end - one.start)
        pen = pane.settings.pen(mark.pen)
        sign = pen.bar if mark.id in letters else pen.letter
        gutter = (f"{sign} ", Ink(pen.id, bold=mark.id not in letters))
        letters.add(mark.id)
    spans = [*ground.hits, *ground.words]
    cuts = {start, end} | {at for one in marks for at in (one.start, one.end)}
    cuts |= {at for span in spans for at in span}
    end = start + len(ground.text[start:end].rstrip())  # what hangs over the edge is not shown
    places = sorted(at for at in {*cuts, end} if start <= at <= end)
    runs: Line = [("  ", TEXT), gutter]
    for first, last in pairwise(places):
        shown = "".join(map(drawn, ground.text[first:last].replace("\n", " ")))
        runs.append((shown, _ink(ground, first, last, pane)))
    return runs


def _ink(ground: _Ground, start: int, end: int, pane: Pane) -> Ink:
    ink = TEXT
    over = [mark for mark in ground.marks if mark.start <= start and end <= mark.end]
    if over:
        mark = min(over, key=lambda one: one.end - one.start)
        pen, line = pane.settings.pen(mark.pen).id, pane.look.pen_line(mark.pen)
        ink = Ink(f"{pen}-text", f"{pen}-tint", line.bold, line.italic, line.underline, line.double)
    if any(first <= start and end <= last for first, last in ground.hits):
        return replace(ink, color="strong", ground="match")
    if any(first <= start and end <= last for first, last in ground.words):
        return replace(ink, color="strong", bold=True)
    return ink


# --- the card -------------------------------------------------------------------------------------


def _card(row: Row, hits: int, looked: Looked, pane: Pane) -> list[Line]:
    """The mark that the hit is in, else the article's beginning."""
    place = f"hit {number(row.number)} of {number(hits)}" if row.hit else ""
    mark = looked.mark
    if mark is None:
        opening = visible_line(looked.text[:400])
        lines: list[Line] = [[(part, DIM)] for part in wrapped(opening, pane.width, 2)]
        about = counted(row.found.marks, "mark") if row.found.marks else "no marks yet"
        return [spread([(about, TEXT)], [(place, DIM)], pane.width, TEXT), [], *lines]
    pen = pane.settings.pen(mark.pen)
    head: Line = [(f"{pen.letter} ", Ink(pen.id, bold=True)), (pen.name, STRONG)]
    lines = [spread(head, [(place, DIM)], pane.width, TEXT), []]
    if mark.tags:
        tags = "  ".join(f"#{tag}" for tag in mark.tags)
        lines += [[(part, DIM)] for part in wrapped(tags, pane.width, 2)]
    if mark.note:
        note = wrapped(f"{pane.look.glyph('≡')} {visible_line(mark.note)}", pane.width, 3)
        lines += [[(part, ITALIC)] for part in note]
    if looked.link:
        lines += [[], *_link(looked.link, pane)]
    return lines


def _link(link: LinkedMark, pane: Pane) -> list[Line]:
    """What the mark is linked with: the relation, the other end and its article."""
    pen = pane.settings.pen(link.pen)
    ((key, _),) = labelled(pane.settings.actions, [KeyHint("along-link", "")])
    begins: Line = [(f"{link.relation} ", DIM), (f"{pen.letter} ", Ink(pen.id, bold=True))]
    used = sum(len(text) for text, _ in begins) + len(key) + 2
    quote = clip(visible_line(link.quote), max(1, pane.width - used))
    first = spread([*begins, (quote, TEXT)], [(key, STRONG)], pane.width, TEXT)
    return [first, [("  ", TEXT), (clip(link.title, pane.width - 2), DIM)]]
