"""The own now of what is quoted: “yesterday” in a letter counts from the day of the letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from . import values
from .context import Context, Place
from .meanings import Calendar, Moment, Phrase
from .resolve import resolve
from .tokens import Line
from .verbs import is_finite

_OPENING = frozenset("“«„‘")
_CLOSING = frozenset("”»’")
_BOTH = frozenset("\"'")
_MARK = re.compile("[“«„‘\"']")
_REACH = 8  # tokens


# What may be quoted with its day, and what stands between it and the day.
_DOCUMENTS = frozenset(
    "letter diary diaries journal note notebook postcard dispatch logbook log entry memo telegram "
    "cable email message report statement dated".split()
)
_WRITING = frozenset("wrote written noted cabled telegraphed jotted recorded".split())
_BETWEEN = frozenset(
    "of on for from dated in the written sent to his her their mother father wife husband brother "
    "sister son daughter - – — ,".split()
)


def quoted_now(context: Context, line: Line, phrases: Sequence[Phrase]) -> Context:
    """The context with the day from which the quoted words of a sentence count.

    It holds inside the quotation marks of the sentence, and on where a quotation is left open or
    the next sentence begins with another.
    """
    if context.quoted_on is None and (
        not phrases or not _MARK.search(line.text, line.start, line.end)
    ):
        return replace(context, quotes=(), quoted_now=None) if context.quotes else context
    quotes, still_open = _quotes(line, begins_open=context.quoted_on is not None)
    day = _day_of_document(context, line, phrases, quotes) if phrases or quotes else None
    goes_on = bool(quotes) and quotes[0][0] == 0
    now = day or context.quoted_on or (context.quoted_before if goes_on else None)
    if now is None and not context.quotes:
        return context
    return replace(
        context,
        quotes=tuple(quotes) if now else (),
        quoted_now=now,
        quoted_before=now,
        quoted_on=now if still_open else None,
    )


def _quotes(line: Line, *, begins_open: bool) -> tuple[list[tuple[int, int]], bool]:
    """The tokens inside quotation marks, and whether the last mark is left open."""
    found: list[tuple[int, int]] = []
    start: int | None = 0 if begins_open else None
    for at, word in enumerate(line.words):
        if word in _OPENING or (word in _BOTH and start is None and _opens(line, at)):
            start = at
        elif start is not None and (word in _CLOSING or word in _BOTH) and _closes(line, at):
            found.append((start, at))
            start = None
    if start is not None:
        found.append((start, len(line.words)))
    return found, start is not None


def _opens(line: Line, at: int) -> bool:
    return at == 0 or line.starts[at] > line.ends[at - 1]


def _closes(line: Line, at: int) -> bool:
    """No apostrophe inside a word: “didn’t”."""
    inside = at + 1 < len(line.words) and line.starts[at + 1] == line.ends[at]
    return not (inside and line.words[at + 1].isalpha())


def _day_of_document(
    context: Context, line: Line, phrases: Sequence[Phrase], quotes: Sequence[tuple[int, int]]
) -> date | None:
    """The day of the letter or diary that a sentence names, outside its quotations."""
    for phrase in phrases:
        said = phrase.meaning
        day = said.day if isinstance(said, Moment) else said
        if not isinstance(day, Calendar) or day.day is None:
            continue
        if any(first <= phrase.first < last for first, last in quotes):
            continue
        if _names_document(line, phrase.first):
            return values.days(resolve(Place(line, phrase, context)).value)[0]
    return None


def _names_document(line: Line, first: int) -> bool:
    """“a letter dated”, “her diary of”, “wrote home on”, before the tokens of a date."""
    near = True
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word = line.words[at]
        if word in _WRITING or (near and word in _DOCUMENTS):
            return True
        if is_finite(line, at) or not (word[0].isalnum() or word in _BETWEEN):
            return False
        near = near and (word in _BETWEEN or line.text[line.starts[at]].isupper())
    return False
