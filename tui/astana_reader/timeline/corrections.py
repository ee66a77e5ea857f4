"""The user's verdicts on dates: a value put in place of the one found, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from astana_reader.text.sentences import sentence_at
from astana_reader.text.spans import Span, Spanned

from . import values
from .expressions import DateCorrection, TimeExpression
from .grammar.candidates import phrases
from .resolving.context import Context, Place
from .resolving.resolve import resolve
from .sentences.tokens import line_of, with_capitals

_WHY = "is what you set"
_WORDS = 6  # of a passage that the reader dated; so many tell which it is


def parse_value(text: str) -> str:
    """The TIMEX3 value that a user typed: 2016-12, 2016-W52, December 2016, the 1990s, P3Y.

    Raises ValueError, with a message for the user, where it is no value or not a certain one.
    """
    typed = text.strip()
    if values.is_value(typed.upper()):
        return typed.upper()
    line = line_of(with_capitals(typed), 0, len(typed))
    found = phrases(line)
    if len(found) == 1 and (found[0].first, found[0].last) == (0, len(line.words)):
        value = resolve(Place(line, found[0], Context())).value
        if values.is_value(value) and "XX" not in value:
            return value
    message = f"“{typed}” is no date. Write it like 2017-01-22, 2017-01 or January 2017."
    raise ValueError(message)


def corrected(
    text: str,
    blocks: Sequence[Spanned],
    expressions: Sequence[TimeExpression],
    corrections: Sequence[DateCorrection],
) -> tuple[TimeExpression, ...]:
    """The expressions after the user's verdicts, in order of their starts.

    A verdict goes to the expression that shares most with its span; a value for a span without one
    makes one. A value that is none, and a span outside the blocks, change nothing.
    """
    found = list(expressions)
    for correction in corrections:
        if correction.value is not None and not values.is_value(correction.value):
            continue
        index = _overlapped(found, correction)
        if correction.value is None:
            if index is not None:
                del found[index]
        elif index is not None:
            found[index] = _set(found[index], correction.value)
        else:
            found += _made(text, blocks, correction, correction.value)
    return tuple(sorted(found, key=lambda expression: expression.start))


def _overlapped(found: Sequence[TimeExpression], correction: DateCorrection) -> int | None:
    shared = [
        min(expression.end, correction.end) - max(expression.start, correction.start)
        for expression in found
    ]
    most = max(shared, default=0)
    return shared.index(most) if most > 0 else None


def _set(expression: TimeExpression, value: str) -> TimeExpression:
    earliest, latest = values.days(value)
    return replace(
        expression,
        value=value,
        type=values.type_of(value),
        mod=None,
        earliest=earliest,
        latest=latest,
        why=f"“{_shortened(expression.text)}” {_WHY}",
    )


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _WORDS else " ".join(words[:_WORDS]) + " …"


def _made(
    text: str, blocks: Sequence[Spanned], correction: DateCorrection, value: str
) -> list[TimeExpression]:
    for block in blocks:
        start, end = max(block.start, correction.start), min(block.end, correction.end)
        sentence = sentence_at(text, start, block.start, block.end) if start < end else None
        if sentence:
            said = TimeExpression(
                start, end, text[start:end], "DATE", value, None, None, None,
                Span(sentence.start, max(sentence.end, end)), "",
            )  # fmt: skip
            return [_set(said, value)]
    return []
