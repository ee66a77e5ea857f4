"""Searching the article: smart case, white space in the words matches any white space."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class Search:
    """A search and its hits in text order."""

    words: str
    spans: OrderedSpans

    def __len__(self) -> int:
        return len(self.spans)

    def number(self, caret: int) -> int:
        """Which hit the caret is on, counted from 1; 0 if on none."""
        found = self.spans.numbers(caret, caret + 1)
        return found[0] + 1 if found else 0

    def after(self, offset: int) -> tuple[Span | None, bool]:
        """The first hit after an offset and whether the search went round the end for it."""
        if not len(self):
            return None, False
        index = bisect_right(self.spans.starts, offset)
        return self.spans[index % len(self)], index == len(self)

    def before(self, offset: int) -> tuple[Span | None, bool]:
        """The last hit before an offset and whether the search went round the start for it."""
        if not len(self):
            return None, False
        index = bisect_left(self.spans.starts, offset) - 1
        return self.spans[index], index < 0


def search(text: str, words: str) -> Search:
    """All hits of some words; a capital letter among them makes case count."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return Search(words, OrderedSpans())
    flags = 0 if any(c.isupper() for c in words) else re.IGNORECASE
    pattern = re.compile(r"\s+".join(parts), flags)
    return Search(words, OrderedSpans(match.span() for match in pattern.finditer(text)))
