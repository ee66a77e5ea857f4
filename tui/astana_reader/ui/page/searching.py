"""Searching the article: smart case, white space in the words matches any white space."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from astana_reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class Search:
    """A search and its hits in text order."""

    words: str
    hits: tuple[Span, ...]

    def number(self, caret: int) -> int:
        """Which hit the caret is on, counted from 1; 0 if on none."""
        index = bisect_right(self.hits, caret, key=lambda hit: hit.start) - 1
        return index + 1 if index >= 0 and self.hits[index].contains(caret) else 0

    def after(self, offset: int) -> tuple[Span | None, bool]:
        """The first hit after an offset and whether the search went round the end for it."""
        if not self.hits:
            return None, False
        index = bisect_right(self.hits, offset, key=lambda hit: hit.start)
        return self.hits[index % len(self.hits)], index == len(self.hits)

    def before(self, offset: int) -> tuple[Span | None, bool]:
        """The last hit before an offset and whether the search went round the start for it."""
        if not self.hits:
            return None, False
        index = bisect_left(self.hits, offset, key=lambda hit: hit.start) - 1
        return self.hits[index], index < 0


def search(text: str, words: str) -> Search:
    """All hits of some words; a capital letter among them makes case count."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return Search(words, ())
    flags = 0 if any(c.isupper() for c in words) else re.IGNORECASE
    pattern = re.compile(r"\s+".join(parts), flags)
    return Search(words, tuple(Span(*match.span()) for match in pattern.finditer(text)))
