"""The list of a dossier: when it is named, its roles, its quotes, the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import Ink, spread
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import short_day, short_month

from .dossier_facts import Dossier, Quote, Role
from .many import source_of
from .view import ACCENT, DIM, ITALIC, LINE, STRONG, TEXT, Pane

_DAY, _SOURCE = 13, 15
"""Cells of a day with what stands before it, and of a source."""
_FACTS = 24
"""Cells of first, last and most, at the right of the weeks."""
_MOST_WEEKS = 70
_BLOCKS = " ▁▂▃▄▅▆▇█"
_ASCII = " .:|#"


def head(dossier: Dossier, chosen: date | None, pane: Pane) -> list[Line]:
    """Its other names, and how often it is named week by week, that of the `chosen` day in accent.

    A blank row stands after each.
    """
    lines: list[Line] = []
    if dossier.aliases:
        also = " · ".join(dossier.aliases)
        lines += [[("also  ", ITALIC), (clip(also, pane.width - 6), DIM)], []]
    if len(dossier.days) > 1 and pane.height >= _TALL:
        lines += [*_weeks(dossier, chosen, pane), []]
    return lines


_TALL = 20
"""Rows of a list under which the weeks have no room."""


def _weeks(dossier: Dossier, chosen: date | None, pane: Pane) -> list[Line]:
    days = dossier.days
    width = max(8, pane.width - _FACTS)
    starts, unit = _units(days[0][0], days[-1][0], width)
    counts: Counter[int] = Counter()
    for day, count in days:
        counts[_place(starts, day)] += count
    most = max(counts.values())
    facts = (
        ("first", short_day(days[0][0])),
        ("last", short_day(days[-1][0])),
        ("most", f"{most} a {unit}"),
    )
    right: list[Line] = [[(f"{name:<7}", ITALIC), (f"{value:>12}", TEXT)] for name, value in facts]
    bars = _bars([counts[n] for n in range(len(starts))], most, pane)
    here = _place(starts, chosen) if chosen else -1
    rows: list[Line] = [
        [(row[: max(0, here)], DIM), (row[max(0, here) : here + 1], ACCENT), (row[here + 1 :], DIM)]
        for row in bars
    ]
    rows += [[("─" * len(starts), LINE)], [(_months(starts), DIM)]]
    blank: list[Line] = [[] for _ in rows[len(right) :]]
    return [
        spread(row, facts_, pane.width, TEXT)
        for row, facts_ in zip(rows, [*right, *blank], strict=True)
    ]


def _units(first: date, last: date, width: int) -> tuple[list[date], str]:
    """The Mondays from first to last; the months where the weeks are too many."""
    monday = first - timedelta(first.weekday())
    weeks = (last - monday).days // 7 + 1
    if weeks <= min(width, _MOST_WEEKS):
        return [monday + timedelta(7 * n) for n in range(weeks)], "week"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= width:
        numbers = (first.year * 12 + first.month - 1 + n for n in range(months))
        return [date(number // 12, number % 12 + 1, 1) for number in numbers], "month"
    years = range(max(first.year, last.year - width + 1), last.year + 1)
    return [date(year, 1, 1) for year in years], "year"


def _place(starts: Sequence[date], day: date) -> int:
    """In which of the weeks, months or years a day is."""
    return max(0, sum(start <= day for start in starts) - 1)


def _bars(counts: Sequence[int], most: int, pane: Pane) -> list[str]:
    """The counts as blocks two rows high, as one row of marks where blocks can't be shown."""
    if pane.look.glyph("●") != "●":
        top = len(_ASCII) - 1
        return ["".join(_ASCII[-(-count * top // most)] for count in counts)]
    eighths = [-(-count * 16 // most) for count in counts]
    return [
        "".join(_BLOCKS[min(8, max(0, height - 8 * low))] for height in eighths) for low in (1, 0)
    ]


def _months(starts: Sequence[date]) -> str:
    """The name of each month where there is room, or of each year."""
    names = ""
    by_year = len(starts) > 1 and (starts[1] - starts[0]).days > 31
    before: int | None = None
    for place, start in enumerate(starts):
        part = start.year if by_year else start.month
        name = str(start.year) if by_year else short_month(start)
        if part != before and len(names) <= place and place + len(name) <= len(starts):
            names = f"{names:<{place}}{name} "
        before = part
    return names


def role_line(role: Role, pane: Pane) -> Line:
    """An office, from when to when it is told, and how often."""
    span = _span(role)
    right: Line = [(span, DIM), (f"{role.count:>5}", DIM)]
    name = clip(role.name, max(1, pane.width - len(span) - 9))
    return spread([("  ", TEXT), (name, _ink(pane)), ("  ", TEXT)], right, pane.width, TEXT)


def _span(role: Role) -> str:
    """Mar 2016 – Jan 2017; Jun – Sep 2016; Mar 2016."""
    if role.first is None or role.last is None:
        return ""
    first, last = (f"{short_month(day)} {day.year}" for day in (role.first, role.last))
    if first == last:
        return last
    return f"{short_month(role.first) if role.first.year == role.last.year else first} – {last}"


def quote_lines(dossier: Dossier, quote: Quote, pane: Pane) -> list[Line]:
    """A quotation with its day, the pen that marks it, and the source; two rows if chosen."""
    digest = dossier.digests[quote.article]
    day = short_day(digest.published) if digest.published else ""
    source = clip(source_of(digest), _SOURCE) if pane.width >= _ROOMY else ""
    room = max(8, pane.width - _DAY - 4 - (_SOURCE + 2 if source else 0))
    text = digest.text[quote.span.start : quote.span.end]
    rows = wrapped(text, room, 2 if pane.chosen else 1)
    ink = replace(_ink(pane), italic=True)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        left: Line = [(f"{day:>{_DAY}}" if not number else " " * _DAY, DIM), ("  ", TEXT)]
        left += [_letter(quote.pen if not number else "", pane), (" ", TEXT), (row, ink)]
        right: Line = [(f"{source:<{_SOURCE}}", DIM)] if source and not number else []
        lines.append(spread(left, right, pane.width, TEXT))
    return lines


_ROOMY = 60
"""Cells under which a source has no room."""


def _letter(pen: str, pane: Pane) -> tuple[str, Ink]:
    if not pen:
        return pane.sign(" ", TEXT)
    known = pane.settings.pen(pen)
    return pane.sign(known.letter, Ink(known.id, bold=True))


def article_line(dossier: Dossier, number: int, pane: Pane) -> Line:
    """An article with its day and how often it names the entity."""
    digest = dossier.digests[number]
    day = short_day(digest.published) if digest.published else ""
    title = clip(digest.title, max(1, pane.width - _DAY - 10))
    left: Line = [(f"{day:>{_DAY}}", DIM), ("    ", TEXT), (title, _ink(pane)), ("  ", TEXT)]
    return spread(left, [(f"{dossier.counts[number]:,}", DIM)], pane.width, TEXT)


def _ink(pane: Pane) -> Ink:
    return STRONG if pane.chosen else TEXT
