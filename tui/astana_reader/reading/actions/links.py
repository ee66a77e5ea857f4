"""Links, notes and pictures of the text: opening them, and jumping to where they lead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from urllib.parse import urlsplit

from astana_reader.articles.document import Block, BlockKind, Inline, Style, block_index
from astana_reader.reading.effects import Ask, Effect, OpenLink, OpenPicture, Question, Target
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading
from astana_reader.text.graphemes import cells
from astana_reader.text.spans import Span

from .handlers import Handler
from .jump import jump

LONGEST_NOTE = 8
"""Rows of a note that a dialog shows; a longer one is gone to at once."""
_LINK = re.compile(r"https?://[^\s<>\"“”‘’«»\\^`{|}]+")
_LINK_TAIL = ".,;:!?)]'"
_LONGEST_URL = 4096
_FARTHEST = 64
"""Spans that may begin between a link's start and the caret: styles inside it."""


def link_at(text: str, offset: int) -> str:
    """The web address around an offset, empty if there is none."""
    low = max(0, offset - _LONGEST_URL)
    start = max(low - 1, text.rfind(" ", low, offset), text.rfind("\n", low, offset)) + 1
    for match in _LINK.finditer(text, start, min(len(text), offset + _LONGEST_URL)):
        url = match[0].rstrip(_LINK_TAIL)
        if match.start() <= offset < match.start() + len(url):
            return url
        if match.start() > offset:
            break
    return ""


def inline_at(reading: Reading, offset: int, style: Style) -> Inline | None:
    """The shortest span of a style around an offset that leads somewhere."""
    inlines = reading.article.inlines
    end = bisect_right(inlines, offset, key=lambda inline: inline.start)
    found = [
        inline
        for inline in inlines[max(0, end - _FARTHEST) : end]
        if inline.style is style and inline.end > offset and inline.target is not None
    ]
    return min(found, key=lambda inline: inline.end - inline.start, default=None)


def target_here(reading: Reading) -> str | int | None:
    """Where the link under the caret leads: an address or a place; None without one."""
    caret = reading.page.caret
    if link := inline_at(reading, caret, Style.LINK):
        return link.target
    return link_at(reading.article.text, caret) or None


def is_address(target: str | int | None) -> bool:
    """Whether a target is an address of the web or of mail, and no path or place."""
    return isinstance(target, str) and urlsplit(target).scheme in {"http", "https", "mailto"}


def note_at(reading: Reading, offset: int) -> Block | None:
    """The note whose block holds an offset."""
    blocks = reading.article.blocks
    if not blocks:
        return None
    block = blocks[block_index(blocks, offset)]
    return block if block.kind is BlockKind.NOTE and block.start <= offset < block.end else None


def links_of(reading: Reading) -> list[Inline]:
    """The links of the article that lead out of it, each address once."""
    found: dict[str | int | None, Inline] = {}
    for inline in reading.article.inlines:
        if inline.style is Style.LINK and is_address(inline.target):
            found.setdefault(inline.target, inline)
    for match in _LINK.finditer(reading.article.text):
        url = match[0].rstrip(_LINK_TAIL)
        found.setdefault(url, Inline(match.start(), match.start() + len(url), Style.LINK, url))
    return sorted(found.values(), key=lambda inline: inline.start)


def _open(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Open the link or the picture here, show its note, or go back from one to its mark."""
    target = target_here(reading)
    if isinstance(target, str) and is_address(target):
        return (OpenLink(target),)
    if isinstance(target, str):
        reading.notice = f"This link leads to {target}, from a page whose address is not known."
        return ()
    if target is not None:
        return _follow(reading, target)
    caret = reading.page.caret
    if picture := inline_at(reading, caret, Style.PICTURE):
        return _open_picture(reading, str(picture.target))
    if note := note_at(reading, caret):
        return _go_back(reading, note)
    if url := reading.article.metadata.url:
        return (OpenLink(url),)
    reading.notice = "There is no link here."
    return ()


def _follow(reading: Reading, place: int) -> Iterable[Effect]:
    """Show the note at a place, unless it is long or no note: then go there."""
    note, width = note_at(reading, place), max(1, reading.geometry.text_width)
    if note and cells(reading.article.text[note.start : note.end]) <= LONGEST_NOTE * width:
        return (Ask(Question.FOOTNOTE, Target(span=Span(note.start, note.end))),)
    jump(reading, place)
    return ()


def _go_back(reading: Reading, note: Block) -> Iterable[Effect]:
    """From a note to the first mark that leads to it."""
    for inline in reading.article.inlines:
        if inline.start >= note.start:
            break
        if isinstance(inline.target, int) and note.start <= inline.target < note.end:
            jump(reading, inline.start)
            return ()
    reading.notice = "Nothing in the text leads to this note."
    return ()


def _open_picture(reading: Reading, target: str) -> Iterable[Effect]:
    """Open a picture outside; one of the web only after its address was shown."""
    if urlsplit(target).scheme and reading.picture_shown != target:
        reading.picture_shown = target
        reading.notice = f"A picture at {target}: gx again fetches and opens it."
        return ()
    reading.picture_shown = ""
    return (OpenPicture(target, reading.article.source),)


def _list(reading: Reading, _act: Act) -> Iterable[Effect]:
    if not links_of(reading):
        reading.notice = "This article has no links."
        return ()
    return (Ask(Question.LINKS),)


ACTIONS: dict[str, Handler] = {"open-link": _open, "links": _list}
