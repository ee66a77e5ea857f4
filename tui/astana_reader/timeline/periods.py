"""Spans of time that a sentence tells: “since 2015”, “from May to July”, “has ruled for years”."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cache

from astana_reader.text.wording import long_day

from .cues import REACH
from .expressions import TimeExpression
from .tokens import Line, pattern
from .values import length_unit, moved


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a sentence goes from and to, about right or exactly, and the reason for them."""

    earliest: date | None
    latest: date | None
    approx: bool
    granularity: str | None
    why: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "to": pattern("COMMA? (to|until|till|through|DASH) (the|early|late|mid DASH?)?"),
        "and": pattern("and (the|early|late|mid DASH?)?"),
        "between": pattern("between (the|early|late|mid DASH?)?$"),
        "perfect": pattern("(present:has|have|ve | past:had)"),
        "break": pattern("SAYS|that|; "),
    }


def place(line: Line, expression: TimeExpression) -> tuple[int, int]:
    """The tokens of an expression in its sentence, the first and the one after the last."""
    return bisect_left(line.starts, expression.start), bisect_left(line.starts, expression.end)


def from_to(line: Line, left: TimeExpression, right: TimeExpression) -> Period | None:
    """“from May to July”, “between 1985 and 1987”: two dates that say one span."""
    if not (left.earliest and right.latest and left.earliest < right.latest):
        return None
    patterns, (first, last), (following, _) = _patterns(), place(line, left), place(line, right)
    between = line.codes[last:following]
    joined = patterns["to"].fullmatch(between) or (
        patterns["and"].fullmatch(between)
        and patterns["between"].search(line.codes, max(0, first - 4), first)
    )
    if not joined:
        return None
    why = f"from “{_one_line(left.text)}” to “{_one_line(right.text)}”"
    return Period(left.earliest, right.latest, False, None, why)


def since(line: Line, expression: TimeExpression, published: date | None) -> Period | None:
    """“since September 2015”: open, so to the day of publication."""
    first, _ = place(line, expression)
    if first == 0 or line.words[first - 1] != "since" or expression.earliest is None:
        return None
    if published is not None and expression.earliest > published:
        return None
    end = f"publication on {long_day(published)}" if published else "an end that is not known"
    why = f"since “{_one_line(expression.text)}” to {end}"
    return Period(expression.earliest, published, False, None, why)


def lasting(
    line: Line,
    expression: TimeExpression,
    near: TimeExpression | None,
    published: date | None,
) -> Period | None:
    """A duration up to a day: “has lasted for six years” up to publication.

    “had lasted for six years” goes up to `near`, the date that its sentence has beside it.
    """
    first, _ = place(line, expression)
    if first == 0 or line.words[first - 1] != "for":
        return None
    perfect = _perfect(line, first)
    if perfect is None:
        return None
    word = line.quote(perfect.start(), min(perfect.start() + 2, first))
    said = f"“{_one_line(expression.text)}”"
    if perfect["present"]:
        why = f"{said} up to publication, because “{word}”"
        return _back(expression, published, published, why)
    if near is None:
        return None
    why = f"{said} up to “{_one_line(near.text)}”, because “{word}”"
    return _back(expression, near.earliest, near.latest, why)


def _perfect(line: Line, first: int) -> re.Match[str] | None:
    """The last “has” or “had” before a token, in its own clause."""
    patterns, begin = _patterns(), max(0, first - REACH)
    for match in patterns["break"].finditer(line.codes, begin, first):
        begin = match.end()
    found = None
    for match in patterns["perfect"].finditer(line.codes, begin, first):
        found = match
    return found


def _back(
    expression: TimeExpression, begin: date | None, end: date | None, why: str
) -> Period | None:
    if begin is None or end is None:
        return None
    start = moved(begin, expression.value, -1)
    return Period(start, end, True, length_unit(expression.value), why) if start else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
