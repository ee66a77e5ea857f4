"""From what a phrase says to the time it means: a TIMEX3 value, and why it is that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from astana_reader.timeline import values
from astana_reader.timeline.calendars import zones
from astana_reader.timeline.expressions import CERTAINTIES, COUNTED, GUESSED, WRITTEN
from astana_reader.timeline.grammar.meanings import (
    BesideEvent,
    Calendar,
    Corresponding,
    CountedFrom,
    DayOfMonth,
    Fixed,
    Holiday,
    Length,
    Meaning,
    Moment,
    NoSuchDay,
    NthWeekday,
    Numeric,
    PartOfMonth,
    Same,
    Shifted,
    TimeOfDay,
    TurnOfCentury,
    Weekday,
    WeekOf,
    YearPart,
)

from .context import Place, Resolved, named, unplaced
from .nearest import (
    resolve_calendar,
    resolve_day_of_month,
    resolve_holiday,
    resolve_nth_weekday,
    resolve_year_part,
)
from .shifts import UNKNOWN, resolve_corresponding, resolve_same, resolve_shifted, shifted
from .told_events import resolve_beside_event
from .weekdays import resolve_weekday
from .written_days import resolve_no_such_day, resolve_numeric

_REFERENCES = {
    "PRESENT_REF": "names no date: the present of the article",
    "PAST_REF": "names no date: it lies in the past",
    "FUTURE_REF": "names no date: it lies ahead",
}


def resolve(place: Place) -> Resolved:
    """The value of a phrase at its place; X stands for what can't be known."""
    try:
        return _resolved(place, place.phrase.meaning)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999
        return Resolved("XXXX-XX-XX", "is no day of the calendar", GUESSED)


def _resolved(place: Place, said: Meaning) -> Resolved:
    return _RESOLVERS[type(said)](place, said)


def _part_of_month(place: Place, said: PartOfMonth) -> Resolved:
    month = resolve_calendar(place, said.month)
    return replace(month, certainty=max(month.certainty, COUNTED, key=CERTAINTIES.index))


def _turn_of_century(place: Place, _: TurnOfCentury) -> Resolved:
    """The year of a century's turn: next to where the story stands in the past, else the last."""
    focus = place.context.focus or ""
    size, years = values.granularity(focus), focus[:4]
    year = 100 * round(int(years) / 100) if size in ("year", "month", "day") else 2000
    if place.publication and not 0 < year <= place.publication.year:
        year = place.publication.year // 100 * 100
    return Resolved(f"{year:04d}", "is the turn of a century, and which is not said", GUESSED)


def _week_of(place: Place, said: WeekOf) -> Resolved:
    day = _resolved(place, said.day)
    first = values.days(day.value)[0]
    week = values.week_value(first) if first else "XXXX-WXX"
    return Resolved(
        week + ("-WE" if said.unit == "weekend" else ""),
        f"is the week of that day, which {day.why}",
    )


def _counted_from(place: Place, said: CountedFrom) -> Resolved:
    """As fine as the date that it counts from: “five years ago this week” is a week."""
    date = _resolved(place, said.date)
    (first, last), size = values.days(date.value), values.granularity(date.value)
    middle = first + (last - first) // 2 if first and last else None
    day = values.moved(middle, said.length, said.sign) if middle else None
    if day is None:
        return unplaced(place, UNKNOWN.get(size or "day", "XXXX-XX-XX"))
    value = shifted(day, size or "day", 0) or str(day)
    return Resolved(value, f"counts from {named(date.value)}, which {date.why}")


def _length(_: Place, said: Length) -> Resolved:
    return Resolved(said.value, "is a length of time")


def _fixed(_: Place, said: Fixed) -> Resolved:
    repeated = "comes again and again" if said.type == "SET" else "is written out"
    why = _REFERENCES.get(said.value, repeated)
    return Resolved(said.value, why, WRITTEN, zone=said.zone)


def _moment(place: Place, said: Moment) -> Resolved:
    day = _resolved(place, said.day)
    named = "XXXX-XX-XX" if day.value in _REFERENCES else day.value.split("T")[0]
    zone = zones.offset(said.time.zone, named)
    return replace(day, value=named + said.time.value, zone=zone)


def _on_the_day(place: Place, said: TimeOfDay) -> Resolved:
    """A clock time without a day: of the day told of before, else that of publication."""
    focus, before = place.context.focus, place.context.clock
    if said.heads and place.context.log:  # whatever day its line tells of
        focus, before = place.context.log
    if focus and values.granularity(focus) == "day":
        day, why = focus, "is on the day told of before"
    elif place.publication:
        day, why = str(place.publication), "is on the day of publication"
    else:
        return unplaced(place, f"XXXX-XX-XX{said.value}", "D")
    said = _in_afternoon(place, said)
    past_midnight = _days_on(before, said)
    if past_midnight:
        day, why = zones.next_day(day, past_midnight), f"{why}, past midnight"
    certainty = COUNTED if said.heads or focus else GUESSED
    return Resolved(day + said.value, why, certainty, zone=zones.offset(said.zone, day))


_HALF_A_DAY = 12 * 60
_OF_HALF = frozenset("am pm a.m. p.m. : . morning".split())


def _in_afternoon(place: Place, said: TimeOfDay) -> TimeOfDay:
    """The 16:30 of “began at noon and ended at half past four”."""
    now, before = values.minutes(said.value), place.context.clock
    words = place.line.quote(place.phrase.first, place.phrase.last).casefold()
    spoken = not any(part in words for part in _OF_HALF) and not words[0].isdigit()
    if not spoken or now is None or before is None or not now < before <= now + _HALF_A_DAY:
        return said
    hours, minutes = divmod(now + _HALF_A_DAY, 60)
    return replace(said, value=f"T{hours:02d}:{minutes:02d}") if hours < 24 else said


def _days_on(before: int | None, said: TimeOfDay) -> int:
    """1 where a clock time lies past the midnight after the one told before (in minutes), else 0.

    Lines that begin with times may run backwards, the newest first: -1 past the midnight before.
    """
    now = values.minutes(said.value)
    if before is None or now is None:
        return 0
    if before - now > _HALF_A_DAY:
        return 1
    return -1 if said.heads and now - before > _HALF_A_DAY else 0


_RESOLVERS: dict[type, Callable[[Place, Any], Resolved]] = {
    Calendar: resolve_calendar,
    Numeric: resolve_numeric,
    NoSuchDay: resolve_no_such_day,
    PartOfMonth: _part_of_month,
    NthWeekday: resolve_nth_weekday,
    DayOfMonth: resolve_day_of_month,
    Holiday: resolve_holiday,
    Weekday: resolve_weekday,
    WeekOf: _week_of,
    CountedFrom: _counted_from,
    Shifted: resolve_shifted,
    Same: resolve_same,
    Corresponding: resolve_corresponding,
    BesideEvent: resolve_beside_event,
    YearPart: resolve_year_part,
    TurnOfCentury: _turn_of_century,
    Fixed: _fixed,
    Length: _length,
    TimeOfDay: _on_the_day,
    Moment: _moment,
}


def type_of(said: Meaning, value: str) -> str:
    """The TIMEX3 type of what a phrase says; a value that is a length is a duration's."""
    match said:
        case BesideEvent():
            return "DURATION" if value.startswith("P") else "DATE"
        case Length():
            return "DURATION"
        case Fixed():
            return said.type
        case Moment() | TimeOfDay():
            return "TIME"
        case _:
            return "DATE"
