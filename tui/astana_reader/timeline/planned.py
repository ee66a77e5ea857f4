"""Whether a date is one that was planned, whether or not it came to that."""

from __future__ import annotations

import re
from functools import cache

from .expressions import TimeExpression
from .periods import place
from .sentences.cues import REACH
from .sentences.tokens import Line, pattern
from .sentences.verbs import is_past

_PARTING = frozenset("; and but yet , while when".split())


@cache
def _plan() -> re.Pattern[str]:
    return pattern(
        "was|were|had|been been? (due|expected|scheduled|slated|supposed|planned|intended"
        " | (set|going|hoping|planning|expecting to|for)) | was|were to WORD|BEGINS|have"
        " | hoped|planned|intended to | planned|scheduled|due|expected (for|on|in|at)*$"
    )


def is_planned(line: Line, expression: TimeExpression) -> bool:
    """“was due to retire in November”, “the sale, planned for May”; “but left” parts them."""
    first, _ = place(line, expression)
    start = max(0, first - REACH)
    for at in range(start, first):
        if line.words[at] in _PARTING and (
            line.words[at] == ";"
            or any(is_past(line, n) for n in range(at + 1, min(at + 3, first)))
        ):
            start = at
    return bool(_plan().search(line.codes, start, first))
