"""The phrases of a sentence that say a time: found by the rules, the longest first, then joined."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from astana_reader.timeline.sentences.lexicon import CAPITALISED
from astana_reader.timeline.sentences.tokens import Line, codes_of, needed, pattern

from . import (
    beside,
    centuries,
    clocks,
    dates,
    lengths,
    numeric_dates,
    old_years,
    relative,
    weekday_words,
    years,
)
from .joining import joined, with_shared_years
from .meanings import (
    Calendar,
    DayOfMonth,
    Fixed,
    Holiday,
    Moment,
    NoSuchDay,
    NthWeekday,
    Phrase,
    Same,
    Shifted,
    TimeOfDay,
    Weekday,
    YearPart,
)
from .rules import MACROS, Found, Rule

_DAYS = (Calendar, DayOfMonth, Holiday, Weekday, Shifted, Same)


_GROUPS = tuple(
    (codes_of(words), group)
    for table in (
        dates.RULES,
        numeric_dates.RULES,
        years.RULES,
        old_years.RULES,
        centuries.RULES,
        beside.RULES,
        weekday_words.RULES,
        relative.RULES,
        lengths.RULES,
        clocks.RULES,
    )
    for words, group in table.items()
)
"""The rules as they are written, each group with the codes that call for it."""


_CALLED: dict[str, list[int]] = {}
for _order, (_codes, _) in enumerate(_GROUPS):
    for _code in _codes:
        _CALLED.setdefault(_code, []).append(_order)
_CALLING = frozenset(_CALLED)


@cache
def _rules(group: int) -> tuple[Rule, ...]:
    """The rules of a group, looked at when the first sentence calls for them."""
    group_rules = _GROUPS[group][1]
    return tuple(Rule(source, needed(source, MACROS), build) for source, build in group_rules)


@cache
def _edge() -> re.Pattern[str]:
    """What stands before a phrase that it narrows."""
    return pattern(
        "(start:(the? early DASH? | the? early|earlier in?"
        " | the? very? beginning|start|outset|onset|dawn of"
        " | the? early|first|opening part|days|weeks|months|years|hours|half of)"
        " | mid:(the? mid DASH? | the? middle|midst|midpoint of)"
        " | end:(the? late DASH? | the? late|later in? | the? very? end|close of"
        " | the? latter|late|later|last|final|closing part|days|weeks|months|years|hours of)"
        " | approx:(about|around|circa|approximately|roughly | ca|c DOT?"
        " | shortly|just|soon|moments|minutes after|before))$"
    )


@lru_cache(maxsize=256)  # the last sentences of a chunk stand before those of the next
def phrases(line: Line) -> tuple[Phrase, ...]:
    """The phrases in order; none overlap.

    A clock time beside a day that no calendar has is of no day.
    """
    whole = [phrase for phrase in joined(line, _longest(_matches(line))) if not _idle(phrase)]
    whole = with_shared_years(line, whole)
    if any(isinstance(phrase.meaning, NoSuchDay) for phrase in whole):
        whole = [phrase for phrase in whole if not isinstance(phrase.meaning, TimeOfDay)]
    return tuple(
        _narrowed(line, phrase, before)
        for before, phrase in zip([None, *whole], whole, strict=False)
    )


def _matches(line: Line) -> list[Phrase]:
    """All that the rules find, in their order."""
    here = frozenset(line.codes)
    called = {order for code in _CALLING & here for order in _CALLED[code]}
    found: list[Phrase] = []
    for order in sorted(called):
        for rule in _rules(order):
            if any(map(here.isdisjoint, rule.needed)):
                continue
            for match in rule.matches(line.codes):
                phrase = _built(rule, Found(line, match))
                if phrase is not None and not _is_title(line, phrase):
                    found.append(phrase)
    return found


def _longest(found: list[Phrase]) -> list[Phrase]:
    """Those that overlap no longer one, of equal ones the first rule's, in text order."""
    taken: set[int] = set()
    chosen = []
    for phrase in sorted(found, key=lambda phrase: phrase.first - phrase.last):
        places = range(phrase.first, phrase.last)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(phrase)
    return sorted(chosen, key=lambda phrase: phrase.first)


def _idle(phrase: Phrase) -> bool:
    """A part of the day that is no day's: “in the morning”."""
    said = phrase.meaning
    return isinstance(said, TimeOfDay) and not said.value[1].isdigit()


_OPENING = frozenset("\"“‘`':;([-–—_*•.")
_PLACES = frozenset(
    "hall house street road avenue square park place court lane bridge bay island river lake "
    "school college hill close drive crescent terrace gardens".split()
)
_NAMED_TIMES = (Calendar, NthWeekday, YearPart, Holiday, TimeOfDay, Moment)


def _is_title(line: Line, phrase: Phrase) -> bool:
    """Whether the words are part of a name: “USA Today”, “the Seven Years War”, “August Hall”."""
    after = line.words[phrase.last] if phrase.last < len(line.words) else ""
    if after in _PLACES and line.text[line.starts[phrase.last]].isupper():
        return isinstance(phrase.meaning, (Calendar, Holiday))
    if isinstance(phrase.meaning, _NAMED_TIMES):
        return _is_spelled_title(line, phrase)
    first = phrase.first
    if first == 0 or line.words[first - 1] in _OPENING:
        first += 1  # a capital there begins the sentence
    for place in range(first, phrase.last):
        word, start = line.words[place], line.starts[place]
        named = line.text[start].isupper() and line.text[start + 1 : start + 2].islower()
        if len(word) > 2 and word not in CAPITALISED and named:
            return True
    return False


def _is_spelled_title(line: Line, phrase: Phrase) -> bool:
    """“Nineteen Eighty-Four”: the words of a year have no capitals but those of a title."""
    start = line.starts[phrase.first]
    said = line.text[start : line.ends[phrase.first]]
    if not (line.words[phrase.first].isdecimal() and said[0].isalpha()):
        return False
    return any(char.isupper() for char in (said[1:] if phrase.first == 0 else said))


def _built(rule: Rule, found: Found) -> Phrase | None:
    built = rule.build(found) if callable(rule.build) else rule.build
    if built is None:
        return None
    meaning, mod = built if isinstance(built, tuple) else (built, None)
    return Phrase(*found.extent(), meaning, mod)


def _narrowed(line: Line, phrase: Phrase, before: Phrase | None) -> Phrase:
    """The phrase with “early”, “the end of” or “about” that stands before it."""
    meaning = phrase.meaning
    if isinstance(meaning, Fixed):
        if meaning.type != "DATE" or not meaning.value[-1].isdigit():
            return phrase
    elif not isinstance(meaning, (*_DAYS, YearPart, Moment, TimeOfDay)):
        return phrase
    first = before.last if before else 0
    edge = _edge().search(line.codes, max(first, phrase.first - 6), phrase.first)
    if edge is None:
        return phrase
    mod = {"start": "START", "mid": "MID", "end": "END", "approx": "APPROX"}[edge.lastgroup or ""]
    return replace(phrase, first=edge.start(), mod=mod)
