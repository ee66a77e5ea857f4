"""What is only said: dates of the saying itself (“said on Monday”), and hearsay (“reportedly”)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from .expressions import TimeExpression
from .periods import place
from .sentences.clauses import clause_of, clauses
from .sentences.tokens import Line, codes_of, line_of, pattern


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    statement = (
        "statement|report|interview|editorial|letter|speech|article|tweet|conference|release|"
        "briefing|memo|message|email|blog|post|communique|telegram|broadcast|address"
    )
    day = "early|late|earlier? (on|in)? (early|late)?"
    return {
        "before": pattern(
            f"((?!published|posted|issued|called|asked|urged|quoted) SAYS"
            f" (COMMA | (in|at|during|to) a|an|the OTHER{{0,2}} {statement})?"
            f" | told (OTHER|the|a|an|{statement}){{1,4}}"
            f" | {statement} SAYS|made|given|dated|PAST?) {day}$"
        ),
        "after": pattern("OTHER? SAID"),
        "dateline": pattern("(OTHER|COMMA|DOT|MONTH){0,6}"),
        "dash": pattern("(OPEN OTHER{1,3} CLOSE)? DASH|_"),
    }


_LATE = 31  # days from its dateline to the day when a report is published


def is_reported(line: Line, expression: TimeExpression) -> bool:
    """“said on Monday”, “in a statement issued Saturday”."""
    patterns = _patterns()
    first, last = place(line, expression)
    if patterns["before"].search(line.codes, max(0, first - 12), first):
        return True
    return first > 0 and bool(patterns["after"].match(line.codes, last))


def is_dateline(line: Line, expression: TimeExpression, published: date | None) -> bool:
    """“LONDON, Jan. 22 —”: the day of the report, which is never the story's.

    “Berlin, 9 November 1989 — The wall falls” tells what happened long before its publication.
    """
    day = expression.earliest
    if day and (published is None or abs((published - day).days) > _LATE):
        return False
    patterns = _patterns()
    first, last = place(line, expression)
    leads = first > 0 and patterns["dateline"].fullmatch(line.codes, 0, first)
    return bool(leads and patterns["dash"].match(line.codes, last))


_SAYING = codes_of("SAYS|SAID")


def tells_saying(label: str) -> bool:
    """Whether a label tells the saying itself: “Engineers warned of cracks”."""
    return not _SAYING.isdisjoint(line_of(label, 0, len(label)).codes)


_HEARSAY = frozenset("reportedly allegedly supposedly purportedly".split())
_BELIEVED = frozenset("said alleged believed thought reported rumoured rumored understood".split())
_BEING = frozenset("is are was were".split())
_NO_SOURCES = frozenset("plan plans schedule custom tradition need taste law size".split())
_NEAR = 4  # tokens


def is_hearsay(line: Line, expression: TimeExpression) -> bool:
    """“reportedly fled on Sunday”, “is said to have fled in May”, “according to the police”."""
    words, first = line.words, place(line, expression)[0]
    if not _HEARSAY.isdisjoint(words) or "according" in words:
        found = clauses(line)
        own = found[clause_of(found, first)] if found else None
        begins, ends = (own.first, own.last) if own else (0, len(words))
        for at, word in enumerate(words):
            if word in _HEARSAY and max(0, begins - _NEAR) <= at < ends:
                return True
            if word == "according" and _NO_SOURCES.isdisjoint(words[at + 2 : at + 2 + _NEAR]):
                return True
    return any(
        words[at] in _BELIEVED and words[at - 1] in _BEING and words[at + 1] == "to"
        for at in range(1, min(first, len(words) - 1))
    )
