"""Looking for a passage anywhere in a text, by its words and what stood around it.

The score is that of Hypothesis' client (`anchoring/match-quote.ts`): of 92 points 50 for the
quote, 20 each for what stands before and after it, 2 for being near the old place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from astana_reader.text.queries import Query, find

from .alignment import Matched, matching_runs, tokens
from .following import Followed, best_place
from .records import CONTEXT, Selector

QUOTE_POINTS, CONTEXT_POINTS, PLACE_POINTS = 50, 20, 2
_ALL_POINTS = QUOTE_POINTS + 2 * CONTEXT_POINTS + PLACE_POINTS
LEAST_SCORE = 0.5
"""Of all points: below it a passage is lost rather than found somewhere."""
BEST_GUESS_SCORE = 0.3
"""Below it there is not even a guess to offer."""
_FEW_WORDS = 4
"""A quote of fewer words proves nothing by itself: what stands around it has to fit too."""
_MANY_WORDS, _MOST_OF_THEM = 12, 0.7
"""So long a quote, with that share of it there, proves itself whatever stands around it."""
_MOST_PLACES = 64
_SEEDS = 6


@dataclass(frozen=True, slots=True)
class Find:
    """A place for a passage, in code points, and how well it fits, 0 to 1."""

    start: int
    end: int
    score: float
    share: float
    """Of the words of the passage that are there."""


def find_passage(selector: Selector, text: str) -> Find | None:
    """The best place for a passage that is not where it should be; None if there is none."""
    exact = [_exact(selector, text, at) for at in _occurrences(selector, text)]
    found = exact or _set_otherwise(selector, text)
    found = found or [
        near for at in _seed_places(selector, text) if (near := _near(selector, text, at))
    ]
    return max(found, key=lambda each: each.score, default=None)


def is_sure(found: Find, selector: Selector) -> bool:
    """Whether a find is the passage, not only the best guess."""
    words = len(selector.quote.split())
    if words >= _MANY_WORDS and found.share >= _MOST_OF_THEM:
        return True
    return found.score >= (LEAST_SCORE + 0.3 if words < _FEW_WORDS else LEAST_SCORE)


def _occurrences(selector: Selector, text: str) -> list[int]:
    """Where the quote stands letter for letter, those nearest to the old place."""
    quote = selector.quote
    if not quote:
        return []
    places: list[int] = []
    start, length = selector.start, len(quote)
    after, before = text.find(quote, start), text.rfind(quote, 0, start + length - 1)
    while len(places) < _MOST_PLACES and (after >= 0 or before >= 0):
        if after >= 0:
            places.append(after)
            after = text.find(quote, after + 1)
        if before >= 0:
            places.append(before)
            before = text.rfind(quote, 0, before + length - 1)
    return places


def _exact(selector: Selector, text: str, at: int) -> Find:
    return _scored(selector, text, Followed(at, at + len(selector.quote), 1.0))


def _set_otherwise(selector: Selector, text: str) -> list[Find]:
    """Where the quote stands in other typography, those nearest to the old place."""
    spans = find(text, Query(selector.quote, selector.quote, case=True, accents=True)).spans
    nearest = bisect_left(spans.starts, selector.start)
    first = max(0, min(nearest - _MOST_PLACES // 2, len(spans) - _MOST_PLACES))
    around = range(first, min(len(spans), first + _MOST_PLACES))
    places = (Followed(spans[n].start, spans[n].end, 1.0) for n in around)
    return [_scored(selector, text, place) for place in places]


def _scored(selector: Selector, text: str, place: Followed) -> Find:
    before = text[max(0, place.start - CONTEXT) : place.start]
    after = text[place.end : place.end + CONTEXT]
    points = (
        QUOTE_POINTS * place.share
        + CONTEXT_POINTS * _agreement(selector.prefix[::-1], before[::-1])
        + CONTEXT_POINTS * _agreement(selector.suffix, after)
        + PLACE_POINTS * (1 - min(1.0, abs(place.start - selector.start) / max(1, len(text))))
    )
    return Find(place.start, place.end, points / _ALL_POINTS, place.share)


def _agreement(one: str, other: str) -> float:
    """The share of words of `one` that `other` has in the same order; 1 where `one` is empty."""
    words, others = re.findall(r"\w+", one), re.findall(r"\w+", other)
    if not words:
        return 1.0
    return sum(run.length for run in matching_runs(words, others)) / len(words)


def _seed_places(selector: Selector, text: str) -> list[int]:
    """Where pieces of the quote stand, as guesses of where it begins."""
    places: list[int] = []
    for seed, offset in _seeds(selector.quote):
        for match in re.finditer(seed, text):
            places.append(max(0, match.start() - offset))
            if len(places) >= _MOST_PLACES:
                return places
    return sorted(set(places), key=lambda place: abs(place - selector.start))


def _seeds(quote: str) -> Iterator[tuple[str, int]]:
    """Patterns for the longest runs of three words of a quote, and where each begins in it."""
    found = list(re.finditer(r"\w+", quote))
    triples = [found[n : n + 3] for n in range(max(0, len(found) - 2))]
    triples.sort(key=lambda words: -sum(len(word[0]) for word in words))
    for words in triples[:_SEEDS]:
        yield r"\W+".join(re.escape(word[0]) for word in words), words[0].start()


def _near(selector: Selector, text: str, at: int) -> Find | None:
    """The passage around a guessed beginning."""
    length = len(selector.quote)
    new = tokens(text, max(0, at - length), at + 2 * length)
    old = tokens(selector.quote, 0, length)
    place = best_place(Matched(old, new, matching_runs(old.keys, new.keys)), 0, length)
    return _scored(selector, text, place) if place else None
