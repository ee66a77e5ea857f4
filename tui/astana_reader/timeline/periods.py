"""Spans of time that a sentence tells: “since 2015”, “from May to July”, “has ruled for years”."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from astana_reader.text.wording import long_day

from .axis import LATEST, bounds, key
from .expressions import TimeExpression
from .sentences.cues import REACH
from .sentences.tokens import Line, pattern
from .sentences.verbs import is_adverb, is_participle
from .values import length_unit, moved


@dataclass(frozen=True, slots=True)
class Period:
    """Days that a sentence goes from and to, about right or exactly, and the reason for them."""

    earliest: date | None
    latest: date | None
    approx: bool
    granularity: str | None
    why: str
    begins: str | None
    ends: str | None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "to": pattern("COMMA? (to|until|till|through|DASH|SLASH) (the|early|late|mid DASH?)?"),
        "and": pattern("and (the|early|late|mid DASH?)?"),
        "between": pattern("between (the|early|late|mid DASH?)?$"),
        "perfect": pattern("(present:has|have|ve | past:had)"),
        "over": pattern("LASTED|was|were|had been|PAST? | been|led|held|did"),
        "break": pattern("SAYS|that|; "),
        "ended": pattern("to|ended|ending|through|until|till (on)?"),
    }


def place(line: Line, expression: TimeExpression) -> tuple[int, int]:
    """The tokens of an expression in its sentence, the first and the one after the last."""
    return bisect_left(line.starts, expression.start), bisect_left(line.starts, expression.end)


def from_to(line: Line, left: TimeExpression, right: TimeExpression) -> Period | None:
    """“from May to July”, “between 1985 and 1987”: two dates that say one span.

    “between five and six thousand years ago” says the later one first.
    """
    patterns, (first, last), (following, _) = _patterns(), place(line, left), place(line, right)
    between = line.codes[last:following]
    paired = patterns["and"].fullmatch(between) and patterns["between"].search(
        line.codes, max(0, first - 4), first
    )
    if not (paired or patterns["to"].fullmatch(between)):
        return None
    why = f"from “{_one_line(left.text)}” to “{_one_line(right.text)}”"
    if paired and line.words[place(line, right)[1] - 1] == "ago":
        left, right = right, left
    (begins, _), (_, ends) = bounds(left), bounds(right)
    latest = right.latest
    if begins and ends and latest and "T" in begins and begins[:10] == ends[:10] and ends < begins:
        latest += timedelta(1)  # “from 10 p.m. to 2 a.m. on Friday” goes over midnight
        ends = f"{latest}{ends[10:]}"
    if not (begins and ends and (key(begins) or LATEST) < (key(ends) or LATEST)):
        return None
    return Period(left.earliest, latest, False, None, why, begins, ends)


def measured(line: Line, left: TimeExpression, right: TimeExpression) -> Period | None:
    """“the six months to 31 March 2022”: a length and the day that ends it."""
    last = right.latest
    if left.type != "DURATION" or right.type != "DATE" or last is None:
        return None
    (first, end), (following, _) = place(line, left), place(line, right)
    joined = _patterns()["ended"].fullmatch(line.codes, end, following)
    if joined is None or line.words[first] not in _ARTICLES:
        return None
    try:
        start = moved(last + timedelta(1), left.value, -1)
    except OverflowError:
        return None
    if start is None:
        return None
    why = f"“{_one_line(left.text)}” to “{_one_line(right.text)}”"
    return Period(start, last, False, length_unit(left.value), why, str(start), str(last))


_ARTICLES = frozenset("the its their these those".split())


def since(
    line: Line,
    expression: TimeExpression,
    near: TimeExpression | None,
    published: date | None,
) -> Period | None:
    """“since September 2015”: open, so to the day of publication.

    “had stood there since 1540” goes up to `near`, the other date of its sentence.
    """
    first, _ = place(line, expression)
    if expression.earliest is None or not _is_since(line, first):
        return None
    if published is not None and expression.earliest > published:
        return None
    latest, ends = published, str(published) if published else None
    end = f"publication on {long_day(published)}" if published else "an end that is not known"
    perfect = _perfect(line, first)
    if perfect and perfect["past"] and near and near.latest and near.latest > expression.earliest:
        latest, ends, end = near.latest, bounds(near)[1], f"“{_one_line(near.text)}”"
    why = f"since “{_one_line(expression.text)}” to {end}"
    return Period(expression.earliest, latest, False, None, why, bounds(expression)[0], ends)


def _is_since(line: Line, first: int) -> bool:
    """“since 2015”, “since taking office in 2015”."""
    before = line.words[max(0, first - _GERUND) : first]
    if before[-1:] == ["since"]:
        return True
    at = next((n for n, word in enumerate(before) if word == "since"), len(before))
    gerund = before[at + 1 : at + 2]
    return bool(gerund) and gerund[0].endswith("ing") and before[-1] in ("in", "on")


_GERUND = 6  # tokens from “since taking office in” to its date


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


def lasts(line: Line, expression: TimeExpression) -> bool:
    """“led it for six years”: a state, not how long a thing takes or will be.

    What went on for days or months tells nothing where no one knows when.
    """
    first, _ = place(line, expression)
    return (
        first > 1
        and line.words[first - 1] == "for"
        and _patterns()["over"].search(line.codes, max(0, first - REACH), first) is not None
        and length_unit(expression.value) in _TELLING
    )


_TELLING = ("year", "decade", "century")


def _perfect(line: Line, first: int) -> re.Match[str] | None:
    """The last “has” or “had” before a token, in its own clause."""
    patterns, begin = _patterns(), max(0, first - REACH)
    for match in patterns["break"].finditer(line.codes, begin, first):
        begin = match.end()
    found = None
    for match in patterns["perfect"].finditer(line.codes, begin, first):
        at = match.end()
        while at < first and (is_adverb(line.words[at]) or line.words[at] in ("n't", "t", "'")):
            at += 1
        word = line.words[at]
        if word in ("been", "had") or is_participle(line, at):  # “has had it”, not “had it”
            found = match
            if word == "had":
                break
    return found


def _back(
    expression: TimeExpression, begin: date | None, end: date | None, why: str
) -> Period | None:
    if begin is None or end is None:
        return None
    start = moved(begin, expression.value, -1)
    if start is None:
        return None
    unit = length_unit(expression.value)
    return Period(start, end, True, unit, why, str(start), str(end))


def _one_line(text: str) -> str:
    return " ".join(text.split())
