"""The chapters of an article, and what is told of a place in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from astana_reader.text.graphemes import clip

from .document import Document, Section, page_label

_LONG = 100_000
"""Code points of what must be a part of a book rather than a chapter."""
_BOOKS = frozenset({"epub", "pdf"})
_NUMBERED = re.compile(
    r"(?P<word>(?i:chapter|ch\.|kapitel|chapitre|cap[ií]tulo|capitolo|глава)\s+)?"
    r"(?:(?P<figures>\d{1,3})|(?P<roman>(?=[CLXVI])(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))))"
    r"(?:(?P<sign>[.:)]\s*|\s*[—–]\s*)|(?P<blank>\s+)|$)(?P<rest>.*)"
)
_LONGEST_NAME = 40
"""Cells of a chapter's title where it has no number to be told by."""


@dataclass(frozen=True, slots=True)
class Chapters:
    """The sections of an outline that a reader steps through, in the order of the text."""

    sections: tuple[Section, ...] = ()
    is_book: bool = False
    """Whether the chapter is to be told with the title."""

    def at(self, offset: int) -> Section | None:
        """The chapter that a place is in; None before the first."""
        number = bisect_right(self.sections, offset, key=_start)
        return self.sections[number - 1] if number else None

    def after(self, offset: int) -> Section | None:
        """The next chapter."""
        number = bisect_right(self.sections, offset, key=_start)
        return self.sections[number] if number < len(self.sections) else None

    def before(self, offset: int) -> Section | None:
        """The last chapter that begins before a place: its own, unless it is at its start."""
        number = bisect_left(self.sections, offset, key=_start)
        return self.sections[number - 1] if number else None


def _start(section: Section) -> int:
    return section.start


def chapters_of(document: Document, form: str = "") -> Chapters:
    """The chapters by the outline: its highest level with several entries, parts left out."""
    outline = sorted(document.outline, key=_start)
    levels = sorted({section.level for section in outline})
    chosen: Sequence[Section] = ()
    for level in levels:
        sections = [section for section in outline if section.level == level]
        if len(sections) > max(1, len(chosen)):
            chosen = sections
        if chosen and len(document.text) / len(chosen) < _LONG:
            break
    return Chapters(tuple(chosen), is_book=form in _BOOKS and len(chosen) > 1)


def page_words(document: Document, offset: int) -> str:
    """On which of the source's pages a place is: “p. 11 of 24, seen as 9”; empty without pages."""
    pages = document.pages
    if not pages:
        return ""
    number = bisect_right(pages, offset, key=lambda page: page.start)
    label = page_label(pages, offset)
    if not number:
        return ""
    seen = f", seen as {label}" if label and label != str(number) else ""
    return f"p. {number} of {len(pages)}{seen}"


def numbered(title: str) -> tuple[str, str]:
    """The number that a chapter's title begins with, and the rest; no number where it has none.

    “Chapter 12: The Ferry” and “12 The Ferry” are 12; a Roman number stands alone, before a sign
    or after such a word.
    """
    found = _NUMBERED.fullmatch(title.strip())
    if not found or (found["roman"] and found["blank"] and not found["word"]):
        return "", title
    return found["figures"] or found["roman"], found["rest"].strip()


def place_words(chapters: Chapters, document: Document, offset: int) -> str:
    """Where in a book a place is, for those who have another copy: “ch. 3 · p. 41”."""
    section = chapters.at(offset) if chapters.is_book else None
    number, name = numbered(section.title) if section else ("", "")
    chapter = f"ch. {number}" if number else clip(name, _LONGEST_NAME)
    page = page_label(document.pages, offset)
    return " · ".join(part for part in (chapter, f"p. {page}" if page else "") if part)
