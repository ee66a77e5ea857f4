"""How much two texts share, in five-word runs, and sketches that tell it without the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

RUN = 5
"""Words in a run."""
SKETCH = 128
"""Numbers in a sketch: the smallest hashes of a text's runs (bottom-k; Broder 1997)."""
_MOST_WORDS = 20_000
"""Of a text that are looked at: its beginning says enough."""
_WORD = re.compile(r"\w+")


def runs_of(text: str) -> set[int]:
    """The hashes of all runs of five words, whatever their case; a short text is one run."""
    return set(_hashes(text))


def _hashes(text: str) -> Iterator[int]:
    words = [
        m[0].casefold() for _, m in zip(range(_MOST_WORDS), _WORD.finditer(text), strict=False)
    ]
    for n in range(max(1, len(words) - RUN + 1)):
        yield crc32(" ".join(words[n : n + RUN]).encode())


def shared(old: str, new: str) -> float:
    """The share of the smaller text's runs that the other has too, 0 to 1."""
    one, other = runs_of(old), runs_of(new)
    return len(one & other) / min(len(one), len(other))


@lru_cache(maxsize=4)
def sketch(text: str) -> str:
    """A text's sketch in hex, of at most 1 KB."""
    return "".join(f"{number:08x}" for number in sorted(runs_of(text))[:SKETCH])


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
