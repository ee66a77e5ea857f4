"""What a page holds before any of it is a paragraph. Lengths are points, y counts upwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
WORD_END = re.compile(r"(?<=\S)\s|(?<=\w[-–—\u2010])")
"""Where a line could end within a run: after a word, a hyphen or a dash."""


@dataclass(frozen=True, slots=True)
class Font:
    """What a reader sees of a font."""

    bold: bool = False
    italic: bool = False
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font that follow each other on a baseline; spaces between words are in it."""

    text: str
    left: float
    right: float
    word: float
    """The right edge of its first word, or of the part of it that ends at a hyphen."""
    baseline: float
    size: float
    font: Font = Font()
    raised: bool = False
    """Whether it stands above the line in smaller type: a note's mark, an exponent."""
    url: str = ""
    """Where a link over it leads."""
    artifact: bool = False
    """Whether the file itself says that it is furniture of the page."""


@dataclass(frozen=True)
class Line:
    """Runs that are read as one line; of a row of a table, one cell."""

    runs: tuple[Run, ...]

    @cached_property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def body(self) -> Run:
        """The run with the most text in it: its size and font are the line's."""
        return max(self.runs, key=lambda run: (not run.raised, len(run.text)))

    @cached_property
    def left(self) -> float:
        return min(run.left for run in self.runs)

    @cached_property
    def right(self) -> float:
        return max(run.right for run in self.runs)

    @cached_property
    def first_word(self) -> float:
        """The width of the first word, or of the part of it that ends at a hyphen."""
        for run in self.runs:
            if WORD_END.search(run.text):
                return run.word - self.left
        return self.right - self.left

    @property
    def baseline(self) -> float:
        return self.body.baseline

    @property
    def size(self) -> float:
        return self.body.size

    @cached_property
    def bold(self) -> bool:
        return all(run.font.bold for run in self.runs if run.text.strip() and not run.raised)

    @cached_property
    def artifact(self) -> bool:
        return all(run.artifact for run in self.runs if run.text.strip())

    @cached_property
    def mono(self) -> bool:
        return all(run.font.mono for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in the order in which the file draws them."""

    number: int
    """From 0."""
    label: str
    """The number as it is printed: xii, 41."""
    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: int = 0
    sideways: int = 0
    """Runs that are turned against the rest of the page; they are left out."""
    unread: int = 0
    """Lines in fonts that do not say which letters they show; they are left out."""
    damaged: bool = False
    cut: bool = False
    """Whether there is more on it than was read."""
