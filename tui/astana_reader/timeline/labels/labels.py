"""What a row says of its event: subject, verb and object of the clause around its date.

The words are those of the text, without the date; never more than 40 characters.
"""

from __future__ import annotations

from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.periods import place

from .cuts import worded
from .pieces import telling_at
from .sentence import Sentence, words_of
from .words import clipped

FEWEST = 3  # characters that say something


def label(sentence: Sentence, expression: TimeExpression) -> str:
    """What the sentence says of what it dates with an expression, in at most 40 characters."""
    if not sentence.chunks.shape:
        return clipped(words_of(sentence, [(0, len(sentence.line.words))]))
    first, _ = place(sentence.line, expression)
    words = worded(sentence, telling_at(sentence, sentence.phrase_at(first)))
    if len(words) < FEWEST:
        return clipped(words_of(sentence, [(0, len(sentence.line.words))]))
    return words
