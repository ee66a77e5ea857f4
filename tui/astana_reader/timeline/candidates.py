"""The phrases of a sentence that say a time: found by the rules, the longest first, then joined."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TypeGuard

from . import clocks, dates, lengths, relative, years
from .grammar import MACROS, Found, Rule
from .lexicon import CAPITALISED
from .meanings import (
    Calendar,
    Day,
    DayOfMonth,
    Fixed,
    Holiday,
    Meaning,
    Moment,
    NthWeekday,
    Phrase,
    Same,
    Shifted,
    TimeOfDay,
    Weekday,
    WeekOf,
    YearPart,
)
from .tokens import Line, codes_of, pattern

_DAYS = (Calendar, DayOfMonth, Holiday, Weekday, Shifted, Same)


_GROUPS = tuple(
    (codes_of(words), group)
    for table in (dates.RULES, years.RULES, relative.RULES, lengths.RULES, clocks.RULES)
    for words, group in table.items()
)
"""The rules as they are written, each group with the codes that call for it."""


@cache
def _rules(group: int) -> tuple[Rule, ...]:
    """The rules of a group, compiled when the first sentence calls for them."""
    return tuple(Rule(pattern(source, MACROS), build) for source, build in _GROUPS[group][1])


@cache
def _joints() -> dict[str, re.Pattern[str]]:
    """What may stand between two phrases that are one, and before a phrase that it narrows."""
    return {
        "day time": pattern("COMMA? (at|around|about|by)? (early|late|mid DASH?)?"),
        "time day": pattern("COMMA? (on|of)? the?"),
        "weekday date": pattern("COMMA? the?"),
        "week day": pattern("of|beginning|starting"),
        "edge": pattern(
            "(start:(the? early|earlier in? | the? very? beginning|start|outset|onset|dawn of"
            " | the? early|first|opening part|days|weeks|months|years|hours|half of)"
            " | mid:(the? mid DASH? | the? middle|midst|midpoint of)"
            " | end:(the? late|later in? | the? very? end|close of"
            " | the? latter|late|later|last|final|closing part|days|weeks|months|years|hours of)"
            " | approx:(about|around|circa|approximately|roughly | ca|c DOT?))$"
        ),
    }


def phrases(line: Line) -> list[Phrase]:
    """The phrases in order; none overlap."""
    present = frozenset(line.codes)
    found: list[tuple[int, int, int, Phrase]] = []
    for order, (needed, _) in enumerate(_GROUPS):
        if present.isdisjoint(needed):
            continue
        for rule in _rules(order):
            for match in rule.pattern.finditer(line.codes):
                phrase = _built(rule, Found(line, match))
                if phrase is not None and not _is_title(line, phrase):
                    found.append((phrase.first - phrase.last, order, phrase.first, phrase))
    found.sort(key=lambda item: item[:3])
    taken: set[int] = set()
    chosen = []
    for _, _, _, phrase in found:
        places = range(phrase.first, phrase.last)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(phrase)
    chosen.sort(key=lambda phrase: phrase.first)
    joined = [phrase for phrase in _joined(line, chosen) if not _idle(phrase)]
    return [
        _narrowed(line, phrase, before)
        for before, phrase in zip([None, *joined], joined, strict=False)
    ]


def _idle(phrase: Phrase) -> bool:
    """A part of the day that is no day's: “in the morning”."""
    said = phrase.meaning
    return isinstance(said, TimeOfDay) and not said.value[1].isdigit()


_OPENING = frozenset("\"“‘`':;([-–—_*•.")
_NAMED_TIMES = (Calendar, NthWeekday, YearPart, Holiday, TimeOfDay, Moment)


def _is_title(line: Line, phrase: Phrase) -> bool:
    """Whether the words are part of a name: “USA Today”, “the Seven Years War”."""
    if isinstance(phrase.meaning, _NAMED_TIMES):
        return False
    first = phrase.first
    if first == 0 or line.words[first - 1] in _OPENING:
        first += 1  # a capital there begins the sentence
    for place in range(first, phrase.last):
        word, start = line.words[place], line.starts[place]
        if len(word) > 2 and word not in CAPITALISED and line.text[start : start + 2].istitle():
            return True
    return False


def _built(rule: Rule, found: Found) -> Phrase | None:
    built = rule.build(found) if callable(rule.build) else rule.build
    if built is None:
        return None
    meaning, mod = built if isinstance(built, tuple) else (built, None)
    return Phrase(*found.extent(), meaning, mod)


def _joined(line: Line, chosen: list[Phrase]) -> list[Phrase]:
    joined: list[Phrase] = []
    for phrase in chosen:
        one = _one(line, joined[-1], phrase) if joined else None
        if one:
            joined[-1] = one
        else:
            joined.append(phrase)
    return joined


def _one(line: Line, left: Phrase, right: Phrase) -> Phrase | None:
    """The two phrases as one where they say one time: “Friday” and “9 a.m.”."""
    between, joints = line.codes[left.last : right.first], _joints()
    a, b = left.meaning, right.meaning
    meaning: Calendar | Moment | WeekOf | None = None
    if isinstance(a, Weekday) and isinstance(b, Calendar) and b.day:
        if joints["weekday date"].fullmatch(between):
            meaning = b
    elif isinstance(b, TimeOfDay) and joints["day time"].fullmatch(between):
        if isinstance(a, Moment):
            meaning = Moment(a.day, _clock_in_part(a.time, b))
        elif _is_day(a):
            meaning = Moment(a, b)
    elif isinstance(a, TimeOfDay) and joints["time day"].fullmatch(between) and _is_day(b):
        meaning = Moment(b, a)
    elif isinstance(a, Same) and a.unit == "week" and joints["week day"].fullmatch(between):
        meaning = WeekOf(b, "week") if _is_day(b) else None
    return Phrase(left.first, right.last, meaning, left.mod or right.mod) if meaning else None


def _clock_in_part(clock: TimeOfDay, part: TimeOfDay) -> TimeOfDay:
    """The 23:00 of “11 o'clock on Saturday night”; of two of a kind the later said."""
    hours = clock.value[1:3]
    if not hours.isdigit() or part.value[1].isdigit():
        return part
    later = part.value in ("TAF", "TEV", "TNI") and int(hours) < 12
    return TimeOfDay(f"T{int(hours) + 12}{clock.value[3:]}") if later else clock


def _is_day(meaning: Meaning) -> TypeGuard[Day]:
    if isinstance(meaning, Calendar):
        return meaning.day is not None
    if isinstance(meaning, (Shifted, Same)):
        return meaning.unit == "day"
    return isinstance(meaning, (Weekday, DayOfMonth, NthWeekday, Holiday))


def _narrowed(line: Line, phrase: Phrase, before: Phrase | None) -> Phrase:
    """The phrase with “early”, “the end of” or “about” that stands before it."""
    meaning = phrase.meaning
    if isinstance(meaning, Fixed):
        if meaning.type != "DATE" or not meaning.value[-1].isdigit():
            return phrase
    elif not isinstance(meaning, (*_DAYS, YearPart, Moment)):
        return phrase
    first = before.last if before else 0
    edge = _joints()["edge"].search(line.codes, max(first, phrase.first - 6), phrase.first)
    if edge is None:
        return phrase
    mod = {"start": "START", "mid": "MID", "end": "END", "approx": "APPROX"}[edge.lastgroup or ""]
    return replace(phrase, first=edge.start(), mod=mod)
