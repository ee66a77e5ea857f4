"""Where a selector's passage stands in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .records import CONTEXT, Selector


class Status(StrEnum):
    ANCHORED = "anchored"
    """The quote stands there letter for letter, wherever it went."""
    MOVED = "moved"
    """It has a place, but the text there differs."""
    ORPHAN = "orphan"
    """It has no place."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the current text, in code points; an orphan has none."""

    start: int
    end: int
    status: Status

    @property
    def placed(self) -> bool:
        return self.status is not Status.ORPHAN


ORPHAN = Anchor(0, 0, Status.ORPHAN)


def anchor(selector: Selector, text: str) -> Anchor:
    """The place of the selector's quote in the text: where it stood, else where it fits best."""
    start, end, quote = selector.start, selector.end, selector.quote
    if text[start:end] == quote and (quote or start <= len(text)):
        return Anchor(start, end, Status.ANCHORED)
    places = list(_occurrences(text, quote))
    if not places:
        return ORPHAN
    start = max(places, key=lambda place: (context_fit(selector, text, place), -abs(place - start)))
    return Anchor(start, start + len(quote), Status.ANCHORED)


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def context_fit(selector: Selector, text: str, start: int) -> int:
    """How many code points around a place agree with the selector's prefix and suffix."""
    end = start + len(selector.quote)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return _common(selector.prefix[::-1], before[::-1]) + _common(selector.suffix, after)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
