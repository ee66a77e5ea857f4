"""A sentence as labels see it: its clauses, and its words without its dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .clauses import Clause, clauses
from .date_words import with_preposition
from .expressions import TimeExpression
from .label_words import tidied
from .periods import place
from .tokens import Line

Range = tuple[int, int]
"""A run of tokens: the first, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its clauses and the tokens of its dates, from which labels are made."""

    line: Line
    dates: list[Range]  # with their prepositions
    ends: list[int]  # of the dates
    dated: frozenset[int]
    clauses: Sequence[Clause]
    first_verb: int  # the first clause with a verb


def sentence_of(line: Line, expressions: Sequence[TimeExpression]) -> Sentence:
    """The sentence of a line whose dates are the expressions."""
    dates = [with_preposition(line, *place(line, one)) for one in expressions]
    inside = frozenset(at for one in expressions for at in range(*place(line, one)))
    found = clauses(line, inside)
    verbs = (number for number, clause in enumerate(found) if clause.verb is not None)
    return Sentence(
        line,
        dates,
        ends=[last for _, last in dates],
        dated=frozenset(at for first, last in dates for at in range(first, last)),
        clauses=found,
        first_verb=next(verbs, len(found)),
    )


def is_dated(sentence: Sentence, token: int) -> bool:
    """Whether a token is part of a date, or a mark, and so says nothing of what happened."""
    return token in sentence.dated or not sentence.line.words[token][0].isalnum()


def _kept(sentence: Sentence, first: int, last: int) -> list[Range]:
    """The runs of tokens that are left without the dates."""
    kept: list[Range] = []
    for begin, end in [*sentence.dates[bisect_right(sentence.ends, first) :], (last, last)]:
        if first >= last:
            break
        if first < min(begin, last):
            kept.append((first, min(begin, last)))
        first = max(first, end)
    return kept


def words_of(sentence: Sentence, pieces: Sequence[Range]) -> str:
    """The text of runs of tokens on one line, without dates and marks at its edges."""
    line = sentence.line
    runs = [run for first, last in pieces for run in _kept(sentence, first, last)]
    words = " ".join(line.text[line.starts[a] : line.ends[b - 1]] for a, b in runs if b > a)
    return tidied(words)
