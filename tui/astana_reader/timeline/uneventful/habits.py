"""Dates of what happens every year, month or week: “meets in April and October each year”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from astana_reader.timeline.expressions import WRITTEN, TimeExpression
from astana_reader.timeline.sentences.lexicon import WEEKDAYS
from astana_reader.timeline.sentences.tokens import Line, pattern
from astana_reader.timeline.sentences.verbs import is_past

from .dated import Dated

_ALWAYS = frozenset(
    "usually typically traditionally normally annually always often yearly each every".split()
)
_YEARLY = frozenset("year month week annually yearly".split())
_TO = frozenset(("to", "until", "till", "through", "-", "–"))
_BEING = (["is"], ["are"])
_OPEN = frozenset("open closed available staffed served".split())
_HELD = frozenset("held celebrated observed staged awarded served sown harvested picked".split())
_MONTH_OR_SEASON = re.compile(r"\d{4}-(?:\d\d|SP|SU|FA|WI)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "past": pattern("PAST|SAID|was|were|had|did|will|would | is|are being|to"),
        # “six mornings a week”, “twice a year”
        "rate": pattern(
            "(NUMBER (times|hours|days|WEEKDAYS|PARTS) | once|twice)"
            " a|per|each|every UNIT|SEASON|PART"
        ),
    }


def is_habit(line: Line, expressions: Sequence[TimeExpression]) -> bool:
    """“From June to September a steam engine runs on Sundays”, “by March they are usually back”."""
    return (
        any(one.type == "SET" for one in expressions)
        or "usually" in line.words
        or _patterns()["rate"].search(line.codes) is not None
    ) and _patterns()["past"].search(line.codes) is None


def is_regular(dated: Dated) -> bool:
    """Whether the words by the date say that it comes again and again."""
    return (
        _is_yearly(dated)
        or _is_weekly(dated)
        or _is_monthly(dated)
        or _is_held(dated)
        or _is_timed(dated)
    )


def _is_yearly(dated: Dated) -> bool:
    """“meets in March and September each year”."""
    before, after = dated.before, dated.after
    return (
        not _ALWAYS.isdisjoint(after[:6]) and not _YEARLY.isdisjoint(after[:7])
    ) or not _ALWAYS.isdisjoint(before[-5:])


def _is_weekly(dated: Dated) -> bool:
    """“is open from Monday to Friday”: every week."""
    before, after = dated.before, dated.after
    joined = (after[:2], before[-1:-3:-1])
    return (
        any(len(two) == 2 and two[0] in _TO and two[1] in WEEKDAYS for two in joined)
        and not {"is", "are"}.isdisjoint(before)
        and not _OPEN.isdisjoint(before)
    )


def _is_timed(dated: Dated) -> bool:
    """“at 4 a.m. every other Wednesday”, “at 6 a.m., three days a week”."""
    if dated.expression.type != "TIME" or not dated.after:
        return False
    at = dated.last + (dated.after[0] == ",")
    if dated.line.words[at : at + 1] in (["every"], ["each"]):
        return True
    return _patterns()["rate"].match(dated.line.codes, at) is not None


def _is_monthly(dated: Dated) -> bool:
    """“is held on the first Saturday of the month”."""
    line = dated.line
    return dated.expression.text.casefold().endswith("of the month") and not any(
        word == "will" or (is_past(line, at) and line.words[at - 1 : at] not in _BEING)
        for at, word in enumerate(line.words)
    )


def _is_held(dated: Dated) -> bool:
    """“The fair is held in September”: of no year."""
    before = dated.before
    return (
        dated.expression.certainty != WRITTEN
        and not dated.expression.ahead
        and _MONTH_OR_SEASON.fullmatch(dated.expression.value) is not None
        and before[-1:] == ["in"]
        and not _HELD.isdisjoint(before[-2:])
        and not {"is", "are"}.isdisjoint(before[-4:])
    )
