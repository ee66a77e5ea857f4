"""The text as the engines see it: sentences of tokens, with what the look of each one tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from astana_reader.articles.document import Block, BlockKind
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Spanned
from astana_reader.text.words import Token, tokens

from .lexicon import CALENDAR

_LONGEST = 250
"""Tokens of a line: text without full stops is cut, so that no step needs more than its length."""
_FEWEST_CAPITALS = 3

_AFTER_DATELINE = frozenset(", ( - – — --".split())

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/\S+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<!\w)(?:[A-Z]\.)+[A-Z](?![\w.])")
"""U.S without its last period."""
_LABEL = re.compile(r"[^:\n]{1,60}:|[^\s.]{1,2}\.")
"""What a speaker's block opens with: his name, or the Q. and A. of a hearing."""

Look = Literal["", "upper", "title"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its tokens with their places in the text, in code points.

    `look` is "upper" where most words are in capitals and "title" where most start with one.
    `place` is where it stands: "speaker" is the name that a speaker's words stand under.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    look: Look
    place: Literal["", "heading", "speaker"] = ""

    def touches(self, index: int) -> bool:
        """Whether no white space parts the token from the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def is_dateline(self, start: int, end: int) -> bool:
        """Whether tokens open the line as the place it was sent from: BERLIN, May 2 or (AP).

        A note in brackets may stand before it: (Adds quotes) BERLIN, May 2.
        """
        opens = start == 0 or (start < 8 and self.words[0] == "(" and self.words[start - 1] == ")")
        if not opens or not start < end < len(self.words):
            return False
        if not "".join(self.words[start:end]).isupper():
            return False
        after = self.words[end]
        dated = after[0].isdigit() and len(after) > 3
        return dated or after in _AFTER_DATELINE or after in CALENDAR


def read_lines(text: str, blocks: Sequence[Spanned]) -> list[Line]:
    """The sentences of the blocks that are prose, in order."""
    return [
        line
        for block in map(_block, blocks)
        if block.kind.is_prose and not block.aside
        for line in _block_lines(text, block)
    ]


def _block(block: Spanned) -> Block:
    return block if isinstance(block, Block) else Block(block.start, block.end)


def _block_lines(text: str, block: Block) -> Iterator[Line]:
    start = block.start
    if block.kind is BlockKind.SPEAKER:
        label = _LABEL.match(text, start, block.end)
        start = label.end() if label else start
        if label:
            yield from _lines(text, label.start(), label.end() - 1, "speaker")
    place: Literal["", "heading"] = "heading" if block.kind is BlockKind.HEADING else ""
    for sentence in sentence_spans(text, start, block.end):
        yield from _lines(text, sentence.start, sentence.end, place)


def _lines(
    text: str, start: int, end: int, place: Literal["", "heading", "speaker"]
) -> Iterator[Line]:
    found = _whole(text, tokens(text, start, end), start, end)
    for at in range(0, len(found), _LONGEST):
        part = found[at : at + _LONGEST]
        words = [token.text for token in part]
        yield Line(words, [t.start for t in part], [t.end for t in part], _look(words), place)


def _whole(text: str, found: list[Token], start: int, end: int) -> list[Token]:
    """The tokens, those of an address on the web and of U.S as one; an address has no capitals."""
    address = [
        Token(*match.span(), match[0].lower()) for match in _ADDRESS.finditer(text, start, end)
    ]
    letters = [Token(*match.span(), match[0]) for match in _INITIALS.finditer(text, start, end)]
    for spans in (letters, address):
        if spans:
            kept = [t for t in found if not any(s.start <= t.start < s.end for s in spans)]
            found = sorted([*kept, *spans], key=lambda token: token.start)
    return found


def _look(words: Sequence[str]) -> Look:
    alphabetic = [word for word in words if word[0].isalpha()]
    if len(alphabetic) < _FEWEST_CAPITALS:
        return ""
    if sum(len(word) > 1 and word.isupper() for word in alphabetic) > 0.6 * len(alphabetic):
        return "upper"
    capitals = sum(word[0].isupper() for word in alphabetic)
    if words[-1] in (".", "?", "!"):
        return ""  # a sentence of names is no title
    return "title" if len(alphabetic) > 4 and capitals > 0.7 * len(alphabetic) else ""


def truecased(word: str) -> str:
    """A word in capitals as it would be written in a sentence: LONDON is London, NATO stays."""
    return word.capitalize() if len(word) > 3 and word.isupper() and word.isalpha() else word
