"""The text as the engines see it: sentences of tokens, with what the look of each one tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Spanned
from astana_reader.text.words import tokens

from .lexicon import CALENDAR

_LONGEST = 250
"""Tokens of a line: text without full stops is cut, so that no step needs more than its length."""
_FEWEST_CAPITALS = 3

_AFTER_DATELINE = frozenset(", ( - – — --".split())

Look = Literal["", "upper", "title"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its tokens with their places in the text, in code points.

    `look` is "upper" where most words are in capitals and "title" where most start with one.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    look: Look

    def touches(self, index: int) -> bool:
        """Whether no white space parts the token from the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def is_dateline(self, start: int, end: int) -> bool:
        """Whether tokens open the line as the place it was sent from: BERLIN, May 2 or (AP)."""
        if start or not 0 < end < len(self.words) or not "".join(self.words[:end]).isupper():
            return False
        after = self.words[end]
        dated = after[0].isdigit() and len(after) > 3
        return dated or after in _AFTER_DATELINE or after in CALENDAR


def read_lines(text: str, blocks: Sequence[Spanned]) -> list[Line]:
    """The sentences of the blocks, in order."""
    return [
        line
        for block in blocks
        for sentence in sentence_spans(text, block.start, block.end)
        for line in _lines(text, sentence.start, sentence.end)
    ]


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    found = tokens(text, start, end)
    for at in range(0, len(found), _LONGEST):
        part = found[at : at + _LONGEST]
        words = [token.text for token in part]
        yield Line(words, [t.start for t in part], [t.end for t in part], _look(words))


def _look(words: Sequence[str]) -> Look:
    alphabetic = [word for word in words if word[0].isalpha()]
    if len(alphabetic) < _FEWEST_CAPITALS:
        return ""
    if sum(len(word) > 1 and word.isupper() for word in alphabetic) > 0.6 * len(alphabetic):
        return "upper"
    capitals = sum(word[0].isupper() for word in alphabetic)
    return "title" if len(alphabetic) > 4 and capitals > 0.7 * len(alphabetic) else ""


def truecased(word: str) -> str:
    """A word in capitals as it would be written in a sentence: LONDON is London, NATO stays."""
    return word.capitalize() if len(word) > 3 and word.isupper() and word.isalpha() else word
