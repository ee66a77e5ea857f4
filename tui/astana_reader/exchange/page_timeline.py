"""The line of time of an exported page, drawn to scale as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted, long_day, short_day, short_month
from astana_reader.timeline.event import Event

from .event_days import Moment, said
from .marked import MarkedArticle
from .timeline_listing import days

_WIDTH, _AXIS, _TEXT = 304, 92, 112
_ROW = 16
_TOP = 12
_LABEL = 28
"""Code points of a label."""
_MONTH, _YEAR = 30.44, 365.2425


@dataclass(frozen=True, slots=True)
class _Dot:
    """An event, or the publication, by its first and last day."""

    first: float
    last: float
    when: str
    """When it begins; its line shows how long it lasts."""
    label: str
    days: str
    kind: str = "dot"
    """dot, ring where it is coarser than a day, or pub."""


def timeline(marked: MarkedArticle) -> str:
    """The events that have days, each at its place; empty where there are none."""
    dots = sorted(_dots(marked), key=lambda dot: (dot.first, dot.last))
    if not dots:
        return ""
    first, last = dots[0].first, max(dot.last for dot in dots)
    scale = min(6.0, max(_ROW * len(dots), 200) / max(last - first, 1))
    places = [_TOP + (dot.first - first) * scale for dot in dots]
    rows = _apart(places)
    height = max(rows[-1], _TOP + (last - first) * scale) + _TOP
    size, tick = _tick(last - first)
    lines = [f'<line class="axis" x1="{_AXIS}" x2="{_AXIS}" y1="0" y2="{height:.0f}"/>']
    lines += _ticks(first, last, scale, size)
    for dot, at, row in zip(dots, places, rows, strict=True):
        lines += _drawn(dot, at, row, scale)
    name = escape(f"Timeline of {counted(len(dots), 'date')}, to scale, a tick a {tick}")
    return (
        f'<svg role="img" aria-label="{name}" viewBox="0 0 {_WIDTH} {height:.0f}">'
        + "".join(lines)
        + "</svg>"
    )


def tick_name(marked: MarkedArticle) -> str:
    """What stands between two ticks: week, month, year, decade or century."""
    dots = list(_dots(marked))
    if not dots:
        return ""
    return _tick(max(dot.last for dot in dots) - min(dot.first for dot in dots))[1]


def _dots(marked: MarkedArticle) -> Iterator[_Dot]:
    for event in marked.events:
        begins, ends = said(event)
        if begins is not None:
            yield _dot(event, begins, ends)
    if day := marked.published:
        at, when = float(day.toordinal()), short_day(day)
        yield _Dot(at, at, when, "published", long_day(day), "pub")


def _dot(event: Event, begins: Moment, ends: Moment | None) -> _Dot:
    kind = "dot" if begins.day is not None and not event.approx else "ring"
    first = _ordinal(begins)
    last = _ordinal(ends) if ends else first
    if event.approx:  # no day of it is sure, and over years no month
        coarse = Moment(begins.year, begins.month if last - first < _YEAR else None)
        return _Dot(first, last, f"~{_when(coarse)}", event.label, days(event), kind)
    when = _when(begins)
    return _Dot(first, last, when, event.label, days(event), kind)


def _when(at: Moment) -> str:
    """29 Dec 2016, Dec 2016, 1976, 300 BC."""
    if at.year < 1:
        return f"{1 - at.year} BC"
    if at.month is None or at.year > date.max.year:
        return str(at.year)
    day = date(at.year, at.month, at.day or 1)
    return short_day(day) if at.day else f"{short_month(day)} {at.year}"


def _ordinal(at: Moment) -> float:
    """About which day it is: before Christ too."""
    if 0 < at.year < 10_000:
        return float(date(at.year, at.month or 1, at.day or 1).toordinal())
    return at.year * _YEAR + ((at.month or 1) - 1) * _MONTH + (at.day or 1)


def _apart(places: Sequence[float]) -> list[float]:
    """Where the labels stand: at their places, or as far below as the one before needs."""
    rows: list[float] = []
    for place in places:
        rows.append(max(place, rows[-1] + _ROW) if rows else place)
    return rows


def _tick(length: float) -> tuple[float, str]:
    sizes = ((7.0, "week"), (_MONTH, "month"), (_YEAR, "year"), (10 * _YEAR, "decade"))
    return next((s for s in sizes if length / s[0] <= 40), (100 * _YEAR, "century"))


def _ticks(first: float, last: float, scale: float, size: float) -> Iterator[str]:
    at = first
    while at <= last:
        y = _TOP + (at - first) * scale
        x = f'x1="{_AXIS - 4}" x2="{_AXIS}"'
        yield f'<line class="tick" {x} y1="{y:.1f}" y2="{y:.1f}"/>'
        at += size


def _drawn(dot: _Dot, at: float, row: float, scale: float) -> Iterator[str]:
    if dot.last > dot.first:
        x, end = _AXIS + 7, at + (dot.last - dot.first) * scale
        yield f'<line class="span" x1="{x}" x2="{x}" y1="{at:.1f}" y2="{end:.1f}"/>'
    if row - at > 1:
        ends = f'x1="{_AXIS + 4}" y1="{at:.1f}" x2="{_TEXT - 4}" y2="{row:.1f}"'
        yield f'<line class="hair" {ends}/>'
    if dot.kind == "pub":
        corners = (
            f"{_AXIS},{at - 5:.1f} {_AXIS + 5},{at:.1f} {_AXIS},{at + 5:.1f} {_AXIS - 5},{at:.1f}"
        )
        yield f'<polygon class="pub" points="{corners}"/>'
    else:
        yield f'<circle class="{dot.kind}" cx="{_AXIS}" cy="{at:.1f}" r="4"/>'
    whole = visible_line(dot.label)
    label = whole if len(whole) <= _LABEL else f"{whole[:_LABEL]}…"
    yield f'<text class="when" x="{_AXIS - 10}" y="{row + 4:.1f}">{escape(dot.when)}</text>'
    title = f"<title>{escape(f'{whole}, {dot.days}')}</title>"
    yield f'<text x="{_TEXT}" y="{row + 4:.1f}">{escape(label)}{title}</text>'
