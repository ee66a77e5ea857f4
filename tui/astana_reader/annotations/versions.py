"""What changed between two versions of a text, sentence by sentence.

It states what is seen: a sentence is the same, changed, moved, added or removed. Never why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span, Spanned

from .alignment import matching_runs, tokens

_SIMILAR = 0.5
"""Of their words that two sentences share to be one that was changed."""
_MOST_PAIRS = 10_000


class Kind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


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
    blocks: Sequence[Spanned]

    def sentences(self) -> list[Span]:
        return [s for b in self.blocks for s in sentence_spans(self.text, b.start, b.end)]

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


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that shows both versions; `new` is where it stands in the new one."""

    start: int
    end: int
    kind: Kind
    new: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions as one text: what was removed stands before what took its place."""

    text: str
    pieces: tuple[Piece, ...]
    changes: tuple[SentenceChange, ...]

    def place(self, span: Span) -> Span | None:
        """Where a span of the new text is in the one that shows both."""
        inside = [
            p for p in self.pieces
            if p.new is not None and p.new < span.end and span.start < p.new + p.end - p.start
        ]  # fmt: skip
        if not inside:
            return None
        first, last = inside[0], inside[-1]
        start = first.start + max(0, span.start - (first.new or 0))
        return Span(start, last.start + min(last.end - last.start, span.end - (last.new or 0)))


def show_both(old: Version, new: Version, changes: Sequence[SentenceChange]) -> Comparison:
    """Write both versions as one text."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = at = 0

    def add(text: str, kind: Kind, place: int | None = None) -> None:
        nonlocal length
        if text:
            parts.append(text)
            pieces.append(Piece(length, length + len(text), kind, place))
            length += len(text)

    for change in changes:
        if change.new is None and change.old is not None:
            space = "" if not parts or parts[-1][-1:].isspace() else " "
            add(space, Kind.SAME)
            add(old.words(change.old), Kind.REMOVED)
        elif change.new is not None:
            add(new.text[at : change.new.start], Kind.SAME, at)
            if change.kind is Kind.CHANGED and change.old is not None:
                for text, kind, place in _word_changes(old, change.old, new, change.new):
                    add(text, kind, place)
            else:
                kind = change.kind if change.kind is not Kind.MOVED else Kind.ADDED
                add(new.text[change.new.start : change.new.end], kind, change.new.start)
            at = change.new.end
    add(new.text[at:], Kind.SAME, at)
    return Comparison("".join(parts), tuple(pieces), tuple(changes))


def _word_changes(
    old: Version, before: Span, new: Version, after: Span
) -> Iterator[tuple[str, Kind, int | None]]:
    """A changed sentence: its words, the removed ones before those that took their place."""
    one = tokens(old.text, before.start, before.end)
    other = tokens(new.text, after.start, after.end)
    a, b = before.start, after.start
    for run in matching_runs(one.words, other.words):
        start, end = other.starts[run.new], other.ends[run.new + run.length - 1]
        yield _removed(old.text[a : one.starts[run.old]]), Kind.REMOVED, None
        yield new.text[b:start], _kind_of(new.text[b:start]), b
        yield new.text[start:end], Kind.SAME, start
        a, b = one.ends[run.old + run.length - 1], end
    yield _removed(old.text[a : before.end]), Kind.REMOVED, None
    yield new.text[b : after.end], _kind_of(new.text[b : after.end]), b


def _removed(text: str) -> str:
    """Removed words with the space before them, so that they stand apart."""
    words = " ".join(text.split())
    return f" {words}" if words and text[0].isspace() else words


def _kind_of(text: str) -> Kind:
    """White space between the same words is not added."""
    return Kind.ADDED if text.strip() else Kind.SAME


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
    altered = (Kind.CHANGED, Kind.ADDED)
    return any(
        c.new and c.kind in altered and c.new.overlaps(span.start, span.end) for c in changes
    )
