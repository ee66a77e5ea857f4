"""Where the row of an event begins to quote its sentence: at the words around its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .expressions import TimeExpression
from .periods import place
from .sentences.tokens import Line, pattern

_CLOSE = 3  # a clause must go on for so many tokens before its date
_FAR = 80  # tokens before the date in which its clause is looked for
_SHORT = 6  # tokens before the date where two events would quote the same words


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verb = "PAST|is|are|was|were|has|have|had|will|would|did"
    return {
        "clause": pattern(
            f"after|before|when|while|because|although|as | according to | and|but (?={verb})"
            " | COMMA and|but|or | COMMA (?!PAST) | ;|: | DASH | (?=RELATIVE)"
        ),
        "relative": pattern("RELATIVE"),
        "name": pattern("NAME{1,4}$"),
        "article": pattern("the|a|an|his|her|its|their"),
        "leading": pattern("OPEN? (on|in|at|by|since|from|during|until|till|early|late|the)*"),
        "marks": pattern("(COMMA|DASH|;|:|CLOSE)*"),
        "small": pattern("(COMMA|the|a|an|on|in|at|by|of|and|but|to|;|:|OPEN)*"),
    }


def row_starts(line: Line, expressions: Sequence[TimeExpression]) -> list[int]:
    """Where the row of each expression's event begins, in code points; no two alike if possible."""
    taken: set[int] = set()
    starts = []
    for expression in expressions:
        first, last = place(line, expression)
        token = _row_start(line, first, last)
        if token in taken:
            token = _skipped(line, max(token, first - _SHORT), "small")
        taken.add(token)
        starts.append(line.starts[token])
    return starts


def _row_start(line: Line, first: int, last: int) -> int:
    """The token after a date that leads the sentence, else the first of the date's clause."""
    patterns = _patterns()
    if patterns["leading"].fullmatch(line.codes, 0, first):
        token = _skipped(line, last, "marks")
        return token if token < len(line.words) else 0
    token = begin = max(0, first - _FAR)
    for match in patterns["clause"].finditer(line.codes, begin, first):
        if first - match.end() >= _CLOSE and _parts(line, match):
            token = match.end()
    if token > begin and patterns["relative"].match(line.codes, token):
        return _named(line, token)
    return _skipped(line, token, "marks")


def _named(line: Line, relative: int) -> int:
    """The first token of the name or noun that a relative clause goes with."""
    patterns = _patterns()
    token = relative - (2 if line.words[relative - 1] == "," and relative > 1 else 1)
    name = patterns["name"].search(line.codes, max(0, token - 3), token + 1)
    token = name.start() if name else token
    return token - bool(token and patterns["article"].match(line.codes, token - 1))


def _parts(line: Line, match: re.Match[str]) -> bool:
    """Whether the match is no hyphen inside a word."""
    token = match.start()
    return line.words[token] != "-" or line.starts[token] > line.ends[token - 1]


def _skipped(line: Line, token: int, name: str) -> int:
    match = _patterns()[name].match(line.codes, token)
    return match.end() if match and match.end() < len(line.words) else token
