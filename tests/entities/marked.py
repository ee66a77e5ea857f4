"""Texts of our own with their names marked: [Rosa Delgado|PERSON] lives in [Kenya|PLACE].

In `kinds.txt` a name may say whose it is, [Delgado|PERSON#1], and be one that either is or is none,
[Latin American|?]; `\\n` ends a block, and a block may open with its kind, `@heading `.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from astana_reader.articles.document import Block, BlockKind

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
KINDS = (Path(__file__).parent / "kinds.txt").read_text("utf-8").splitlines()
_MARKED = re.compile(r"\[([^|\]]+)\|(\w+|\?)(?:#(\d+))?\]")
_KIND = re.compile(r"@(\w+) ")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, its blocks, and its names: (start, end) to type and whose it is."""

    text: str
    blocks: tuple[Block, ...]
    names: dict[tuple[int, int], tuple[str, str | None]]


def read_marked(written: str) -> Marked:
    """What a line of `kinds.txt` says."""
    text, blocks = "", []
    names: dict[tuple[int, int], tuple[str, str | None]] = {}
    for part in written.split("\\n"):
        kind = _KIND.match(part)
        marked = part[kind.end() :] if kind else part
        start = len(text)
        names |= {
            (start + first, start + last): (type_, owner)
            for first, last, type_, owner in _places(marked)
        }
        text += plain_text(marked)
        blocks.append(Block(start, len(text), BlockKind(kind[1] if kind else "paragraph")))
        text += "\n\n"
    return Marked(text, tuple(blocks), names)


def names_in(marked: str) -> list[tuple[str, str]]:
    """The names with their types."""
    return [(match[1], match[2]) for match in _MARKED.finditer(marked)]


def plain_text(marked: str) -> str:
    return _MARKED.sub(r"\1", marked)


def spans_of(marked: str) -> list[tuple[int, int, str]]:
    """Where the names stand in the plain text: (start, end, type)."""
    return [(start, end, type_) for start, end, type_, _ in _places(marked)]


def _places(marked: str) -> list[tuple[int, int, str, str | None]]:
    found: list[tuple[int, int, str, str | None]] = []
    shift = 0
    for match in _MARKED.finditer(marked):
        start = match.start() - shift
        found.append((start, start + len(match[1]), match[2], match[3]))
        shift += len(match[0]) - len(match[1])
    return found
