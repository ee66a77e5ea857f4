"""The card under the desk's list: what is told of the chosen article."""

from __future__ import annotations

from datetime import UTC, datetime

from astana_reader.library.shelf import Shelved
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import Ink, spread
from astana_reader.reading.views.view import DIM, STRONG, TEXT, WARN
from astana_reader.settings.pens import PENS
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import counted, long_day

from .columns import all_tags, clipped, rule_row
from .desk import Desk

_MARGIN = 2
_TALL, _SHORT = 8, 5
"""Rows of the card with its rule."""


def card_rows(desk: Desk, inner: int, *, tall: bool) -> list[Line]:
    """The card in a place of fixed height, its rule first."""
    article = desk.chosen
    lines: list[Line] = [rule_row(inner)]
    if article:
        blank: list[Line] = [[]] if tall else []
        room = inner - 2 * _MARGIN
        told = [[(row, TEXT)] for row in _opening(article, room)]
        told += [[]] * (2 - len(told))
        below = _marks(desk, article, room, tall=tall)
        own = [_head(article, room, desk.now), *blank, *told, *blank, *below]
        lines += [[(" " * _MARGIN, TEXT), *line] for line in own]
    rows = _TALL if tall else _SHORT
    return (lines + [[]] * rows)[:rows]


def _marks(desk: Desk, article: Shelved, room: int, *, tall: bool) -> list[Line]:
    """Pens with their counts, and the tags; in one row where there is little room."""
    pens, tags = _pens(desk, article, named=tall), all_tags(article)
    if tall:
        return [pens, [(clip(tags, room), DIM)]]
    gap = [("   ", TEXT)] if pens and tags else []
    return [[*pens, *gap, (tags, DIM)]]


def _head(article: Shelved, room: int, now: datetime) -> Line:
    if article.changed:
        right = ("changed since you read it", WARN)
    elif article.gone:
        right = ("its file is gone", WARN)
    elif article.opened:
        right = (f"opened {ago(article.opened, now)}", DIM)
    else:
        right = ("not opened yet", DIM)
    title = clipped(article.entry.title, max(1, room - len(right[0]) - 2))
    return spread([(title, STRONG), ("  ", TEXT)], [right], room, TEXT)


def _opening(article: Shelved, room: int) -> list[str]:
    if article.gone:
        return wrapped("No file of it was found. Its marks are kept. F looks for it.", room, 2)
    if article.preview is None:
        return []
    return wrapped(article.preview.problem or article.preview.opening, room, 2)


def _pens(desk: Desk, article: Shelved, *, named: bool) -> Line:
    """How many highlights each pen made: C 2 claim   E 2 evidence."""
    line: Line = []
    for pen in PENS:
        count = article.entry.pens.get(pen.id, 0)
        if count:
            own = desk.settings.pen(pen.id)
            line += [("   ", TEXT)] if line else []
            words = f" {count} {own.name}" if named else f" {count}"
            line += [(own.letter, Ink(pen.id, bold=True)), (words, DIM)]
    return line


def ago(opened: str, now: datetime) -> str:
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
