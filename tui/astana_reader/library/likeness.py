"""How much two texts share, in runs of words, and sketches that tell it without the texts."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

RUN = 5
"""Words in a run."""
SHORT_RUN = 2
"""In one of a text of under `_SHORT` words, where a few edits touch every longer run."""
_SHORT = 120
SKETCH = 128
"""Numbers in a sketch: the smallest hashes of a text's runs (bottom-k; Broder 1997)."""
_MOST_WORDS = 20_000
"""Of a text that are looked at: its beginning says enough."""
_WORD = re.compile(r"\w+")


def _words(text: str) -> list[str]:
    found = zip(range(_MOST_WORDS), _WORD.finditer(text), strict=False)
    return [match[0].casefold() for _, match in found]


def _runs(words: list[str], length: int) -> set[int]:
    """The hashes of all runs of so many words; fewer words are one run."""
    places = range(max(1, len(words) - length + 1))
    return {crc32(" ".join(words[n : n + length]).encode()) for n in places}


def shared(old: str, new: str) -> float:
    """The share of the smaller text's runs of words that the other has too, 0 to 1."""
    one, other = _words(old), _words(new)
    length = SHORT_RUN if min(len(one), len(other)) < _SHORT else RUN
    mine, theirs = _runs(one, length), _runs(other, length)
    return len(mine & theirs) / min(len(mine), len(theirs))


@lru_cache(maxsize=4)
def sketch(text: str) -> str:
    """A text's sketch in hex, of at most 1 KB."""
    return "".join(f"{number:08x}" for number in sorted(_runs(_words(text), RUN))[:SKETCH])


def likeness(one: str, other: str) -> float:
    """About what share of all runs of two texts is in both (Jaccard), from their sketches."""
    mine, theirs = _numbers(one), _numbers(other)
    if not mine or not theirs:
        return 0.0
    smallest = sorted(mine | theirs)[:SKETCH]
    return sum(number in mine and number in theirs for number in smallest) / len(smallest)


def _numbers(sketch: str) -> set[int]:
    try:
        return {int(sketch[n : n + 8], 16) for n in range(0, len(sketch), 8)}
    except ValueError:
        return set()
