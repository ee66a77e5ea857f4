"""Which parts of a text stand where in a revision of it.

Lines that both texts have once are matched first (patience diff, Bram Cohen), then words between
them: runs of words that occur once in both, at last the longest common blocks of what is left
(Ratcliff and Obershelp, `difflib`). Only the regions that are asked for are worked out to words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

_JOINED = "\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufe00-\ufe0f"
"""What belongs to the word before it: combining marks, soft hyphens and joiners."""
_TOKEN = re.compile(rf"\w[\w{_JOINED}]*|\.\.\.|--+|[^\w\s]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_ANCHOR_WORDS = 8
"""Words that a line needs so that, being unique in both texts, it matches for sure."""
_ANCHOR_TOKENS = 12
"""Likewise for tokens in a row, where lines do not help."""
_SMALL = 400_000
"""Pairs of tokens up to which the longest common blocks are looked for at once."""
_LARGE = 16_000_000
"""Pairs of tokens without any unique run above which a region counts as rewritten."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a stretch of text: words and marks, with their places.

    A name_like_this is a word; so are a word with its accents written apart and one with a soft
    hyphen in it.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    keys: list[str]
    """The words as they are compared: straight and curly quotes, hyphens and dashes, composed and
    decomposed letters, ligatures and their letters are the same."""
    paragraphs: list[int]
    """The numbers of those after a blank line."""

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that are the same in both texts: numbers of the first ones and how many."""

    old: int
    new: int
    length: int


def tokens(text: str, start: int, end: int) -> Tokens:
    found = list(_TOKEN.finditer(text, start, end))
    words = [m[0] for m in found]
    keys = [word if word.isalpha() and word.isascii() else token_key(word) for word in words]
    starts = [m.start() for m in found]
    blanks = (m.end() for m in _BLANK.finditer(text, start, end))
    paragraphs = [bisect_left(starts, blank) for blank in blanks]
    return Tokens(words, starts, [m.end() for m in found], keys, paragraphs)


def token_key(token: str) -> str:
    """A token as it is compared: without what is only typography."""
    if token[0] == "-":
        return "-"
    if token.isascii():
        return token
    composed = unicodedata.normalize("NFKC", token.translate(_UNSEEN))
    return composed.translate(_TYPOGRAPHY) or token


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in white space and typography at most."""
    return one == other or tokens(one, 0, len(one)).keys == tokens(other, 0, len(other)).keys


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the old text and the one it became, in code points."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Matched:
    """Two stretches as tokens, with the runs of tokens that are the same."""

    old: Tokens
    new: Tokens
    runs: list[Run]
    closed: bool = False
    """Whether both begin, and both end, where what is beside them corresponds."""


class Alignment:
    """An old text against a new one, as a chain of regions that each correspond."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self._regions = list(_regions(old, new))
        self._starts = [region.start for region in self._regions]
        self._matched: dict[Region, Matched] = {}

    def region(self, start: int, end: int) -> Region:
        """The smallest known region around old[start:end]."""
        first = self._regions[max(0, bisect_right(self._starts, start) - 1)]
        last = self._regions[max(0, bisect_left(self._starts, max(end, start + 1)) - 1)]
        return Region(first.start, last.end, first.new_start, last.new_end)

    def matched(self, start: int, end: int) -> Matched:
        """The words of the region around old[start:end] and which of them are the same."""
        region = self.region(start, end)
        found = self._matched.get(region)
        if found is None:
            old = tokens(self.old, region.start, region.end)
            new = tokens(self.new, region.new_start, region.new_end)
            found = Matched(old, new, matching_runs(old.keys, new.keys), closed=True)
            self._matched[region] = found
        return found


def _regions(old: str, new: str) -> Iterator[Region]:
    """Equal lines and what is between them, all of both texts in order."""
    old_lines, new_lines = _lines(old), _lines(new)
    anchors = _anchors([line for line, _, _ in old_lines], [line for line, _, _ in new_lines])
    at, new_at = 0, 0
    for a, b in anchors:
        _, start, end = old_lines[a]
        _, new_start, new_end = new_lines[b]
        if start > at or new_start > new_at:
            yield Region(at, start, new_at, new_start)
        yield Region(start, end, new_start, new_end)
        at, new_at = end, new_end
    yield Region(at, len(old), new_at, len(new))


def _lines(text: str) -> list[tuple[str, int, int]]:
    found = ((m[0], m.start(), m.end()) for m in _LINE.finditer(text))
    return [line for line in found if len(line[0].split(None, _ANCHOR_WORDS)) >= _ANCHOR_WORDS]


def _anchors(old: Sequence[object], new: Sequence[object]) -> list[tuple[int, int]]:
    """Pairs of places of items that each side has once, as many as keep their order."""
    places = _once(old)
    pairs = [(places[item], n) for item, n in _once(new).items() if item in places]
    pairs.sort()
    return _longest_increasing(pairs)


def _once(items: Sequence[object]) -> dict[object, int]:
    places: dict[object, int] = {}
    twice: set[object] = set()
    for n, item in enumerate(items):
        if item in places:
            twice.add(item)
        else:
            places[item] = n
    for item in twice:
        del places[item]
    return places


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs whose second numbers grow (patience sorting)."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, place) in enumerate(pairs):
        pile = bisect_left(tails, place)
        before.append(last[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [place]
        last[pile : pile + 1] = [n]
    chain: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def matching_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Runs of equal tokens in the order of both texts, none touching the next."""
    joined: list[Run] = []
    for run in _runs(old, new, 0, len(old), 0, len(new)):
        last = joined[-1] if joined else None
        if last and last.old + last.length == run.old and last.new + last.length == run.new:
            joined[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            joined.append(run)
    return joined


def _runs(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> Iterator[Run]:
    head = _common(old, new, range(a, a_end), range(b, b_end))
    if head:
        yield Run(a, b, head)
    a, b = a + head, b + head
    tail = _common(old, new, range(a_end - 1, a - 1, -1), range(b_end - 1, b - 1, -1))
    a_end, b_end = a_end - tail, b_end - tail
    yield from _inner_runs(old, new, a, a_end, b, b_end)
    if tail:
        yield Run(a_end, b_end, tail)


def _common(old: Sequence[str], new: Sequence[str], places: range, others: range) -> int:
    count = 0
    for place, other in zip(places, others, strict=False):
        if old[place] != new[other]:
            break
        count += 1
    return count


def _inner_runs(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> Iterator[Run]:
    if a == a_end or b == b_end:
        return
    size = (a_end - a) * (b_end - b)
    anchors = _token_anchors(old, new, a, a_end, b, b_end) if size > _SMALL else []
    if anchors:
        for place, other in anchors:
            if place > a and other > b:
                yield from _runs(old, new, a, place, b, other)
            yield Run(place, other, 1)
            a, b = place + 1, other + 1
        yield from _runs(old, new, a, a_end, b, b_end)
    elif size <= _LARGE:
        matcher = SequenceMatcher(None, old[a:a_end], new[b:b_end], autojunk=False)
        for block in matcher.get_matching_blocks():
            if block.size:
                yield Run(a + block.a, b + block.b, block.size)


def _token_anchors(
    old: Sequence[str], new: Sequence[str], a: int, a_end: int, b: int, b_end: int
) -> list[tuple[int, int]]:
    def grams(items: Sequence[str], start: int, end: int) -> list[int]:
        rows = (islice(items, start + n, end) for n in range(_ANCHOR_TOKENS))
        return [hash(gram) for gram in zip(*rows, strict=False)]

    pairs = _anchors(grams(old, a, a_end), grams(new, b, b_end))
    found = ((a + place, b + other) for place, other in pairs)
    return [(place, other) for place, other in found if old[place] == new[other]]
