"""What changed between two versions of a text, sentence by sentence.

It states what is seen: a sentence is the same, changed, moved, added or removed. Never why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    places: tuple[Span, ...]
    """Where each of the changes is in the text."""
    kept: tuple[Piece, ...]
    """The pieces of the new version, in its order."""

    def place(self, span: Span) -> Span | None:
        """Where a span of the new text is in the one that shows both."""
        first = max(0, bisect_right(self.kept, span.start, key=_new_start) - 1)
        last = bisect_left(self.kept, span.end, key=_new_start) - 1
        if last < first:
            return None
        head, tail = self.kept[first], self.kept[last]
        start = head.start + max(0, span.start - _new_start(head))
        end = tail.start + min(tail.end - tail.start, span.end - _new_start(tail))
        return Span(start, end) if end > start else None


def _new_start(piece: Piece) -> int:
    return piece.new or 0


def show_both(old: Version, new: Version, changes: Sequence[SentenceChange]) -> Comparison:
    """Write both versions as one text.

    A removed sentence stands in the paragraph of its neighbour; a removed paragraph stands alone.
    """
    writer = _Writer(new.text)
    places: list[Span] = []
    for number, change in enumerate(changes):
        if change.new is None and change.old is not None:
            words = old.words(change.old)
            writer.remove(words, _gap(old, changes, number))
            start = writer.length - len(words)
        elif change.new is not None:
            writer.keep_up_to(change.new.start)
            start = writer.length
            if change.kind is Kind.CHANGED and change.old is not None:
                for text, kind, place in _word_changes(old, change.old, new, change.new):
                    writer.add(text, kind, place)
            else:
                kind = change.kind if change.kind is not Kind.MOVED else Kind.ADDED
                writer.add(new.text[change.new.start : change.new.end], kind, change.new.start)
            writer.at = change.new.end
        places.append(Span(start, writer.length))
    if writer.at < len(new.text):
        writer.keep_up_to(len(new.text))
    pieces = tuple(writer.pieces)
    kept = tuple(piece for piece in pieces if piece.new is not None)
    return Comparison("".join(writer.parts), pieces, tuple(changes), tuple(places), kept)


class _Writer:
    """Puts the text together that shows both versions."""

    def __init__(self, new: str) -> None:
        self._new = new
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.at = 0
        """How much of the new version is written."""
        self._wanted = ""
        """The white space due after a removed sentence, unless what follows brings its own."""

    def add(self, text: str, kind: Kind, place: int | None = None) -> None:
        if text:
            self.parts.append(text)
            self.pieces.append(Piece(self.length, self.length + len(text), kind, place))
            self.length += len(text)

    def remove(self, words: str, gap: str | int) -> None:
        """Write a removed sentence, after white space or the new version up to an offset."""
        if isinstance(gap, int):
            self.keep_up_to(gap)
            self._wanted = " "
        elif gap == " ":
            self.add(gap, Kind.SAME)
            self._wanted = self._wanted or " "
        else:
            self.add(gap if self.length else "", Kind.SAME)
            self._wanted = gap
        self.add(words, Kind.REMOVED)

    def keep_up_to(self, offset: int) -> None:
        """Write the new version from where it was left."""
        text = self._new[self.at : offset]
        space = text[: len(text) - len(text.lstrip())]
        if not space or (self._wanted == _PARAGRAPH and "\n" not in space):
            self.add(self._wanted, Kind.SAME)
        self._wanted = ""
        self.add(text, Kind.SAME, self.at)
        self.at = offset


_PARAGRAPH = "\n\n"
_NEAR = 50
"""Sentences looked at for one that both versions have."""


def _gap(old: Version, changes: Sequence[SentenceChange], number: int) -> str | int:
    """What comes before a removed sentence: white space, or the new text up to the next sentence.

    It belongs to the paragraph of a sentence beside it that both versions have; else to none.
    """
    block = _block(old, changes[number].old)
    if number and _block(old, changes[number - 1].old) == block:
        return " "
    start: int | None = None
    for change in changes[number + 1 : number + _NEAR]:
        if change.old and _block(old, change.old) != block:
            break
        if change.new and start is None:
            start = change.new.start
        if change.old and change.new and start is not None:
            return start
    return _PARAGRAPH


def _block(version: Version, span: Span | None) -> int:
    """The number of the block that a span is in; -1 for none."""
    return bisect_right(version.blocks, span.start, key=lambda b: b.start) if span else -1


def _word_changes(
    old: Version, before: Span, new: Version, after: Span
) -> Iterator[tuple[str, Kind, int | None]]:
    """A changed sentence: its words, the removed ones before those that took their place."""
    one = tokens(old.text, before.start, before.end)
    other = tokens(new.text, after.start, after.end)
    a, b = before.start, after.start
    for run in matching_runs(one.words, other.words):
        start, end = other.starts[run.new], other.ends[run.new + run.length - 1]
        yield from _replacement(old.text[a : one.starts[run.old]], new.text[b:start], b)
        yield new.text[start:end], Kind.SAME, start
        a, b = one.ends[run.old + run.length - 1], end
    yield from _replacement(old.text[a : before.end], new.text[b : after.end], b)


def _replacement(removed: str, added: str, place: int) -> Iterator[tuple[str, Kind, int | None]]:
    """Words and those that took their place; white space between them is of neither kind."""
    words, stripped = " ".join(removed.split()), added.strip()
    start = len(added) - len(added.lstrip()) if stripped else len(added)
    if words:
        yield " " if removed[0].isspace() else "", Kind.SAME, None
        yield words, Kind.REMOVED, None
        apart = removed[-1].isspace() and not added[:1].isspace()
        yield " " if apart else "", Kind.SAME, None
    yield added[:start], Kind.SAME, place
    yield stripped, Kind.ADDED, place + start
    end = start + len(stripped)
    yield added[end:], Kind.SAME, place + end


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
