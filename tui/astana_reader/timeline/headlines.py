"""The lines of a text that may say when it was published: its head and its last lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .tokens import Line, line_of

HEAD = 3000  # code points
_LINES = 40
_LONGEST = 300  # code points of a line that are looked at
_PROSE = 12  # words from which on a line that ends like a sentence is prose
_LAST = 2  # lines at the end
_HALVES = (" a.m.", " p.m.")  # of the day; their full stop ends no sentence


@dataclass(frozen=True, slots=True)
class Headline:
    """A line as tokens: whether it is prose, comes after the first prose, or is one of the last."""

    line: Line
    prose: bool = False
    late: bool = False
    last: bool = False


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
            yield Headline(line_of(text, at, end), prose, late)
            late |= prose
        if stop < 0:
            stop = text.find("\n", end)
            if stop < 0:
                return
        at = stop + 1


def ends(text: str) -> Iterator[Headline]:
    """The last lines of the text, where it goes on after its head."""
    end = len(text)
    for _ in range(_LAST):
        end = len(text[max(0, end - HEAD) : end].rstrip()) + max(0, end - HEAD)
        start = text.rfind("\n", max(0, end - _LONGEST), end) + 1
        if not 0 < start > end - _LONGEST:
            return
        if is_prose(text[start:end]):
            return
        if text[start:end].strip():
            yield Headline(line_of(text, start, end), last=True)
        end = start


def is_prose(words: str, *, cut: bool = False) -> bool:
    """Whether a line is prose: long and ended like a sentence, or cut off."""
    ended = words.rstrip()[-1:] in '.!?”"’' and not words.rstrip().endswith(_HALVES)
    return cut or (ended and len(words.split()) >= _PROSE)
