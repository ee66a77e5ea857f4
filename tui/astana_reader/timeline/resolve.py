"""From what a phrase says to the time it means: a TIMEX3 value, and why it is that."""

from __future__ import annotations

from . import values
from .context import Place, Resolved
from .meanings import (
    Calendar,
    Corresponding,
    DayOfMonth,
    Fixed,
    Holiday,
    Length,
    Meaning,
    Moment,
    NthWeekday,
    Same,
    Shifted,
    TimeOfDay,
    Weekday,
    WeekOf,
    YearPart,
)
from .nearest import (
    resolve_calendar,
    resolve_day_of_month,
    resolve_holiday,
    resolve_nth_weekday,
    resolve_year_part,
)
from .shifts import resolve_corresponding, resolve_same, resolve_shifted
from .weekdays import resolve_weekday

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
        return Resolved("XXXX-XX-XX", "is no day of the calendar")


def _resolved(place: Place, said: Meaning) -> Resolved:
    match said:
        case Calendar():
            return resolve_calendar(place, said)
        case Weekday():
            return resolve_weekday(place, said)
        case DayOfMonth():
            return resolve_day_of_month(place, said)
        case NthWeekday():
            return resolve_nth_weekday(place, said)
        case Shifted():
            return resolve_shifted(place, said)
        case Same():
            return resolve_same(place, said)
        case Corresponding():
            return resolve_corresponding(place, said)
        case YearPart():
            return resolve_year_part(place, said)
        case Holiday():
            return resolve_holiday(place, said)
        case _:
            return _timed(place, said)


def _week_of(place: Place, said: WeekOf) -> Resolved:
    day = _resolved(place, said.day)
    first = values.days(day.value)[0]
    week = values.week_value(first) if first else "XXXX-WXX"
    return Resolved(
        week + ("-WE" if said.unit == "weekend" else ""),
        f"is the week of that day, which {day.why}",
    )


def _timed(place: Place, said: Fixed | Length | TimeOfDay | Moment | WeekOf) -> Resolved:
    match said:
        case Length():
            return Resolved(said.value, "is a length of time")
        case Fixed():
            repeated = "comes again and again" if said.type == "SET" else "is written out"
            return Resolved(said.value, _REFERENCES.get(said.value, repeated))
        case Moment():
            day = _resolved(place, said.day)
            named = "XXXX-XX-XX" if day.value in _REFERENCES else day.value.split("T")[0]
            return Resolved(named + said.time.value, day.why)
        case TimeOfDay():
            return _on_the_day(place, said)
        case WeekOf():
            return _week_of(place, said)


def _on_the_day(place: Place, said: TimeOfDay) -> Resolved:
    """A clock time without a day: of the day told of before, else that of publication."""
    focus = place.context.focus
    if focus and values.granularity(focus) == "day":
        return Resolved(focus + said.value, "is on the day told of before")
    if place.publication:
        return Resolved(f"{place.publication}{said.value}", "is on the day of publication")
    return Resolved(f"XXXX-XX-XX{said.value}", "has no day")


def type_of(said: Meaning) -> str:
    """The TIMEX3 type of what a phrase says."""
    match said:
        case Length():
            return "DURATION"
        case Fixed():
            return said.type
        case Moment() | TimeOfDay():
            return "TIME"
        case _:
            return "DATE"
