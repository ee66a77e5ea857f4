"""Whether a date is of the saying rather than of what is told: “said on Monday”."""

from __future__ import annotations

import re
from functools import cache

from .expressions import TimeExpression
from .periods import place
from .sentences.tokens import Line, pattern


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


def is_reported(line: Line, expression: TimeExpression) -> bool:
    """“said on Monday”, “in a statement issued Saturday”, “LONDON, Jan. 22 —”, “Published …”."""
    patterns = _patterns()
    first, last = place(line, expression)
    if patterns["before"].search(line.codes, max(0, first - 12), first):
        return True
    if patterns["after"].match(line.codes, last) and first > 0:
        return True
    leads = first > 0 and patterns["dateline"].fullmatch(line.codes, 0, first)
    return bool(leads and patterns["dash"].match(line.codes, last))
