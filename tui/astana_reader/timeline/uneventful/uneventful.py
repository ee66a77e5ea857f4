"""Dates that tell of no event: comparisons, habits, the general today, names, what never was."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from astana_reader.timeline.expressions import WRITTEN, TimeExpression
from astana_reader.timeline.periods import place
from astana_reader.timeline.sentences.tokens import Line
from astana_reader.timeline.sentences.verbs import is_past

from .comparisons import is_compared
from .dated import Dated, in_sentence, is_verbless
from .general import is_general
from .habits import is_habit, is_regular
from .names import is_name
from .qualifiers import is_qualifier
from .unreal import is_unreal

_CASES = (is_compared, is_regular, is_general, is_name, is_unreal)
_FIELDS = frozenset("date sent received posted published updated printed : > , . ( )".split())
_JOINING = (["-"], ["–"], ["/"], ["and"], ["or"])


def telling(line: Line, found: Sequence[tuple[int, TimeExpression]]) -> list[int]:
    """The numbers of those of a sentence's expressions that date an event."""
    if not _says_something(line, found):
        return []
    habit = is_habit(line, [expression for _, expression in found])
    kept = {
        number: expression
        for number, expression in found
        if not is_uneventful(line, expression) and not (habit and expression.certainty != WRITTEN)
    }
    for (left, one), (right, other) in pairwise(found):
        if left not in kept and line.words[place(line, one)[1] : place(line, other)[0]] in _JOINING:
            kept.pop(right, None)  # “since the winter of 1982–83”
    return list(kept)


def _says_something(line: Line, found: Sequence[tuple[int, TimeExpression]]) -> bool:
    """Whether a word stands beside the dates: one of a list of nothing but dates tells nothing,
    nor does the field of a letter's head: “> Date: Mon, 23 Sep 2019”."""
    dates = {at for _, expression in found for at in range(*place(line, expression))}
    words = [word for at, word in enumerate(line.words) if at not in dates]
    if ":" in words and _FIELDS.issuperset(words):
        return False
    return any(word.isalpha() and (len(word) > 1 or not word.isascii()) for word in words)


def is_uneventful(line: Line, expression: TimeExpression) -> bool:
    """Whether the words around a date say that nothing happened then."""
    dated = in_sentence(line, expression)
    return (
        _is_in_bracket(dated)
        or _is_asked(dated)
        or any(is_case(dated) for is_case in _CASES)
        or is_qualifier(line, expression, dated.first, dated.last)
    )


def named(line: Line, expression: TimeExpression) -> bool:
    """Whether a date belongs to a name, and so to what a label says: “Vision 2030 was unveiled”."""
    dated = in_sentence(line, expression)
    return is_name(dated) or is_qualifier(line, expression, dated.first, dated.last)


def _is_in_bracket(dated: Dated) -> bool:
    """“(growth in 2019)”: a sentence in brackets that has no verb."""
    return dated.line.words[0] == "(" and is_verbless(dated.line)


def is_told_as_past(line: Line, expression: TimeExpression) -> bool:
    """Whether the clause of an expression has a past form: “over the next decade he built”."""
    clause = in_sentence(line, expression).clause()
    return clause is not None and any(is_past(line, at) for at in range(clause.first, clause.last))


def _is_asked(dated: Dated) -> bool:
    """“What happened in 2009?”"""
    rest = dated.line.words[dated.last :]
    return rest[:1] == ["?"] or (rest[-1:] == ["?"] and not {",", ";", "”"} & set(rest))
