"""What an author set apart within a block: emphasis, code, links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from astana_reader.articles.document import Inline, Style

from .flags import BARE, CODE, DIM, EMPHASIS, LINK, LINKS, STRIKE, STRONG, Cover, link_flag

_FLAGS = {
    Style.EMPHASIS: EMPHASIS,
    Style.STRONG: STRONG,
    Style.CODE: CODE,
    Style.STRIKE: STRIKE,
    Style.LINK: LINK,
    Style.PICTURE: DIM,
}
"""What is raised has letters of its own."""

_SAFE = re.compile(r"(?:https?://|mailto:)[!-~]{1,2000}", re.IGNORECASE)
_start = attrgetter("start")


def inlines_of(inlines: Sequence[Inline], start: int, end: int) -> Sequence[Inline]:
    """Those that begin between two offsets, in the order of the text."""
    first = bisect_left(inlines, start, key=_start)
    return inlines[first : bisect_left(inlines, end, lo=first, key=_start)]


def inline_covers(inlines: Sequence[Inline]) -> tuple[tuple[Cover, ...], tuple[str, ...]]:
    """The covers of a block's inlines, and the URLs that its links are numbered by."""
    raised = {(i.start, i.end) for i in inlines if i.style is Style.RAISED}
    covers: list[Cover] = []
    links: list[str] = []
    for inline in inlines:
        flags = _FLAGS.get(inline.style, 0)
        if inline.style is Style.LINK and (inline.start, inline.end) in raised:
            flags |= BARE
        if inline.style is Style.LINK and is_safe(inline.target):
            covers.append(
                Cover(inline.start, inline.end, flags | link_flag(len(links)), clears=LINKS)
            )
            links.append(str(inline.target))
        elif flags:
            covers.append(Cover(inline.start, inline.end, flags))
    return tuple(covers), tuple(links)


def is_mostly_links(text: str, inlines: Sequence[Inline], start: int, end: int) -> bool:
    """Whether over half of the letters of text[start:end] are in links."""
    letters = sum(map(str.isalnum, text[start:end]))
    linked = sum(
        sum(map(str.isalnum, text[i.start : i.end])) for i in inlines if i.style is Style.LINK
    )
    return 2 * linked > letters


def is_safe(target: str | int | None) -> bool:
    """Whether a terminal may be told a link's target: a URL of the web or of mail, in ASCII."""
    return isinstance(target, str) and _SAFE.fullmatch(target) is not None
