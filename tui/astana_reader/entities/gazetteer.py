"""The table of place names and of people's first and last names, read when first asked for."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .lexicon import COUNTRIES_MORE

FILE = Path(__file__).parent / "data" / "gazetteer.z"
KINDS = ("country", "big", "region", "city")
"""Kinds of place: countries and the like, cities of over 300,000 people and capitals, states and
provinces, other cities. The table has a section for each, then first names of women, of men, those
of which it is not known, and last names."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names as their tokens joined by spaces.

    `longest` gives for each first token of a place the most tokens that a place has after it.
    """

    places: dict[str, tuple[str, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    female: frozenset[str] = frozenset()
    male: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    """First names of women, of men, and all; many are in both, and some of no known gender."""

    def kinds(self, name: str) -> tuple[str, ...]:
        return self.places.get(name, ())

    def is_sure_place(self, name: str) -> bool:
        """Whether it is a country, a region of the world or a big city."""
        return bool({"country", "big"}.intersection(self.kinds(name)))

    def places_in(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """The longest places among the words, from left to right: (first, last + 1)."""
        found, at = [], 0
        while at < len(words):
            end = self._end(words, at) if words[at] in self.longest else at
            if end > at:
                found.append((at, end))
            at = max(end, at + 1)
        return found

    def _end(self, words: Sequence[str], at: int) -> int:
        most = min(len(words), at + self.longest[words[at]])
        for end in range(most, at, -1):
            if " ".join(words[at:end]) in self.places:
                return end
        return at


@cache
def gazetteer() -> Gazetteer:
    """The table; without its file only what the program itself knows of places."""
    try:
        sections = zlib.decompress(FILE.read_bytes()).decode().split("\n\n")
        listed = [section.split("\n") for section in sections]
        places, (female, male, others, last) = listed[:4], listed[4:]
    except (OSError, ValueError, zlib.error):
        places, female, male, others, last = [[]] * 4, [], [], [], []
    return _indexed(places, *map(frozenset, (female, male, others, last)))


def _indexed(
    kinds: Sequence[Sequence[str]],
    female: frozenset[str],
    male: frozenset[str],
    others: frozenset[str],
    last: frozenset[str],
) -> Gazetteer:
    places: dict[str, tuple[str, ...]] = {}
    longest: dict[str, int] = {}
    for kind, names in zip(KINDS, kinds, strict=True):
        known = (*names, *COUNTRIES_MORE) if kind == "country" else names
        alone = (kind,)
        for name in known:
            places[name] = (*places[name], kind) if name in places else alone
            head, _, rest = name.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            if longest.get(head, 0) < size:
                longest[head] = size
    return Gazetteer(places, longest, female, male, last, female | male | others)
