"""Dates that tell of no event: comparisons, habits, the general today, years that are names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from .expressions import TimeExpression
from .lexicon import SUPERLATIVES, WEEKDAYS
from .namings import is_naming
from .periods import place
from .tokens import Line, codes_of, pattern
from .verbs import is_finite, is_past

_REACH = 14  # tokens
# A year before one of these belongs to a name: “the 1951 Refugee Convention”.
_NAMED = frozenset(
    "act accord agenda agreement amendment bill budget census charter championship code "
    "constitution convention cup declaration directive framework game law olympics ordinance pact "
    "plan protocol regulation resolution statute strategy treaty edition election model season "
    "vintage overture symphony suite".split()
)
_ALWAYS = frozenset(
    "usually typically traditionally normally annually always often yearly each every".split()
)
_FIRSTS = frozenset((*SUPERLATIVES, "first", "record"))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # “down from 22 million in 2022”, “with the same period a year earlier”
        "compared": pattern(
            "from|with|against (a|the|OTHER){0,2} MONEY|NUMBER (MULTIPLIER|COUNTED|OTHER){0,3}"
            " in|for|of? the?$"
            " | compared|compares with|to (OTHER|the|same|last|period|quarter){0,4}$"
        ),
        "names": pattern("(OTHER|NAME){1,4}"),
        "past": pattern("PAST|SAID|was|were|had|did|will|would | is|are being|to"),
    }


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date in its sentence: its tokens, from `first` to before `last`, and the words by it."""

    line: Line
    expression: TimeExpression
    first: int
    last: int
    before: list[str]
    after: list[str]


def is_uneventful(line: Line, expression: TimeExpression) -> bool:
    """Whether the words around a date say that nothing happened then."""
    first, last = place(line, expression)
    before = line.words[max(0, first - _REACH) : first]
    after = line.words[last : last + _REACH]
    dated = _Dated(line, expression, first, last, before, after)
    return any(is_case(dated) for is_case in _CASES) or is_naming(line, expression, first, last)


def is_habit(line: Line, expressions: Sequence[TimeExpression]) -> bool:
    """“From June to September a steam engine runs on Sundays.”"""
    repeated = any(one.type == "SET" for one in expressions)
    return repeated and _patterns()["past"].search(line.codes) is None


def _is_than(dated: _Dated) -> bool:
    """“sold more in 2019 than in 2018”: the one as the other."""
    return dated.after[:1] == ["than"] or "than" in dated.before[-4:]


def _is_compared(dated: _Dated) -> bool:
    """“down from 22 million in 2022”."""
    start = max(0, dated.first - _REACH)
    return bool(_patterns()["compared"].search(dated.line.codes, start, dated.first))


def _is_best_of(dated: _Dated) -> bool:
    """“this year's best film”."""
    return dated.after[:1] == ["'s"] and not _FIRSTS.isdisjoint(dated.after[1:2])


def _is_of_decade(dated: _Dated) -> bool:
    """“a 1990s band”."""
    article = dated.before[-1:] in (["a"], ["an"])
    return article and len(dated.expression.value) == 3 and dated.after != []


def _is_guide(dated: _Dated) -> bool:
    """“if last month is any guide”."""
    return dated.before[-1:] in (["if"], ["as"]) and dated.after[:1] in (["is"], ["was"])


def _is_in_bracket(dated: _Dated) -> bool:
    """“(growth in 2019)”: a sentence in brackets that has no verb."""
    line = dated.line
    return line.words[0] == "(" and not any(is_finite(line, at) for at in range(len(line.words)))


_OWN = frozenset("a an his her my our".split())
_NOT = frozenset("not never no hardly t".split())
_MEASURES = frozenset("than so as such".split())


def _is_record(dated: _Dated) -> bool:
    """“the hottest June since 1976”, “higher than in any year since”, “not so high since”."""
    before = dated.before
    return before[-1:] == ["since"] and any(
        word in _FIRSTS
        or (word in _MEASURES and (word == "than" or not _NOT.isdisjoint(before)))
        or (word.endswith("est") and before[place - 1 : place] == ["the"])
        for place, word in enumerate(before[-8:], len(before[:-8]))
    )


def _is_level_of(dated: _Dated) -> bool:
    """“well ahead of last year”, “above that of the previous month”."""
    two, words = dated.before[-2:], _words_of(dated.expression)
    return two in _LEVELS and words[:1] in (["last"], ["previous"], ["the"])


_LEVELS = (["ahead", "of"], ["below", "that"], ["above", "that"], ["that", "of"])


def _is_base(dated: _Dated) -> bool:
    """“rose four per cent from a year earlier”, “up 4% on last year”."""
    before, words = dated.before, _words_of(dated.expression)
    return (
        not _BASED.isdisjoint(before[-1:])
        and (words[-1] in ("earlier", "ago", "before") or words[:-1] in (["last"], ["previous"]))
        and words[-1] not in WEEKDAYS
        and any(word in ("%", "percent", "cent") or word[0].isdigit() for word in before[-8:])
    )


_BASED = frozenset("from on over against versus".split())


def _words_of(expression: TimeExpression) -> list[str]:
    return expression.text.casefold().removeprefix("the ").split()


def _is_yearly(dated: _Dated) -> bool:
    """“meets in March and September each year”."""
    before, after = dated.before, dated.after
    return (
        not _ALWAYS.isdisjoint(after[:6])
        and not {"year", "month", "week", "annually", "yearly"}.isdisjoint(after[:7])
    ) or not _ALWAYS.isdisjoint(before[-5:])


def _is_name(dated: _Dated) -> bool:
    """“the 2015 Paris Agreement”, “Orwell's 1984”."""
    line, first, last = dated.line, dated.first, dated.last
    if len(dated.expression.value) != 4 or not dated.expression.text.isdigit():
        return False
    words = line.words
    if words[first - 1 : first] in (["/"], ["-"], ["–"]) and words[first - 2].isdigit():
        return False  # the second year of “the 2016/17 season”, of which the first says nothing
    if words[max(0, first - 2) : first] == ["class", "of"] or words[first - 1 : first] == [
        "version"
    ]:
        return True
    if first and words[first - 1].isdigit() and line.starts[first] == line.ends[first - 1] + 1:
        return True  # a telephone number
    names = _patterns()["names"].match(line.codes, last)
    if names and words[first - 1 : first] != ["in"]:
        reached = [word.removesuffix("s") for word in words[last : names.end() + 1]]
        capital = line.text[line.starts[last]].isupper()
        if not _NAMED.isdisjoint(reached) and (capital or reached[0] in _NAMED):
            return True
        article = first - 1 - (words[first - 1].isalpha() and words[first - 1] not in _OWN)
        if first and article >= 0 and words[article] in _OWN:
            # “a 1967 Mustang”, but not “a 1967 Supreme Court ruling”
            return line.text[line.starts[names.end() - 1]].isupper()
    return first > 0 and words[first - 1] == "'s" and names is None


def _is_weekly(dated: _Dated) -> bool:
    """“is open from Monday to Friday”: every week."""
    before, after = dated.before, dated.after
    joined = (after[:2], before[-1:-3:-1])
    return (
        any(len(two) == 2 and two[0] in _TO and two[1] in WEEKDAYS for two in joined)
        and not {"is", "are"}.isdisjoint(before)
        and not {"open", "closed", "available", "staffed", "served"}.isdisjoint(before)
    )


def _is_monthly(dated: _Dated) -> bool:
    """“is held on the first Saturday of the month”."""
    line = dated.line
    return dated.expression.text.casefold().endswith("of the month") and not any(
        word == "will" or (is_past(line, at) and line.words[at - 1 : at] not in _BEING)
        for at, word in enumerate(line.words)
    )


_BEING = (["is"], ["are"])


_TO = frozenset(("to", "until", "till", "through", "-", "–"))


def _is_work(dated: _Dated) -> bool:
    """The name of a work in quotation marks: “1999”, “Summer of '69”."""
    line, first, last = dated.line, dated.first, dated.last
    words = line.words
    opens = next((n for n in range(first - 1, max(-1, first - 5), -1) if words[n] in _OPEN), None)
    closes = next((n for n in range(last, min(len(words), last + 4)) if words[n] in _CLOSE), None)
    if opens is None or closes is None or not closes or words[closes - 1] in (",", ".", "!", "?"):
        return False
    inside = [n for n in range(opens + 1, closes) if len(words[n]) > 3 and words[n].isalpha()]
    return all(line.text[line.starts[n]].isupper() for n in inside)


_OTHER = codes_of("OTHER")
_OPEN, _CLOSE = frozenset('“"«„'), frozenset('”"»')


def _is_general(dated: _Dated) -> bool:
    """“Young people today rent longer”, “Most farms today are run by two people”."""
    if dated.expression.text.lower() != "today":
        return False
    line, first, last = dated.line, dated.first, dated.last
    verb = line.words[last : last + 1]
    if first and line.words[first - 1].endswith("s") and verb == ["are"]:
        return True
    if first == 1 and verb == ["is"] and line.codes[0] in _OTHER:
        return True
    return _patterns()["past"].search(line.codes) is None


_CASES: tuple[Callable[[_Dated], bool], ...] = (
    _is_than, _is_record, _is_level_of, _is_base, _is_yearly, _is_name, _is_general, _is_weekly,
    _is_monthly, _is_best_of, _is_of_decade, _is_guide, _is_in_bracket, _is_work, _is_compared,
)  # fmt: skip
