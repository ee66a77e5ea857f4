"""Places of an article: finding the one that a command line names, and telling where one is."""

from __future__ import annotations

import re

from astana_reader.annotations.edits import find_quote
from astana_reader.articles.chapters import page_words
from astana_reader.text.wording import counted

from .reading import Reading

_ID = re.compile(r"[0-9a-f]{32}")
_OFFSET = re.compile(r"@([0-9]{1,12})(?:/(.*))?", re.DOTALL)


def named_place(reading: Reading, name: str) -> int | None:
    """The offset of a mark by its id, of `@877`, or of a quotation; None where there is none.

    `@877/words` is an offset as well; for the words see `words_at`.
    """
    if _ID.fullmatch(name):
        marks = {highlight.id: highlight.start for highlight in reading.notebook.highlights}
        return marks.get(name)
    if offset := _OFFSET.fullmatch(name):
        return min(int(offset[1]), max(0, len(reading.article.text) - 1))
    found = find_quote(reading.article.text, name) if name.strip() else []
    return found[0][0] if found else None


def words_at(name: str) -> str:
    """What is to be searched for at a place: what stands after the slash of `@877/words`."""
    offset = _OFFSET.fullmatch(name)
    return (offset[2] or "") if offset else ""


def place_told(reading: Reading) -> tuple[str, str]:
    """Where the reading place is, by page and chapter, and where highlights stand from there."""
    document, caret, chapters = reading.article.document, reading.page.caret, reading.chapters
    section, after = chapters.at(caret), chapters.after(caret)
    words = page_words(document, caret) or f"{reading.page.percent}% read"
    if section:
        number = chapters.sections.index(section) + 1
        words += f"   chapter {number} of {len(chapters.sections)}"
    start = section.start if section else 0
    end = after.start if after else len(reading.article.text)
    places = [highlight.start for highlight in reading.notebook.highlights]
    if not places:
        return words, "no highlights yet"
    before, later = sum(at < start for at in places), sum(at >= end for at in places)
    here = counted(len(places) - before - later, "highlight")
    return words, f"{here} here, {before} before, {later} after"
