"""Stems of English words, by which sentences that tell of one thing are known."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:ions?|ings?|ed|es|s|e|d)\Z")
_LENGTH = 6  # letters that tell words of one stem


@lru_cache(maxsize=4096)  # most words of a text are few
def stem(word: str) -> str:
    """About the stem of an English word: “vote”, “voted” and “voting” have one."""
    return _ENDING.sub("", word.casefold())[:_LENGTH]


def stems(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in _WORD.finditer(text, start, end))
