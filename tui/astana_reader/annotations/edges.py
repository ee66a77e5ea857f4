"""What became of the ends of a passage whose first or last words were replaced."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .alignment import Matched, Run
from .similarity import cost_table, is_word

_MOST = 24
"""Tokens of a replacement that are looked at, from the last kept one on."""
_SENTENCE_ENDS = frozenset(".!?。！？")


def taken_in(
    matched: Matched, runs: Sequence[Run], passage: range, kept: Sequence[Run]
) -> tuple[int, int]:
    """The new tokens [first, last) that the old ones of a passage became.

    `kept` are the runs that are left of it, `runs` these and the next on both sides.
    """
    head, tail = kept[0], kept[-1]
    after = next((run for run in runs if run.old + run.length > passage.stop), None)
    before = next((run for run in reversed(runs) if run.old < passage.start), None)
    more = less = 0
    if after or matched.closed:
        more = _after(matched, passage, (tail.old + tail.length, tail.new + tail.length), after)
    if before or matched.closed:
        less = _before(matched, passage, (head.old, head.new), before)
    return head.new - less, tail.new + tail.length + more


def _after(matched: Matched, passage: range, end: tuple[int, int], run: Run | None) -> int:
    """How many new tokens belong to a passage beyond the end of what is kept of it."""
    old, new = matched.old, matched.new
    skip = max(0, passage.stop - run.old) if run else 0
    edge, bound = (run.old + skip, run.new + skip) if run else (len(old), len(new))
    if not _next_paragraph(old.paragraphs, end[0], passage.stop):
        bound = _next_paragraph(new.paragraphs, end[1], bound) or bound
    lost, outside = old.keys[end[0] : passage.stop], old.keys[passage.stop : edge]
    return _share(lost, outside, new.keys[end[1] : bound])


def _before(matched: Matched, passage: range, start: tuple[int, int], run: Run | None) -> int:
    """How many new tokens belong to a passage before the start of what is kept of it."""
    old, new = matched.old, matched.new
    length = min(run.length, passage.start - run.old) if run else 0
    edge, bound = (run.old + length, run.new + length) if run else (0, 0)
    if not _next_paragraph(old.paragraphs, passage.start + 1, start[0] + 1):
        inner = bisect_right(new.paragraphs, start[1])
        bound = max(bound, new.paragraphs[inner - 1] if inner else 0)
    lost, outside = old.keys[passage.start : start[0]], old.keys[edge : passage.start]
    return _share(lost[::-1], outside[::-1], new.keys[bound : start[1]][::-1])


def _next_paragraph(paragraphs: Sequence[int], first: int, last: int) -> int | None:
    """The first of the tokens [first, last) after a blank line; None if none is."""
    place = bisect_left(paragraphs, first)
    return paragraphs[place] if place < len(paragraphs) and paragraphs[place] < last else None


def _share(lost: Sequence[str], outside: Sequence[str], found: Sequence[str]) -> int:
    """How many of the tokens found next to a passage its lost ones became.

    All go outward from the last kept one: first the `lost`, then the tokens `outside` that were
    replaced too. With none of these the next word stayed, and all up to it belongs to the passage.
    """
    if not lost or not found:
        return 0
    lost, outside, found = lost[:_MOST], outside[:_MOST], found[:_MOST]
    count = len(found) if not outside else _split(lost, outside, found)
    if not _is_fitting(lost, found[:count]):
        count = 0 if outside else _split(lost, outside, found)
    while count and not is_word(found[count - 1]) and is_word(lost[-1]):
        count -= 1
    return count


def _split(lost: Sequence[str], outside: Sequence[str], found: Sequence[str]) -> int:
    """Where what the lost tokens became ends, and what became of those outside begins."""
    inner = cost_table(lost, found)[-1]
    outer = cost_table(outside[::-1], found[::-1])[-1][::-1]
    costs = [one + other for one, other in zip(inner, outer, strict=True)]
    return costs.index(min(costs))


def _is_fitting(lost: Sequence[str], found: Sequence[str]) -> bool:
    """Whether tokens can be what others became: not a whole sentence in the place of a word."""
    ends = any(token in _SENTENCE_ENDS for token in found[:-1])
    ended = any(token in _SENTENCE_ENDS for token in lost)
    return (ended or not ends) and len(found) <= 2 * len(lost) + 3
