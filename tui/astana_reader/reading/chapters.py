"""The chapters of an article, and what is told of a place in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from astana_reader.articles.document import Document, Section, page_label

_LONG = 100_000
"""Code points of what must be a part of a book rather than a chapter."""
_BOOKS = frozenset({"epub", "pdf"})


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
