"""Searching the article: the hits of a query, and going from one to the next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.queries import find, parse_query
from astana_reader.text.spans import Span


@dataclass(frozen=True, slots=True)
class Search:
    """A search and its hits in text order."""

    typed: str
    spans: OrderedSpans
    words: str = ""
    """What is looked for, without the marks that say how."""
    problem: str = ""
    """Why these are not all hits, a sentence; "" if they are."""

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


def search(text: str, typed: str) -> Search:
    """All hits of what was typed, or why there are none."""
    query = parse_query(typed)
    hits = find(text, query)
    return Search(typed, hits.spans, query.words, hits.problem)
