"""The lines of a text that may say when it was published: its head and its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEAD = 3000  # code points
_LINES = 40
_LONGEST = 300  # code points of a line that are looked at
_PROSE = 12  # words from which on a line that ends like a sentence is prose
_UNSPACED = 30  # code points of the same in a script without spaces
_LAST = 3  # lines at the end
_HALVES = (" a.m.", " p.m.")  # of the day; their full stop ends no sentence
_PARTS = re.compile(r"\s(?:[|·•∙—–/»›-]|::)\s|\t|\||(?<=\w)—(?=\w)|;\s")

# After these another wrote, or what is told is no head any more.
_LETTER = re.compile(
    r"\W*(?:dear|hi|hello|hey|hallo|liebe[rs]?|sehr geehrte[rs]?|chère?|bonjour|querid[oa]|"
    r"estimad[oa]|thanks|best|regards|cheers)\b[^.?]{0,50}[,:!]",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"-{2,}\s*(?:original|forwarded|ursprüngliche)\b|\bforwarded message\b|\bwrote:|^>|"
    r"\b(?:schrieb|a écrit|escribió)\b.{0,60}:\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A line by its place: whether it is prose, comes after the first prose, or is a last one."""

    text: str
    start: int
    end: int
    prose: bool = False
    late: bool = False
    last: bool = False

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    def part(self, start: int, end: int) -> tuple[int, int]:
        """The part of the line, between marks like | and ·, that holds a span (code points)."""
        first, last = self.start, self.end
        for mark in _PARTS.finditer(self.text, self.start, self.end):
            if mark.end() <= start:
                first = mark.end()
            elif mark.start() >= end:
                return first, mark.start()
        return first, last


def heads(text: str) -> Iterator[Headline]:
    """The first lines of the text."""
    at = count = 0
    late = False
    while at < min(len(text), HEAD) and count < _LINES:
        stop = text.find("\n", at, at + _LONGEST)
        end = min(len(text), at + _LONGEST) if stop < 0 else stop
        if text[at:end].strip():
            count += 1
            prose = is_prose(text[at:end], cut=stop < 0 and end < len(text))
            yield Headline(text, at, end, prose, late)
            late |= prose or bool(_LETTER.fullmatch(text[at:end].strip()))
            late |= count > 1 and bool(_QUOTE.search(text, at, end))
        if stop < 0:
            stop = text.find("\n", end)
            if stop < 0:
                return
        at = stop + 1


def ends(text: str) -> Iterator[Headline]:
    """The last lines of the text, to the last prose, where it goes on after its head."""
    end = len(text)
    for _ in range(_LAST):
        end = len(text[max(0, end - HEAD) : end].rstrip()) + max(0, end - HEAD)
        start = text.rfind("\n", max(0, end - _LONGEST), end) + 1
        if not 0 < start > end - _LONGEST:
            return
        prose = is_prose(text[start:end])
        yield Headline(text, start, end, prose, last=True)
        if prose:
            return
        end = start


def line_above(line: Headline) -> str:
    """The words of the line before, past empty ones; none where it is not near."""
    end = len(line.text[max(0, line.start - _LONGEST) : line.start].rstrip())
    end += max(0, line.start - _LONGEST)
    return line.text[line.text.rfind("\n", max(0, end - _LONGEST), end) + 1 : end]


def is_prose(words: str, *, cut: bool = False) -> bool:
    """Whether a line is prose: long and ended like a sentence, or cut off."""
    line = words.rstrip()
    ended = line[-1:] in '.!?”"’' and not line.endswith(_HALVES)
    unspaced = line[-1:] in "。！？」" and len(line) >= _UNSPACED
    return cut or unspaced or (ended and len(words.split()) >= _PROSE)
