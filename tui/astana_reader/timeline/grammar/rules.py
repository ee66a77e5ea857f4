"""What the rules of the grammar share: a rule, what it found, and the macros of the notation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from astana_reader.timeline.sentences.tokens import Line, pattern

from .meanings import Meaning

MACROS = {
    "AMOUNT": (
        "(number:NUMBER (DASH odd)? | couple:(a? couple|pair of?) | half:(half a|an? | a half)"
        " | vague:(a? few | several|many|some|numerous|countless|various | a number|handful of"
        " | dozens|hundreds|thousands of))"
    ),
    "ABOUT": "about|around|approximately|roughly|some|circa|nearly|almost|well|perhaps",
    "BOUND": ("(no|not? more|less|fewer|longer|greater than | over|under | at least|most | up to)"),
    "QUANTIFIER": "(ABOUT? BOUND | ABOUT)",
    "RELATIVE_YEAR": (
        "(last|this|next|that|prior fiscal? year"
        " | the same|previous|following|next|past|preceding|prior? fiscal? year"
        " | a year ago|earlier)"
    ),
    "WHICH": (
        "(last|this|next|that|prior | this past|coming|very | that same"
        " | the very? following|previous|preceding|prior|same|next)"
    ),
    # “He said that Friday's vote …”: there “that” points at nothing.
    "WHICH_NAMED": (
        "(last|this|next|prior | this past|coming|very"
        " | (^ | (?<=PREPOSITION|on|at|COMMA|;|:|and)) that same?"
        " | the very? following|previous|preceding|prior|same|next)"
    ),
    "AND_HALF": "(DASH? and DASH? a DASH? half)",
    "ANY_YEAR": "(YEAR|FAR_YEAR|SHORT_YEAR | INT BC|AD | AD INT)",
    "ON_WEEKDAY": "(WEEKDAY|SHORT_WEEKDAY COMMA? the?)",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in a sentence."""

    line: Line
    match: re.Match[str]

    def extent(self) -> tuple[int, int]:
        """The tokens of the expression: those of `here` where a rule says so, else the match."""
        return self.match.span("here" if "here" in self.match.re.groupindex else 0)

    def is_repeated(self) -> bool:
        """The second of “every Monday and Friday”."""
        words, first = self.line.words, self.extent()[0]
        joined = first > 2 and words[first - 1] in ("and", "or", ",")
        return joined and words[first - 3] in ("every", "each")

    def words(self, name: str) -> list[str]:
        """The words of a capture; none where the rule has no such capture or went without it."""
        if name not in self.match.re.groupindex:
            return []
        first, last = self.match.span(name)
        return self.line.words[first:last] if first >= 0 else []

    def word(self, name: str) -> str:
        """The words of a capture as one string, "" where there are none."""
        return " ".join(self.words(name))


Built = tuple[Meaning, str | None]  # with its modifier
Build = Callable[[Found], Built | Meaning | None] | Meaning


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its meaning, or what makes it one; a build that returns None turns it down.

    `needed` are sets of codes: a sentence must have one of each for the pattern to match.
    """

    source: str
    needed: tuple[frozenset[str], ...]
    build: Build

    def matches(self, codes: str) -> Iterator[re.Match[str]]:
        """Where the pattern matches; it is compiled when the first sentence needs it."""
        return _compiled(self.source).finditer(codes)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return pattern(source, MACROS)


Table = dict[str, tuple[tuple[str, Build], ...]]
"""Rules as they are written: patterns in the notation of `tokens`, each with its build, under the
words of which a sentence must have one before they are tried."""
