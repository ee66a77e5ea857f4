"""What stands between two lines of a paragraph once they are one: a space, a hyphen, nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_HYPHENS = "-\u00ad\u2010"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_STEM = re.compile(rf"([^\W\d_]+(?:['’\u2010-][^\W\d_]+)*)[{_HYPHENS}]$")
_HEAD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DASHES = "—–"
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]")
"""Scripts that put no space between words."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a document shows of its words and of how it breaks them."""

    words: Counter[str]
    """How often a word stands in its lines, whole."""
    marks_breaks: bool
    """Whether hyphens that only break a word are signs of their own, U+2010."""


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words of the lines, compounds whole and in their parts, but not what a line breaks."""
    words, ends = Counter[str](), Counter[str]()
    broken = False
    for line in lines:
        found = _WORD.findall(line.casefold().replace("\u2010", "-"))
        if broken and found:
            found = found[1:]
        broken = line.endswith(tuple(_HYPHENS))
        if broken and found:
            found = found[:-1]
        ends[line[-1:]] += 1
        words.update(found)
    return Vocabulary(words, ends["\u2010"] > ends["\u00ad"] + ends["-"])


def join(first: str, second: str, known: Vocabulary) -> tuple[int, str]:
    """How many characters at the end of `first` fall away, and what comes before `second`."""
    if not first or not second:
        return 0, ""
    if first[-1] in _HYPHENS:
        return _across_hyphen(first, second, known)
    if first[-1] in _DASHES or second[0] in _DASHES:
        dash = first[-2:-1] == " " if first[-1] in _DASHES else second[1:2] == " "
        return 0, " " if dash else ""
    if _UNSPACED.match(first[-1]) and _UNSPACED.match(second[0]):
        return 0, ""
    return 0, " "


def _across_hyphen(first: str, second: str, known: Vocabulary) -> tuple[int, str]:
    stem, head = _STEM.search(first), _HEAD.match(second)
    if first[-2:-1] in {" ", ""}:  # a dash, typed as a hyphen
        return 0, " "
    if not stem or not head or not head[0][0].islower():
        return _kept(first)
    left, right = stem[1].casefold().replace("\u2010", "-"), head[0].casefold()
    whole, compound = known.words[left + right], known.words[f"{left}-{right}"]
    own_sign = known.marks_breaks and first[-1] != "\u2010"
    if compound > whole or (not whole and (own_sign or len(left) == 1)):
        return _kept(first)
    return 1, ""


def _kept(first: str) -> tuple[int, str]:
    return (0, "") if first[-1] != "\u00ad" else (1, "-")
