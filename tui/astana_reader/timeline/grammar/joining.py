"""Two phrases side by side that say one time: “Friday” and “9 a.m.”, “two years” and “a month”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeGuard

from astana_reader.timeline.sentences import cues
from astana_reader.timeline.sentences.tokens import Line, pattern

from .meanings import (
    PUBLICATION,
    Calendar,
    Corresponding,
    CountedFrom,
    Day,
    DayOfMonth,
    Holiday,
    Length,
    Meaning,
    Moment,
    NthWeekday,
    Numeric,
    Phrase,
    Same,
    Shifted,
    TimeOfDay,
    Weekday,
    WeekOf,
)

_LENGTH = re.compile(r"P(?:\d+[YMWD])*(T?)(?:\d+[HM](?=\d))*\d+([YMWDHS])")
_SIZES = {unit: place for place, unit in enumerate(("Y", "M", "W", "D", "TH", "TM", "TS"))}


def joined(line: Line, chosen: list[Phrase]) -> list[Phrase]:
    """The phrases, those that say one time together as one."""
    phrases: list[Phrase] = []
    for phrase in chosen:
        phrases.append(phrase)
        # and again, for “a quarter to nine” and “the morning of 5 May”
        while len(phrases) > 1 and (one := _one(line, *phrases[-2:])):
            phrases[-2:] = [one]
    for number in range(len(phrases) - 2):
        _zones_on_a_day(line, phrases, number)
    for number in range(len(phrases) - 1):
        phrases[number] = _on_the_day_of(line, phrases[number], phrases[number + 1])
    return phrases


def with_shared_years(line: Line, phrases: list[Phrase]) -> list[Phrase]:
    """The phrases, with the year of the last of “on 4 May … and on 6 May 2013” for each.

    The clock times of “at 3 a.m. … and at 4 a.m. on Friday” share its day likewise.
    """
    if len(phrases) < 2:
        return phrases
    shared = phrases[-1:]
    for number, phrase in reversed(list(enumerate(phrases[:-1]))):
        first = not any(_has_day(one.meaning) for one in phrases[:number])
        shared.append(_with_year_of(line, phrase, shared[-1], leads=first))
    return shared[::-1]


def _has_day(meaning: Meaning) -> bool:
    return isinstance(meaning, Moment) or _is_day(meaning)


def _with_year_of(line: Line, left: Phrase, right: Phrase, *, leads: bool) -> Phrase:
    """`leads` tells that no day is told before it in its sentence."""
    said, other = left.meaning, right.meaning
    if _is_clock(said) and isinstance(other, Moment) and not said.heads:
        clocks = other.time.value[1].isdigit() and leads and _are_parallel(line, left, right)
        return replace(left, meaning=Moment(other.day, said)) if clocks else left
    if not (isinstance(said, Calendar) and isinstance(other, Calendar)):
        return left
    bare = said.month and said.year is None and said.shift is None and not said.until
    if not bare or not other.year or not other.month or bool(said.day) != bool(other.day):
        return left
    if not _are_parallel(line, left, right):
        return left
    later = (said.month or 0, said.day or 0) > (other.month, other.day or 0)
    return replace(left, meaning=replace(said, year=other.year - later))


def _are_parallel(line: Line, left: Phrase, right: Phrase) -> bool:
    """“sank in March and was raised in October 2019”: the same preposition, “and” between them."""
    words = line.words
    before = words[left.first - 1 : left.first]
    between = words[left.last : right.first]
    return (
        before in (["in"], ["on"], ["at"])
        and between[-1:] == before
        and "and" in between[:_ASIDE]
        and len(between) <= _PARALLEL
        and _APART.isdisjoint(between)
        and cues.ahead(line, right.first, right.last) is None
    )


_ASIDE = 4  # tokens from the first date to the “and” that goes on
_PARALLEL = 9  # tokens from the first date to the second
_APART = frozenset(("that", "which", "who", "whose", "when", ";", ":", "(", "“", '"'))


def _zones_on_a_day(line: Line, phrases: list[Phrase], number: int) -> None:
    """Gives both clocks of “3 a.m. local time (0100 GMT) on Friday” that day."""
    one, other, last = phrases[number : number + 3]
    day = last.meaning
    named = isinstance(day, Calendar) and day.year is not None  # it has the clock beside it alone
    if named or not (_is_clock(one.meaning) and _is_clock(other.meaning) and _is_day(day)):
        return
    if _bracket().fullmatch(line.codes, one.last, other.first) and _closed().fullmatch(
        line.codes, other.last, last.first
    ):
        phrases[number] = replace(one, meaning=Moment(day, one.meaning))
        phrases[number + 1] = replace(other, meaning=Moment(day, other.meaning))


def _is_clock(meaning: Meaning) -> TypeGuard[TimeOfDay]:
    return isinstance(meaning, TimeOfDay) and meaning.value[1].isdigit()


@cache
def _bracket() -> re.Pattern[str]:
    return pattern("OPEN")


@cache
def _closed() -> re.Pattern[str]:
    return pattern("CLOSE COMMA? on?")


def _on_the_day_of(line: Line, left: Phrase, right: Phrase) -> Phrase:
    """The first of “8 a.m. until 9 p.m. on Sunday”, which has the day of the second."""
    said, other = left.meaning, right.meaning
    if not isinstance(said, TimeOfDay) or said.heads or not isinstance(other, Moment):
        return left
    if not (said.value[1].isdigit() and other.time.value[1].isdigit()):
        return left
    if not _to().fullmatch(line.codes, left.last, right.first):
        return left
    return replace(left, meaning=Moment(other.day, said))


@cache
def _to() -> re.Pattern[str]:
    return pattern("COMMA? to|until|till|through|and|DASH")


def _one(line: Line, left: Phrase, right: Phrase) -> Phrase | None:
    between = line.codes[left.last : right.first]
    for joint, build in _joints():
        meaning = build(left.meaning, right.meaning) if joint.fullmatch(between) else None
        if meaning:
            return Phrase(left.first, right.last, meaning, left.mod or right.mod)
    return None


@cache
def _joints() -> tuple[tuple[re.Pattern[str], Callable[[Meaning, Meaning], Meaning | None]], ...]:
    """What may stand between two phrases, and what they are then."""
    return (
        (pattern("COMMA? the?"), _weekday_and_date),
        (pattern("OPEN"), _weekday_and_date),
        (pattern("OPEN | COMMA a"), _date_and_weekday),
        (pattern("COMMA? (at|around|about|by)? (early|late|mid DASH?)?"), _day_and_time),
        (pattern("sharp|precisely|exactly? COMMA? (on|of)? the?"), _time_and_day),
        (pattern("of"), _weekday_and_week),
        (pattern("on?"), _weeks_ago_and_weekday),
        (pattern("()"), _ago_and_date),
        (pattern("from"), _from_day),
        (pattern("COMMA? and?"), _length_and_length),
        (pattern("of|beginning|starting"), _week_and_day),
        (pattern("and|to|DASH"), _week_and_other_day),
    )


def _weekday_and_date(a: Meaning, b: Meaning) -> Meaning | None:
    """“Sunday, January 22”."""
    if not isinstance(a, Weekday):
        return None
    return b if isinstance(b, Numeric) or (isinstance(b, Calendar) and b.day) else None


def _date_and_weekday(a: Meaning, b: Meaning) -> Meaning | None:
    """“11 January 2021 (Monday)”, “12 May 2019, a Sunday”."""
    return _weekday_and_date(b, a) and a


def _day_and_time(a: Meaning, b: Meaning) -> Meaning | None:
    """“Friday at 9 a.m.”, “11 o'clock on Saturday” and “night”."""
    if not isinstance(b, TimeOfDay):
        return None
    if isinstance(a, Moment):
        return Moment(a.day, _clock_in_part(a.time, b))
    return Moment(a, b) if _is_day(a) else None


def _time_and_day(a: Meaning, b: Meaning) -> Meaning | None:
    """“9 a.m. on Friday”, “8 o'clock tonight”."""
    if not isinstance(a, TimeOfDay):
        return None
    if isinstance(b, Moment):
        return Moment(b.day, _clock_in_part(a, b.time)) if a.value[1].isdigit() else None
    return Moment(b, a) if _is_day(b) else None


def _weekday_and_week(a: Meaning, b: Meaning) -> Meaning | None:
    """“Friday of last week”."""
    if not (isinstance(a, Weekday) and isinstance(b, Shifted)):
        return None
    told = b.unit == "week" and b.anchor == PUBLICATION and not b.counted
    return Weekday(a.number, week=b.amount) if told else None


def _weeks_ago_and_weekday(a: Meaning, b: Meaning) -> Meaning | None:
    """“a week ago Monday”."""
    if not (isinstance(a, Shifted) and isinstance(b, Weekday)) or b.shift is not None:
        return None
    told = a.unit == "week" and a.anchor == PUBLICATION and a.counted and a.amount < 0
    return Weekday(b.number, before=-a.amount) if told else None


def _ago_and_date(a: Meaning, b: Meaning) -> Meaning | None:
    """“a year ago today”, “five years ago this week”, “20 years ago next Tuesday”."""
    if not isinstance(b, (Shifted, Weekday)) or b.anchor != PUBLICATION:
        return None
    if isinstance(b, Shifted) and b.counted:
        return None
    match a:
        case Corresponding(unit=None, year=None, shift=-1, anchor="publication"):
            return CountedFrom("P1Y", -1, b)
        case Shifted(unit="year" | "month" | "week" | "day", amount=amount, counted=True) if (
            amount < 0 and a.anchor == PUBLICATION
        ):
            return CountedFrom(f"P{-amount}{a.unit[0].upper()}", -1, b)
    return None


def _from_day(a: Meaning, b: Meaning) -> Meaning | None:
    """“two weeks from Monday”, “a week from tomorrow”."""
    if not isinstance(a, Length) or not isinstance(b, (Shifted, Weekday)) or not _is_day(b):
        return None
    counted = re.fullmatch(r"P\d+[YMWD]", a.value)
    return CountedFrom(a.value, 1, b) if counted and not a.direction else None


def _length_and_length(a: Meaning, b: Meaning) -> Meaning | None:
    """“two years and three months”."""
    if not (isinstance(a, Length) and isinstance(b, Length)) or b.direction:
        return None
    first, second = _LENGTH.fullmatch(a.value), _LENGTH.fullmatch(b.value)
    if first is None or second is None:
        return None
    if _SIZES[first[1] + first[2]] >= _SIZES[second[1] + second[2]]:
        return None
    return Length(a.value + b.value[2 if first[1] else 1 :], a.direction)


def _week_and_day(a: Meaning, b: Meaning) -> Meaning | None:
    """“the week of Jan. 9”, “the weekend of 23 June”."""
    if not (isinstance(a, Same) and a.unit in ("week", "weekend") and _is_day(b)):
        return None
    return WeekOf(b, a.unit)


def _week_and_other_day(a: Meaning, b: Meaning) -> Meaning | None:
    """“the weekend of 23 and 24 June”, whose second day is of the same one."""
    return a if isinstance(a, WeekOf) and isinstance(b, Calendar) and b.day else None


def _clock_in_part(clock: TimeOfDay, part: TimeOfDay) -> TimeOfDay:
    """The 23:00 of “11 o'clock on Saturday night”; of two of a kind the later said."""
    hours = clock.value[1:3]
    if not hours.isdigit() or part.value[1].isdigit():
        return part
    later = part.value in ("TAF", "TEV", "TNI") and int(hours) < 12
    return replace(clock, value=f"T{int(hours) + 12}{clock.value[3:]}") if later else clock


def _is_day(meaning: Meaning) -> TypeGuard[Day]:
    if isinstance(meaning, Calendar):
        return meaning.day is not None
    if isinstance(meaning, Numeric):
        return True
    if isinstance(meaning, (Shifted, Same)):
        return meaning.unit == "day"
    return isinstance(meaning, (Weekday, DayOfMonth, NthWeekday, Holiday))
