"""Whether a date is one that was planned, whether or not it came to that."""

from __future__ import annotations

import re
from functools import cache

from .cues import REACH
from .expressions import TimeExpression
from .periods import place
from .tokens import Line, pattern


@cache
def _plan() -> re.Pattern[str]:
    return pattern(
        "was|were|had|been been? (due|expected|scheduled|slated|supposed|planned"
        " | (set|going|hoping|planning|expecting to|for)) | was|were to WORD|BEGINS|have"
        " | hoped|planned|intended to | planned|scheduled|due|expected (for|on|in|at)*$"
    )


def is_planned(line: Line, expression: TimeExpression) -> bool:
    """“was due to retire in November”, “the sale, planned for May”."""
    first, _ = place(line, expression)
    return bool(_plan().search(line.codes, max(0, first - REACH), first))
