"""What changed between two versions of a text, sentence by sentence.

It states what is seen: a sentence is the same, changed, moved, added or removed. Never why.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from astana_reader.articles.document import Block
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span

from .alignment import matching_runs

_SIMILAR = 0.5
"""Of their words that two sentences share to be one that was changed."""
_MOST_PAIRS = 10_000


class Kind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


ALTERED = (Kind.CHANGED, Kind.ADDED)
"""What a sentence of the new version is whose words are not those of before."""


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence of either version, with its place in each that has it."""

    kind: Kind
    old: Span | None
    new: Span | None


@dataclass(frozen=True, slots=True)
class Version:
    """A text and its blocks."""

    text: str
    blocks: Sequence[Block]

    def sentences(self) -> list[Span]:
        return [s for b in self.blocks for s in sentence_spans(self.text, b.start, b.end)]

    def block_at(self, offset: int) -> int:
        """The number of the last block that begins at an offset or before it; -1 for none."""
        return bisect_right(self.blocks, offset, key=lambda block: block.start) - 1

    def words(self, span: Span) -> str:
        """A sentence with its white space evened out, which says nothing."""
        return " ".join(self.text[span.start : span.end].split())


def compare(old: Version, new: Version) -> list[SentenceChange]:
    """The sentences of both versions in the order of the new one, removed ones where they stood."""
    before, after = old.sentences(), new.sentences()
    one, other = [old.words(s) for s in before], [new.words(s) for s in after]
    changes: list[SentenceChange] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(before[a:a_end], after[b:b_end], strict=True)
            changes += [SentenceChange(Kind.SAME, x, y) for x, y in pairs]
        else:
            paired = _paired(one[a:a_end], other[b:b_end])
            changes += _replaced(before[a:a_end], after[b:b_end], paired)
    return list(_with_moves(changes, old, new))


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which replaced sentence became which, in order, by the words they share."""
    if len(old) * len(new) > _MOST_PAIRS:
        return {}
    words, others = [s.casefold().split() for s in old], [s.casefold().split() for s in new]
    # The heaviest chain of pairs that keeps the order of both sides.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            alike = _likeness(words[a], others[b])
            pair = best[a + 1][b + 1] + alike if alike >= _SIMILAR else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], pair)
    pairs: dict[int, int] = {}
    a = b = 0
    while a < len(old) and b < len(new):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs[a] = b
            a, b = a + 1, b + 1
    return pairs


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    matched = sum(run.length for run in matching_runs(one, other))
    return 2 * matched / max(1, len(one) + len(other))


def _replaced(
    old: Sequence[Span], new: Sequence[Span], pairs: dict[int, int]
) -> Iterator[SentenceChange]:
    at = 0
    for a, before in enumerate(old):
        if a in pairs:
            yield from (SentenceChange(Kind.ADDED, None, s) for s in new[at : pairs[a]])
            yield SentenceChange(Kind.CHANGED, before, new[pairs[a]])
            at = pairs[a] + 1
        else:
            yield SentenceChange(Kind.REMOVED, before, None)
    yield from (SentenceChange(Kind.ADDED, None, s) for s in new[at:])


def _with_moves(
    changes: Sequence[SentenceChange], old: Version, new: Version
) -> Iterator[SentenceChange]:
    """A sentence that was removed here and added there has moved."""
    removed: dict[str, list[Span]] = {}
    for change in changes:
        if change.kind is Kind.REMOVED and change.old:
            removed.setdefault(old.words(change.old), []).append(change.old)
    moved: dict[Span, Span] = {}
    for change in changes:
        if change.kind is Kind.ADDED and change.new:
            places = removed.get(new.words(change.new))
            if places:
                moved[change.new] = places.pop(0)
    gone = set(moved.values())
    for change in changes:
        if change.new in moved:
            yield SentenceChange(Kind.MOVED, moved[change.new], change.new)
        elif change.kind is not Kind.REMOVED or change.old not in gone:
            yield change


def count_kinds(changes: Sequence[SentenceChange]) -> str:
    """What changed in words: “2 sentences changed, 1 added”; empty if nothing did."""
    kinds = (Kind.CHANGED, Kind.ADDED, Kind.REMOVED, Kind.MOVED)
    counts = {kind: sum(change.kind is kind for change in changes) for kind in kinds}
    parts = [f"{count} {kind}" for kind, count in counts.items() if count]
    if not parts:
        return ""
    sentences = "sentence" if parts[0].startswith("1 ") else "sentences"
    number, _, kind = parts[0].partition(" ")
    return ", ".join([f"{number} {sentences} {kind}", *parts[1:]])


def is_altered(span: Span, changes: Sequence[SentenceChange]) -> bool:
    """Whether a span of the new text touches a sentence that is not as it was."""
    return any(
        c.new and c.kind in ALTERED and c.new.overlaps(span.start, span.end) for c in changes
    )
