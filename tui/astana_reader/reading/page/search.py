"""Searching the article: smart case, white space in the words matches any white space."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

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
    flags = 0
    if words.isascii() and words == words.lower():
        text = _lowered(text)  # several times as fast as to search without case
    elif not any(c.isupper() for c in words):
        flags = re.IGNORECASE
    found = re.compile(r"\s+".join(parts), flags).finditer(text)
    if len(parts) > 1:
        return Search(words, OrderedSpans(match.span() for match in found))
    starts = array("q", [match.start() for match in found])
    length = len(words.strip())
    return Search(words, OrderedSpans.of(starts, array("q", [at + length for at in starts])))


@lru_cache(maxsize=1)
def _lowered(text: str) -> str:
    """The text with its ASCII letters in lower case: by way of bytes, which is the fastest."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")
