"""Words that are used alike: the clusters of 110,000 frequent words.

The table is one run of bytes that is searched as it stands: a line a word, sorted, so that it costs
a process a megabyte and a few milliseconds, and not the sixteen of a dictionary.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "clusters.z"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Clusters:
    """`coarser` has for each fine cluster the numbers of the coarse and the middle one it is in.

    `lines` are the words in the order of their bytes, each with a tab, two digits and a newline.
    """

    coarser: tuple[tuple[str, ...], ...]
    lines: bytes

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __contains__(self, word: str) -> bool:
        return self._fine(word) is not None

    def names(self, word: str) -> tuple[str, ...]:
        """The names of a word's coarse, middle and fine cluster; none of an unknown word."""
        fine = self._fine(word)
        return () if fine is None else (*self.coarser[fine], f"k={fine}")

    def _fine(self, word: str) -> int | None:
        key = word.encode("utf-8", "surrogatepass")
        low, high = 0, len(self.lines)
        while low < high:
            start = max(low, self.lines.rfind(b"\n", low, (low + high) // 2) + 1)
            tab = self.lines.index(b"\t", start)
            found = self.lines[start:tab]
            if found == key:
                return _number(self.lines[tab + 1 : tab + 3].decode())
            if found < key:
                low = tab + 4
            else:
                high = start
        return None


@cache
def clusters() -> Clusters:
    """The table; an empty one where its file can't be read."""
    try:
        head, _, lines = zlib.decompress(FILE.read_bytes()).partition(b"\n\n")
        rows = (row.split(" ") for row in head.decode().split("\n"))
        return Clusters(tuple((f"c={coarse}", f"m={middle}") for coarse, middle in rows), lines)
    except (OSError, ValueError, zlib.error):
        return Clusters((), b"")


def packed(coarser: Iterable[tuple[int, int]], words: Iterable[tuple[str, int]]) -> bytes:
    """The bytes of a table: for each fine cluster the coarser ones, and the words with theirs."""
    head = "\n".join(f"{coarse} {middle}" for coarse, middle in coarser)
    lines = sorted((word.encode(), fine) for word, fine in words)
    body = b"".join(word + b"\t" + _digits(fine).encode() + b"\n" for word, fine in lines)
    return zlib.compress(head.encode() + b"\n\n" + body, 9)


def _digits(number: int) -> str:
    return _DIGITS[number // len(_DIGITS)] + _DIGITS[number % len(_DIGITS)]


def _number(digits: str) -> int:
    return _DIGITS.index(digits[0]) * len(_DIGITS) + _DIGITS.index(digits[1])
