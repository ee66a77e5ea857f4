"""Following a passage into a revision: which of its words are still there, and together.

Its ends follow their neighbours, not the words that survived: where the word right outside an end
stayed, what stands between that and the last kept word inside is what became of the end. So a
corrected word at an edge belongs to the passage, as a position with a side does in ProseMirror's
mapping of positions through changes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .alignment import Alignment, Matched, Run, Tokens, tokens
from .edges import taken_in
from .similarity import is_word, similar_pairs

MARK_WEIGHT = 0.3
"""Of a punctuation mark, where a word weighs 1."""
INSERTED_COST = 0.3
"""Of a word put between two parts of a passage, beyond those that it replaces."""
JOIN_COST = 0.3
"""Of each change between two parts: a stray word beyond one does not belong."""
LEAST_SHARE = 0.35
"""Of its words that a passage must keep to be the same passage."""
_ALIKE = 0.6
"""Of its letters that a word must keep to be the same word, corrected."""
_FEW_WORDS = 4
"""A passage of fewer words needs a neighbour that stayed."""
_NEAR = 8
"""Tokens between a passage and a neighbour that still is one."""
_SEEN = 100
"""Code points in which the words around a place are looked for."""
_LARGEST_GAP = 1600
"""Pairs of tokens up to which replaced words are compared with those in their place."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a passage went, in code points, and the share of its words that are there."""

    start: int
    end: int
    share: float
    sure: bool = True
    """Whether it is the passage; else it is the best guess."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The tokens [first, last) of the old stretch, and what it is a part of."""

    matched: Matched
    runs: Sequence[Run]
    """What is kept, corrected words too, of the passage and next to it."""
    first: int
    last: int


def follow(alignment: Alignment, start: int, end: int) -> Followed | None:
    """Where old[start:end] is in the new text; None where nothing of it is left."""
    return best_place(alignment.matched(start, end), start, end)


def best_place(matched: Matched, start: int, end: int) -> Followed | None:
    """The part of the new stretch that best continues the passage [start, end) of the old one."""
    old = matched.old
    passage = _passage(matched, start, end)
    weight = _weight(old, passage.first, passage.last)
    chain, kept = _best_chain(passage)
    if not kept or weight == 0:
        return None
    first, last = taken_in(matched, passage.runs, range(passage.first, passage.last), kept)
    place = _code_points(passage, kept, (first, last), (start, end))
    share = min(1.0, chain / weight)
    sure = share >= LEAST_SHARE and (not _is_short(passage) or _has_neighbour(passage, kept))
    return Followed(*place, share, sure)


def _passage(matched: Matched, start: int, end: int) -> _Passage:
    old = matched.old
    first, last = bisect_right(old.ends, start), bisect_left(old.starts, end)
    return _Passage(matched, list(_runs_around(matched, first, last)), first, last)


def _runs_around(matched: Matched, first: int, last: int) -> Iterator[Run]:
    """The runs of the tokens [first, last) and the next on both sides, corrected words too."""
    runs = matched.runs
    begin = max(0, bisect_left(runs, first, key=lambda run: run.old + run.length) - 1)
    stop = min(len(runs), bisect_right(runs, last, key=lambda run: run.old) + 1)
    before = Run(0, 0, 0) if begin == 0 else runs[begin - 1]
    for run in [*runs[begin:stop], *_end(matched, stop)]:
        yield from _corrected(matched, before, run)
        if run.length:
            yield run
        before = run


def _end(matched: Matched, stop: int) -> list[Run]:
    return [Run(len(matched.old), len(matched.new), 0)] if stop == len(matched.runs) else []


def _corrected(matched: Matched, before: Run, after: Run) -> Iterator[Run]:
    """Words between two runs that are only spelt otherwise, each as a run."""
    a, b = before.old + before.length, before.new + before.length
    old, new = matched.old.keys[a : after.old], matched.new.keys[b : after.new]
    if 0 < len(old) * len(new) <= _LARGEST_GAP:
        for x, y in similar_pairs(old, new, _ALIKE):
            yield Run(a + x, b + y, 1)


def _best_chain(passage: _Passage) -> tuple[float, list[Run]]:
    """The consecutive runs of a passage with the most weight left after what parts them costs.

    Returns the weight of their words and the runs.
    """
    old, new = passage.matched.old, passage.matched.new
    runs = list(_inside(passage.runs, passage.first, passage.last))
    best, chosen = 0.0, (0, 0)
    current, begin = 0.0, 0
    for number, run in enumerate(runs):
        cost = _cost(old, new, runs[number - 1], run) if number else 0.0
        if current <= cost:
            current, begin = 0.0, number
        else:
            current -= cost
        current += _weight(old, run.old, run.old + run.length)
        if current > best:
            best, chosen = current, (begin, number + 1)
    kept = runs[slice(*chosen)]
    return sum(_weight(old, run.old, run.old + run.length) for run in kept), kept


def _inside(runs: Sequence[Run], first: int, last: int) -> Iterator[Run]:
    """The parts of runs that are within the tokens [first, last) of the old text."""
    for run in runs:
        skip = max(0, first - run.old)
        length = min(run.old + run.length, last) - run.old - skip
        if length > 0:
            yield Run(run.old + skip, run.new + skip, length)


def _cost(old: Tokens, new: Tokens, run: Run, following: Run) -> float:
    removed = _weight(old, run.old + run.length, following.old)
    inserted = _weight(new, run.new + run.length, following.new)
    joined = JOIN_COST if removed or inserted else 0.0
    return joined + INSERTED_COST * max(0.0, inserted - removed)


def _weight(of: Tokens, first: int, last: int) -> float:
    return sum(1.0 if is_word(of.words[n]) else MARK_WEIGHT for n in range(first, last))


def _code_points(
    passage: _Passage, kept: Sequence[Run], taken: tuple[int, int], span: tuple[int, int]
) -> tuple[int, int]:
    """Where the new tokens [first, last) are. A passage may begin or end inside a word."""
    old, new = passage.matched.old, passage.matched.new
    (first, last), (start, end) = taken, span
    head, tail = kept[0], kept[-1]
    cut = max(0, start - old.starts[passage.first]) if head.old == passage.first else 0
    left = max(0, old.ends[passage.last - 1] - end)
    left = left if tail.old + tail.length == passage.last else 0
    new_start, new_end = new.starts[first] + cut, new.ends[last - 1] - left
    return new_start, max(new_start + 1, new_end)


def _is_short(passage: _Passage) -> bool:
    words = passage.matched.old.words[passage.first : passage.last]
    return sum(map(is_word, words)) < _FEW_WORDS


def _has_neighbour(passage: _Passage, kept: Sequence[Run]) -> bool:
    """Whether the word before a passage or the one after it stayed there."""
    matched, (head, tail) = passage.matched, (kept[0], kept[-1])
    before = _next_word(matched.old, range(passage.first - 1, -1, -1))
    after = _next_word(matched.old, range(passage.last, len(matched.old)))
    if matched.closed and before is None and head.new < _NEAR:
        return True
    if matched.closed and after is None and len(matched.new) - tail.new - tail.length < _NEAR:
        return True
    places = [_new_place(passage.runs, number) for number in (before, after)]
    gaps = (
        places[0] and head.new - places[0] - 1,
        places[1] and places[1] - tail.new - tail.length,
    )
    return any(gap is not None and 0 <= gap < _NEAR for gap in gaps)


def _next_word(of: Tokens, places: range) -> int | None:
    return next((n for n in places[:_NEAR] if is_word(of.words[n])), None)


def _new_place(runs: Sequence[Run], number: int | None) -> int | None:
    """The number in the new text of a token of the old one; None if it was replaced."""
    if number is None:
        return None
    found = (run for run in runs if run.old <= number < run.old + run.length)
    return next((run.new + number - run.old for run in found), None)


def where_it_stood(alignment: Alignment, start: int, end: int) -> tuple[int, int] | None:
    """What stands in the new text between the words that were around old[start:end].

    Where nothing does, the words around it. None if the new text has no words there.
    """
    matched, region = alignment.matched(start, end), alignment.region(start, end)
    new, passage = matched.new, _passage(matched, start, end)
    before = [run for run in matched.runs if run.old < passage.first]
    after = [run for run in matched.runs if run.old + run.length > passage.last]
    first = before[-1].new + min(before[-1].length, passage.first - before[-1].old) if before else 0
    last = after[0].new + max(0, passage.last - after[0].old) if after else len(new)
    if first < last:
        most = 2 * max(1, passage.last - passage.first) + _NEAR
        return new.starts[first], new.ends[min(last, first + most) - 1]
    return _around(alignment.new, new.ends[first - 1] if first else region.new_start)


def _around(text: str, offset: int) -> tuple[int, int] | None:
    """The tokens before and after an offset."""
    before = tokens(text, max(0, offset - _SEEN), offset)
    after = tokens(text, offset, offset + _SEEN)
    start = before.starts[-1] if len(before) else offset
    end = after.ends[0] if len(after) else offset
    return (start, end) if start < end else None
