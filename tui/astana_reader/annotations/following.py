"""Following a passage into a revision: which of its words are still there, and together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from .alignment import Alignment, Matched, Run, Tokens

MARK_WEIGHT = 0.3
"""Of a punctuation mark, where a word weighs 1."""
INSERTED_COST = 0.3
"""Of a word put between two parts of a passage, beyond those that it replaces."""
JOIN_COST = 0.3
"""Of each change between two parts: a stray word beyond one does not belong."""
LEAST_SHARE = 0.35
"""Of its words that a passage must keep to be the same passage."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a passage went, in code points, and the share of its words that are there."""

    start: int
    end: int
    share: float


def follow(alignment: Alignment, start: int, end: int) -> Followed | None:
    """Where old[start:end] is in the new text; None if too little of it is left."""
    return best_place(alignment.matched(start, end), start, end)


def best_place(matched: Matched, start: int, end: int) -> Followed | None:
    """The part of the new stretch that best continues the passage [start, end) of the old one."""
    old, new = matched.old, matched.new
    first, last = bisect_right(old.ends, start), bisect_left(old.starts, end)
    weight = _weight(old, first, last)
    inside = list(_inside(matched.runs, first, last))
    best, kept = _best_chain(old, new, inside)
    if not kept or weight == 0 or best / weight < LEAST_SHARE:
        return None
    head, tail = kept[0], kept[-1]
    # A passage may begin or end inside a word.
    cut = max(0, start - old.starts[head.old])
    left = max(0, old.ends[tail.old + tail.length - 1] - end)
    new_start = new.starts[head.new] + cut
    new_end = new.ends[tail.new + tail.length - 1] - left
    return Followed(new_start, max(new_start + 1, new_end), best / weight)


def _inside(runs: list[Run], first: int, last: int) -> Iterator[Run]:
    """The parts of runs that are within the tokens [first, last) of the old text."""
    begin = max(0, bisect_right(runs, first, key=lambda run: run.old) - 1)
    for number in range(begin, len(runs)):
        run = runs[number]
        if run.old >= last:
            return
        skip = max(0, first - run.old)
        length = min(run.old + run.length, last) - run.old - skip
        if length > 0:
            yield Run(run.old + skip, run.new + skip, length)


def _best_chain(old: Tokens, new: Tokens, runs: list[Run]) -> tuple[float, list[Run]]:
    """The consecutive runs with the most weight left after the costs of what parts them.

    Returns the weight of their words and the runs.
    """
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


def _cost(old: Tokens, new: Tokens, run: Run, following: Run) -> float:
    removed = _weight(old, run.old + run.length, following.old)
    inserted = _weight(new, run.new + run.length, following.new)
    return JOIN_COST + INSERTED_COST * max(0.0, inserted - removed)


def _weight(of: Tokens, first: int, last: int) -> float:
    return sum(1.0 if of.words[n][0].isalnum() else MARK_WEIGHT for n in range(first, last))
