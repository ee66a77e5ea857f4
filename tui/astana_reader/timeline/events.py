"""From time expressions to dated events: each sentence's times, on one line of time.

A sentence makes one event for each time it names. A duration is placed where the words say what
it ends or begins with: “has lasted nearly six years” ends at publication. Nothing is invented: what
no words place stays a duration or undated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from astana_reader.text.wording import long_day

from . import values
from .expressions import TimeExpression
from .periods import Period, from_to, lasting, since
from .rows import row_starts
from .saying import is_heading, is_reported
from .tokens import Line, line_of

APPROXIMATE = frozenset(
    "APPROX BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS "
    "EQUAL_OR_MORE".split()
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a sentence dates.

    `start` and `end` are its sentence, in code points; `text_start` is where a row that quotes it
    begins. `kind` is date, span, duration (how long, but not when) or undated; only the first two
    have days. `earliest` and `latest` are the first and last day that a date may mean, or the days
    a span goes from and to; `approx` says that these are only about right. `granularity` is how
    fine the (first) date is: day, week, month, quarter, season, half, year, decade or century.
    `reported` marks a date of the saying or publishing rather than of what happened.
    `expressions` are the places of its expressions in the list it was made from.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    approx: bool
    kind: str
    granularity: str | None
    reported: bool
    expressions: tuple[int, ...]
    why: str
    text_start: int


def find_events(
    text: str, expressions: Sequence[TimeExpression], published: date | None
) -> tuple[Event, ...]:
    """The events of the expressions in order of time, those without days last, as they are read."""
    events: list[Event] = []
    numbered = enumerate(expressions)
    for sentence, group in groupby(numbered, key=lambda item: item[1].sentence):
        line = line_of(text, sentence.start, sentence.end)
        events += _of_sentence(line, list(group), published)
    return tuple(sorted(events, key=order))


def order(event: Event) -> tuple[bool, date, date, int]:
    """Sorts events by their first day, then their last, those without days as they are read."""
    first = event.earliest or event.latest
    return first is None, first or date.min, event.latest or date.max, event.start


Numbered = tuple[int, TimeExpression]


def _of_sentence(line: Line, found: Sequence[Numbered], published: date | None) -> Iterator[Event]:
    if is_heading(line):
        return
    events = list(_dated(line, found, published)) or list(_without_days(line, found))
    events.sort(key=lambda event: event.expressions[0])
    by_number = dict(found)
    starts = row_starts(line, [by_number[event.expressions[0]] for event in events])
    for event, start in zip(events, starts, strict=True):
        yield replace(event, text_start=start)


def _dated(line: Line, found: Sequence[Numbered], published: date | None) -> Iterator[Event]:
    """Spans first, since they take their expressions with them; then a date for each day told."""
    spans: dict[Period, list[Numbered]] = {}
    taken: set[int] = set()
    for left, right in pairwise(found):
        period = from_to(line, left[1], right[1])
        if period and taken.isdisjoint((left[0], right[0])):
            taken |= {left[0], right[0]}
            spans.setdefault(period, []).extend((left, right))
    dates = [expression for _, expression in found if expression.earliest and _is_date(expression)]
    starts = [expression.start for expression in dates]
    for number, expression in found:
        if number in taken:
            continue
        if expression.type == "DURATION":
            near = _nearest(dates, bisect_left(starts, expression.start))
            period = _told(expression, published) or lasting(line, expression, near, published)
        else:
            period = since(line, expression, published)
        if period:
            taken.add(number)
            spans.setdefault(period, []).append((number, expression))
    for period, members in spans.items():
        yield _span(line, members, period)
    yield from _dates(line, [item for item in found if item[0] not in taken])


def _nearest(dates: Sequence[TimeExpression], place: int) -> TimeExpression | None:
    """The date before a place among them, else the one after it."""
    if not dates:
        return None
    return dates[place - 1] if place else dates[0]


def _is_date(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME")


def _told(expression: TimeExpression, published: date | None) -> Period | None:
    """A duration that itself says where it lies: “the past three months”."""
    if expression.earliest is None or published is None:
        return None
    side = "ends" if expression.latest == published else "begins"
    why = f"“{' '.join(expression.text.split())}” {side} with publication on {long_day(published)}"
    unit = values.length_unit(expression.value)
    return Period(expression.earliest, expression.latest, True, unit, why)


def _dates(line: Line, found: Iterable[Numbered]) -> Iterator[Event]:
    groups: dict[tuple[date, date], list[Numbered]] = {}
    for number, expression in found:
        if expression.earliest and expression.latest and _is_date(expression):
            days = (expression.earliest, expression.latest)
            groups.setdefault(days, []).append((number, expression))
    for (earliest, latest), group in groups.items():
        first = group[0][1]
        yield Event(
            start=line.start,
            end=line.end,
            earliest=earliest,
            latest=latest,
            approx=any(expression.mod in APPROXIMATE for _, expression in group),
            kind="date",
            granularity=values.granularity(first.value),
            reported=all(is_reported(line, expression) for _, expression in group),
            expressions=tuple(number for number, _ in group),
            why=first.why,
            text_start=line.start,
        )


def _span(line: Line, found: Sequence[Numbered], period: Period) -> Event:
    first = found[0][1]
    return Event(
        start=line.start,
        end=line.end,
        earliest=period.earliest,
        latest=period.latest,
        approx=period.approx or any(expression.mod in APPROXIMATE for _, expression in found),
        kind="span",
        granularity=period.granularity or values.granularity(first.value),
        reported=False,
        expressions=tuple(number for number, _ in found),
        why=period.why,
        text_start=line.start,
    )


def _without_days(line: Line, found: Sequence[Numbered]) -> Iterator[Event]:
    """One event for a sentence whose times no words place; a duration says more than “recently”."""
    lengths = [item for item in found if item[1].type == "DURATION" and "-" not in item[1].text]
    vague = [item for item in found if _is_date(item[1]) and item[1].value != "PRESENT_REF"]
    for kind, items in (("duration", lengths), ("undated", vague)):
        if items:
            number, expression = items[0]
            yield Event(
                start=line.start,
                end=line.end,
                earliest=None,
                latest=None,
                approx=False,
                kind=kind,
                granularity=None,
                reported=False,
                expressions=(number,),
                why=expression.why,
                text_start=line.start,
            )
            return
