"""Dates that another is only measured by: “than in 2018”, “the hottest June since 1976”."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from astana_reader.timeline.sentences.lexicon import PLURAL_UNITS, SUPERLATIVES, UNITS, WEEKDAYS
from astana_reader.timeline.sentences.tokens import pattern
from astana_reader.timeline.sentences.verbs import AUXILIARIES

from .dated import Dated

FIRSTS = frozenset((*SUPERLATIVES, "first", "record"))
_NEAR = 10  # tokens from “than” to its date
_DETERMINERS = "the a an any that those this these same all other each most its his her their"
_SMALL = frozenset(
    f"{_DETERMINERS} in on at of for to from during since about around ever before it they he she "
    "average level levels period time point season last previous".split()
) | frozenset((*UNITS, *PLURAL_UNITS))
_PARTING = frozenset(", ; : ( ) and but when while which who".split())
_NOT = frozenset("not never no hardly t".split())
_AMOUNTS = frozenset("many much few little".split())
_NOBODY = frozenset("no nobody none neither".split())
_PRONOUNS = frozenset("it they he she we".split())
_MEASURES = frozenset("than so as such".split())
_TIMES = frozenset("twice half double triple times third quarter exactly".split())
_BASED = frozenset("from on over against versus".split())
_GOING_ON = frozenset(("to", "until", "till", "through", "-", "–"))
_ABOUT = frozenset("the at least about around early late mid".split())
_ORDINARY = frozenset("ordinary normal typical average usual regular".split())
_WITH = frozenset("from with than against compared compares".split())
_SAME = frozenset("same corresponding comparable".split())
_LEVELS = (["ahead", "of"], ["below", "that"], ["above", "that"], ["that", "of"])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # “down from 22 million in 2022”, “with the same period a year earlier”
        "compared": pattern(
            "from|with|against (a|the|OTHER){0,2} MONEY|NUMBER (MULTIPLIER|COUNTED|OTHER){0,3}"
            " in|for|of? the?$"
            " | down|up from MONEY|NUMBER (MULTIPLIER|COUNTED){0,2} (late|early)? on$"
            " | compared|compares with|to (OTHER|the|same|last|period|quarter){0,4}$"
        ),
        "as": pattern("PRONOUN|it|they|he|she was|were|did|had (in|on|at|the)*$"),
        # “twelve per cent up on the same quarter of 2022”
        "same": pattern(
            "from|on|over|with|against|to|than|in the? same|corresponding|comparable"
            " UNIT|period|time|SEASON (of|in|the|a|last|previous|OTHER){0,2} ANY?$"
        ),
    }


def is_compared(dated: Dated) -> bool:
    """Whether the date is only one to compare with."""
    return (
        _is_than(dated)
        or _is_as(dated)
        or _is_record(dated)
        or _is_level_of(dated)
        or _is_base(dated)
        or _is_ordinary(dated)
        or _is_from(dated)
    )


def _is_than(dated: Dated) -> bool:
    """“more in 2019 than in 2018”, “than it sold in 2018”, but not “no later than 1 May”."""
    if dated.after[:1] == ["than"]:
        return True
    near = dated.before[-_NEAR:]
    if "than" not in near:
        return False
    at = len(near) - 1 - near[::-1].index("than")
    if near[at - 1 : at] in (["later"], ["earlier"]) and not _NOT.isdisjoint(near[:at]):
        return False
    between = near[at + 1 :]
    if not _PARTING.isdisjoint(between):
        return False
    return _SMALL.issuperset(between) or not AUXILIARIES.isdisjoint(between)


def _is_as(dated: Dated) -> bool:
    """“twice what it was in 2010”, “just as they did a century ago”."""
    near = dated.before[-6:]
    if any(one in _TIMES and other == "what" for one, other in pairwise(near)):
        return True
    if _is_times(dated):
        return True
    if "as" not in near:
        return False
    if near[-1] == "as" and not _AMOUNTS.isdisjoint(near) and "as" in near[:-1]:
        return True
    found = _patterns()["as"].search(dated.line.codes, max(0, dated.first - 4), dated.first)
    if not found or not found.start():
        return False
    words, at = dated.line.words, found.start() - 1
    return words[at] == "as"


def _is_times(dated: Dated) -> bool:
    """“carries five times the traffic it did in 1974”, “sells half the bread it sold in 2010”."""
    near = dated.before[-_NEAR:]
    at = next((n for n, word in enumerate(near) if word in _TIMES), len(near))
    measured = at and near[at + 1 : at + 2] == ["the"] and _PARTING.isdisjoint(near[at:])
    return bool(measured) and not _PRONOUNS.isdisjoint(near[at + 2 :])


def _is_record(dated: Dated) -> bool:
    """“the hottest June since 1976”, “not so high since”, “the first win in ten years”."""
    before = dated.before[:]
    if before[-4:-2] == ["since", "the"] and before[-1] == "of":
        del before[-3:]  # “the highest official to be tried since the coup of 2008”
    while before and before[-1] in _ABOUT:
        before.pop()
    if before[-1:] == ["since"] and _is_not_since(before[-_NEAR:]):
        return True
    if dated.expression.type == "DURATION" and before[-1:] in (["in"], ["for"]):
        return not FIRSTS.isdisjoint(before[-_NEAR:])
    return before[-1:] == ["since"] and any(
        word in FIRSTS
        or (word in _MEASURES and (word == "than" or not _NOT.isdisjoint(before)))
        or (word.endswith("est") and before[place - 1 : place] in (["the"], ["its"], ["their"]))
        for place, word in enumerate(before[-_NEAR:], len(before[:-_NEAR]))
    )


def _is_not_since(before: list[str]) -> bool:
    """“The two teams had not met since 1965”: nothing of then is told."""
    at = before.index("had") if "had" in before else len(before)
    nobody = not _NOBODY.isdisjoint(before[:at])
    return at < len(before) and (nobody or not _NOT.isdisjoint(before[at + 1 : at + 4]))


def _is_level_of(dated: Dated) -> bool:
    """“well ahead of last year”, “above that of the previous month”, “below 1990 levels”."""
    if dated.is_bare_year and dated.after[:1] in (["level"], ["levels"]):
        return True
    return dated.before[-2:] in _LEVELS and dated.words[:1] in (["last"], ["previous"])


def _is_base(dated: Dated) -> bool:
    """“rose four per cent from a year earlier”, “up 4% on last year”, “12 per cent up on 2019”."""
    before, words = dated.before, dated.words
    if _BASED.isdisjoint(before[-1:]) or words[-1] in WEEKDAYS:
        return False
    measured = any(word in ("%", "percent", "cent") or word[0].isdigit() for word in before[-8:])
    if dated.is_bare_year:
        goes_on = not _GOING_ON.isdisjoint(dated.after[:1])
        return before[-1] == "on" or (measured and not goes_on and "%" in _signs(before[-8:]))
    earlier = words[-1] in ("earlier", "ago", "before") or words[:-1] in (["last"], ["previous"])
    earlier |= words[-3:-1] in (["of", "last"], ["the", "previous"])
    return measured and earlier


def _signs(words: list[str]) -> set[str]:
    return {"%" if word in ("%", "percent", "cent") else word for word in words}


def _is_ordinary(dated: Dated) -> bool:
    """“against sixty on an ordinary Saturday”."""
    return dated.before[-1:] != [] and dated.before[-1] in _ORDINARY


def _is_from(dated: Dated) -> bool:
    """“down from 22 million in 2022”, “up on the same quarter of 2022”."""
    patterns, start, before = _patterns(), max(0, dated.first - 14), dated.before
    if not _WITH.isdisjoint(before) and patterns["compared"].search(
        dated.line.codes, start, dated.first
    ):
        return True
    if not _SAME.isdisjoint(before):
        return patterns["same"].search(dated.line.codes, start, dated.first) is not None
    return (
        dated.words[0] in _SAME
        and "of" in dated.words
        and before[-1:] != []
        and (before[-1] in _BASED or before[-1] in _WITH or before[-1] in ("to", "in"))
    )
