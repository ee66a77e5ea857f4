"""What the whole text tells of a word: every place it stands in speaks for every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from . import lexicon as lx
from .gazetteer import gazetteer
from .lines import Line
from .rules import Found


@dataclass(frozen=True, slots=True)
class Context:
    """Features of words by the word.

    `hints` are marks of the places a capitalised word stands in; `lower` the words that the text
    also writes small; `inside` how often one has a capital though no sentence starts there.
    """

    hints: dict[str, list[str]]
    lower: frozenset[str]
    inside: Counter[str]


def read_context(lines: Sequence[Line], ruled: Sequence[Sequence[Found]]) -> Context:
    """One pass over the text; the rules' names tell of surnames, initials and heads."""
    marks: dict[str, set[str]] = defaultdict(set)
    lower: set[str] = set()
    inside: Counter[str] = Counter()
    first = gazetteer().first
    for line in lines:
        words = line.words
        padded = [*words[1:], ""]
        before = ""
        for at, (word, after) in enumerate(zip(words, padded, strict=True)):
            if word[0].isupper():
                if at and not line.look:
                    inside[word] += 1
                _mark(marks[word], word, before, after, first)
            elif word[0].islower():
                lower.add(word)
            before = word
    for line, found in zip(lines, ruled, strict=True):
        if found:
            _mark_ruled(marks, line, found)
    hints = {
        word: [f"dc={mark}" for mark in sorted(found)] for word, found in marks.items() if found
    }
    return Context(hints, frozenset(lower), inside)


def _mark(marks: set[str], word: str, before: str, after: str, first: frozenset[str]) -> None:
    if before.rstrip(".") in lx.TITLES or before in lx.OFFICES:
        marks.add("title")
    elif before in lx.IN_WORDS:
        marks.add("in")
    elif before in ("the", "The"):
        marks.add("the")
    elif before in first and word not in first:
        marks.add("first")
    if after in lx.SAYING:
        marks.add("says")
    elif after in lx.ORG_HEADS:
        marks.add("head")


def _mark_ruled(marks: dict[str, set[str]], line: Line, found: Sequence[Found]) -> None:
    for start, end, type_ in found:
        if end - start < 2:
            continue
        words = line.words[start:end]
        if type_ == "PERSON":
            marks[words[-1]].add("surname")
        elif type_ == "ORG":
            marks[words[0]].add("org")
            marks["".join(word[0] for word in words if word[0].isupper())].add("initials")
