"""The words that the index holds, and where words stand in a text.

A word is a run of letters and digits of the folded text. Scripts that put no spaces between words
(Chinese, Japanese, Thai, Lao, Khmer, Burmese) are taken letter by letter, so that a word of theirs
is a phrase and is found wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from astana_reader.text.folding import Folded, fold, folded

from .terms import Near, Words

NEAR: Final = 10
"""Words that may stand between those of `near()`."""
_SINGLE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER: Final = rf"[^\W_{_SINGLE}]"
_WORD: Final = re.compile(rf"[^\W_{_SINGLE}]+|(?:(?![\W_])[{_SINGLE}])")
_ALONE: Final = re.compile(f"[{_SINGLE}]")


def words_of(text: str, *, accents: bool = False) -> list[str]:
    """The folded words of a text, in order; `accents` keeps what is folded away else."""
    return _WORD.findall(fold(text, accents=accents))


def occurrences(text: str, words: Words) -> list[tuple[int, int]]:
    """Where words stand one after the other in a text, in code points, none overlapping."""
    form = folded(text, accents=bool(words.accented))
    return list(form.spans(_spans(form, words)))


def occurs(text: str, term: Words | Near) -> bool:
    """Whether a text has the words anywhere."""
    if isinstance(term, Near):
        return bool(near_occurrences(text, term))
    return _pattern(term).search(folded(text, accents=bool(term.accented)).text) is not None


def near_occurrences(text: str, near: Near) -> list[tuple[int, int]]:
    """Where the words of `near()` stand, each of them, as far as all others are near it."""
    form = folded(text)
    places = [
        [match.span() for match in _pattern(words).finditer(form.text)] for words in near.words
    ]
    found = {
        span
        for mine, spans in enumerate(places)
        for span in spans
        if all(_is_near(form.text, span, others) for n, others in enumerate(places) if n != mine)
    }
    return list(form.spans(sorted(found)))


def _is_near(text: str, span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether any of other places is near one, by the words between them."""
    place = bisect_left(others, span)
    for other in others[max(0, place - 1) : place + 1]:
        first, last = sorted((span, other))
        between = islice(_WORD.finditer(text, first[1], last[0]), NEAR + 1)
        if sum(1 for _ in between) <= NEAR:
            return True
    return False


def _spans(form: Folded, words: Words) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _pattern(words).finditer(form.text))


@lru_cache(maxsize=256)
def _pattern(words: Words) -> re.Pattern[str]:
    """Finds whole words in a folded text; the last of them only begins so where it is a prefix."""
    parts = words.accented or words.words
    first = re.escape(parts[0])  # what is before it is looked at last: letters are found faster
    pattern = first if _ALONE.match(parts[0]) else f"{first}(?<!{_LETTER}{first})"
    for before, part in pairwise(parts):
        pattern += r"[\W_]*" if _ALONE.match(before) or _ALONE.match(part) else r"[\W_]+"
        pattern += re.escape(part)
    if words.prefix:
        pattern += f"{_LETTER}*"
    elif not _ALONE.match(parts[-1]):
        pattern += f"(?!{_LETTER})"
    return re.compile(pattern)
