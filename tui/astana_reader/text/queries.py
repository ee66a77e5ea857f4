r"""What is typed to search a text, and where it stands there.

Words are found whatever their typography (`folding`); a capital letter makes case count, an
accent makes accents count, white space matches any run of white space. `\c` or `\C` at either
end says whether case counts, `\<` and `\>` hold the ends to those of words, and `re:` makes the
rest a regular expression.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from .folding import fold, folded, has_accents
from .ordered import OrderedSpans
from .wording import counted

LONGEST_EXPRESSION: Final = 1000
"""Code points of a regular expression."""
TIMEOUT: Final = 0.2
"""Seconds that a regular expression may search."""
_MOST_COPIES: Final = 20_000
_EXPRESSION: Final = "re:"
_CASE: Final = re.compile(r"\\[cC]\Z|\A\\[cC]")
_ESCAPED: Final = re.compile(r"\\.", re.DOTALL)
_PART: Final = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<open>\()|(?P<close>\))"
    r"|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Query:
    """A search as it was typed, and what it means."""

    typed: str
    words: str
    """Without the marks that say how to search."""
    case: bool = False
    """Whether case counts."""
    accents: bool = False
    """Whether accents count."""
    word_start: bool = False
    word_end: bool = False
    expression: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a query was found, in text order, and a sentence where that is not all of it."""

    spans: OrderedSpans
    problem: str = ""


def parse_query(typed: str) -> Query:
    r"""A query as typed in a search line. Marks other than those at its ends are plain text."""
    rest = typed.strip()
    expression = rest.startswith(_EXPRESSION)
    if expression:
        rest = rest[len(_EXPRESSION) :]
    marked = _CASE.search(rest)
    rest = _CASE.sub("", rest) if marked else rest
    if expression:
        letters = _ESCAPED.sub("", rest)
        query = Query(typed, rest, letters != letters.lower(), accents=True, expression=True)
    else:
        inner = rest.removeprefix(r"\<").removesuffix(r"\>").strip()
        query = Query(
            typed,
            inner,
            inner != inner.lower(),
            has_accents(inner),
            rest.startswith(r"\<"),
            rest.endswith(r"\>"),
        )
    return replace(query, case="C" in marked[0]) if marked else query


def word_query(word: str) -> Query:
    """The query that finds a word wherever it stands alone, whatever its case."""
    return parse_query(rf"\<{word}\>\c")


def find(text: str, query: Query) -> Hits:
    """All places of a query in a text, none overlapping another.

    In a million words a letter after the first costs some milliseconds. A regular expression
    that is wrong, or that takes longer than TIMEOUT, says so in `problem`; what it found until
    then stays.
    """
    if query.expression:
        return _find_expression(text, query)
    form = folded(text, case=query.case, accents=query.accents)
    parts = fold(query.words, case=query.case, accents=query.accents).split()
    if not parts:
        return Hits(OrderedSpans())
    found = re.compile(" +".join(map(re.escape, parts))).finditer(form.text)
    if form.starts:
        spans = OrderedSpans(form.spans([match.span() for match in found]))
    elif len(parts) > 1:
        spans = OrderedSpans([match.span() for match in found])
    else:
        starts, length = array("q", [match.start() for match in found]), len(parts[0])
        spans = OrderedSpans.of(starts, array("q", [at + length for at in starts]))
    if query.word_start or query.word_end:
        spans = OrderedSpans(_whole_words(text, spans, query))
    return Hits(spans)


def readings(words: str) -> Iterator[Query]:
    """A passage as it is written, then whatever its case, then whatever its accents too."""
    for case, accents in ((True, True), (False, True), (False, False)):
        yield Query(words, words, case, accents)


def _whole_words(text: str, spans: OrderedSpans, query: Query) -> Iterator[tuple[int, int]]:
    for start, end in zip(spans.starts, spans.ends, strict=True):
        if query.word_start and start > 0 and _in_word(text, start - 1):
            continue
        if query.word_end and end < len(text) and _in_word(text, end):
            continue
        yield start, end


def _in_word(text: str, offset: int) -> bool:
    return text[offset].isalnum() or text[offset] == "_"


def _find_expression(text: str, query: Query) -> Hits:
    import regex  # 30 ms

    if len(query.words) > LONGEST_EXPRESSION or _copies(query.words) > _MOST_COPIES:
        return Hits(OrderedSpans(), "This expression is too large. Make it shorter.")
    flags = regex.MULTILINE | (0 if query.case else regex.IGNORECASE)
    try:
        pattern = regex.compile(query.words, flags)
    except regex.error as error:
        return Hits(OrderedSpans(), f"No regular expression: {error}.")
    except (RecursionError, OverflowError, ValueError):
        return Hits(OrderedSpans(), "This expression is nested too deep. Make it simpler.")
    spans = OrderedSpans()
    try:
        for match in pattern.finditer(text, timeout=TIMEOUT):
            if match.end() > match.start():
                spans.starts.append(match.start())
                spans.ends.append(match.end())
    except TimeoutError:
        found = f"after {counted(len(spans), 'hit')}" if len(spans) else "before any hit"
        return Hits(spans, f"This expression takes too long: stopped {found}.")
    return Hits(spans)


def _copies(expression: str) -> int:
    """How many parts an expression has once its counts are written out: what compiling costs."""
    sizes, last = [0], 0
    for part in _PART.finditer(expression):
        if part["open"]:
            sizes.append(0)
            last = 0
        elif part["close"] and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif part["least"] is not None:
            count = max(1, *(int(n[:9]) for n in (part["least"], part["most"]) if n), 0)
            sizes[-1] += last * (count - 1)
            last *= count
        else:
            last = 1
            sizes[-1] += 1
    return sum(sizes)
