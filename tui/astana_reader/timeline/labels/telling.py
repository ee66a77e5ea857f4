"""What a label is made of."""

from __future__ import annotations

from dataclasses import dataclass

from .clauses import Clause
from .sentence import Range, Sentence


@dataclass(frozen=True, slots=True)
class Telling:
    """What a label is made of: phrases by their numbers, or runs of tokens."""

    subject: tuple[int, ...] = ()
    antecedent: bool = False  # whether a relative clause goes with the subject
    whose: int = -1  # the owner of the subject: “the king, whose son fled”
    auxiliary: Range | None = None
    verb: int = -1
    object: int = -1  # the noun that a relative clause goes with: “the bridge they built”
    tail: tuple[int, ...] = ()
    said: Telling | None = None  # what its subject says


def is_past(sentence: Sentence, clause: Clause) -> bool:
    """Whether its verb is in the past."""
    if clause.verb < 0:
        return False
    first, last = sentence.range_of(clause.verb)
    words = sentence.line.words[first:last]
    return sentence.letters[first] in "veEnO" or "was" in words or "were" in words or "had" in words
