"""What a row says of its event: subject, verb and object of the clause around its date.

The words are those of the text, in its order, without the date; never more than 40 characters.
"""

from __future__ import annotations

from .clauses import clause_of
from .expressions import TimeExpression
from .label_cuts import shortened
from .label_pieces import FEWEST, pieces_at, pieces_said
from .label_sentence import Sentence, words_of
from .label_words import clipped
from .lexicon import SPEAKING
from .periods import place

_CLEFT = frozenset(("it was", "it is", "that was", "it was only", "it was not"))


def label(sentence: Sentence, expression: TimeExpression) -> str:
    """What the sentence says of what it dates with an expression, in at most 40 characters."""
    if not sentence.clauses:
        return ""
    first, _ = place(sentence.line, expression)
    number = clause_of(sentence.clauses, first)
    pieces = pieces_at(sentence, number)
    words = words_of(sentence, pieces)
    if words.casefold() in _CLEFT and number + 1 < len(sentence.clauses):
        pieces = pieces_at(sentence, number + 1)
        words = words_of(sentence, pieces)
    if len(words) < FEWEST:
        return clipped(words_of(sentence, [(0, len(sentence.line.words))]))
    last = words.split()[-1].casefold() if words else ""
    if last in SPEAKING:  # “Ode said”: what is said tells more
        said = pieces_said(sentence, clause_of(sentence.clauses, pieces[-1][0]))
        pieces = said or pieces
        words = words_of(sentence, pieces)
    return shortened(sentence, pieces, words, first)
