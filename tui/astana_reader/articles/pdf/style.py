"""How a document is set: the size of its text, and what tells one paragraph from the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from .columns import Column
from .page import Line

HYPHENS = ("-", "\u00ad", "\u2010")
_SPACE = 0.25
"""In type sizes: between two words."""
_INDENT = 0.6, 6.0
"""In type sizes: of a paragraph's first line."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is usual in a document."""

    size: float
    """Of most letters, in points."""
    leading: float
    """From one baseline of a paragraph to the next, in points."""
    indented: bool
    """Whether paragraphs are told by the indent of their first line, not by space."""
    indent: float
    """Of most first lines, in points; 0 where there is none."""
    breaks_words: bool
    """Whether lines end within words: at hyphens, with or without a new one."""
    mono: bool
    """Whether most of it is in a fixed-width font, which then tells no code."""


def find_setting(columns: Iterable[Column]) -> Setting:
    """What is usual in the columns of a document."""
    columns = tuple(columns)
    lines = [line for column in columns for line in column.lines]
    size = usual_size(lines)
    letters = sum(len(line.text) for line in lines)
    mono = sum(len(line.text) for line in lines if line.mono)
    steps, indents = Counter[float](), Counter[int]()
    for column in columns:
        own = [line for line in column.lines if is_near(line.size, size)]
        for line, following in pairwise(own):
            step = line.baseline - following.baseline
            if 0.8 * size < step < 2.5 * size:
                steps[round(2 * step) / 2] += 1
        for before, line, after in zip(own, own[1:], own[2:], strict=False):
            alone = not is_indented(before, column) and not is_indented(after, column)
            if alone and is_indented(line, column):
                indents[round(line.left - column.left)] += 1
    leading = steps.most_common(1)[0][0] if steps else 1.2 * size
    spaced = sum(count for step, count in steps.items() if step > 1.25 * leading)
    broken = sum(line.text.endswith(HYPHENS) and len(line.text) > 2 for line in lines)
    return Setting(
        size,
        leading,
        indented=indents.total() > 2 and indents.total() > 0.4 * spaced,
        indent=indents.most_common(1)[0][0] if indents else 0.0,
        breaks_words=broken > max(1, 0.005 * len(lines)),
        mono=mono > 0.5 * letters,
    )


def usual_size(lines: Iterable[Line]) -> float:
    """The type size of the middle letter of the lines."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    seen = 0
    for size in sorted(sizes):
        seen += sizes[size]
        if 2 * seen >= sizes.total():
            return size or 10.0
    return 10.0


def is_near(one: float, two: float, by: float = 0.08) -> bool:
    return abs(one - two) <= by * max(one, two)


def is_indented(line: Line, column: Column) -> bool:
    """Whether the line begins to the right of its column by what an indent may be."""
    least, most = _INDENT
    return least * line.size < line.left - column.left < most * line.size


def room(line: Line, column: Column) -> float:
    """Points between the end of the line and the right edge of its column, or of its inset."""
    inset = column.inset(line)
    return (inset.right if inset else column.right) - line.right


def would_fit(line: Line, above: Line, column: Column, setting: Setting) -> bool:
    """Whether the first word of `line` had room at the end of `above`, in `column`."""
    if setting.breaks_words:
        word = line.first_word
    else:
        letter = (line.right - line.left) / max(1, len(line.text))
        word = max(line.first_word, len(line.text.split(None, 1)[0]) * letter)
    return room(above, column) > word + _SPACE * line.size
