"""Two versions of a text written as one, for a reader to see what changed where it changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from astana_reader.articles.document import Block
from astana_reader.text.spans import Span

from .alignment import matching_runs, tokens
from .versions import Kind, SentenceChange, Version


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
    blocks: tuple[Block, ...]
    """Of the text: those of the new version, each with what was removed from it, and those of
    the old one that stand alone."""

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
    owners: list[_Owner] = []
    for number, change in enumerate(changes):
        if change.new is None and change.old is not None:
            words, gap = old.words(change.old), _gap(old, changes, number)
            writer.remove(words, gap)
            start = writer.length - len(words)
            owners.append(_owner_of_removed(old, new, change.old, gap, owners))
        elif change.new is not None:
            writer.keep_up_to(change.new.start)
            start = writer.length
            _write_kept(writer, old, new, change, change.new)
            owners.append((False, new.block_at(change.new.start)))
        places.append(Span(start, writer.length))
    if writer.at < len(new.text):
        writer.keep_up_to(len(new.text))
    text, pieces = "".join(writer.parts), tuple(writer.pieces)
    kept = tuple(piece for piece in pieces if piece.new is not None)
    blocks = tuple(_blocks(old, new, text, list(zip(owners, places, strict=True))))
    return Comparison(text, pieces, tuple(changes), tuple(places), kept, blocks)


def _write_kept(
    writer: _Writer, old: Version, new: Version, change: SentenceChange, span: Span
) -> None:
    """Write a sentence of the new version, with the words that it had before."""
    if change.kind is Kind.CHANGED and change.old is not None:
        for text, kind, place in _word_changes(old, change.old, new, span):
            writer.add(text, kind, place)
    else:
        kind = change.kind if change.kind is not Kind.MOVED else Kind.ADDED
        writer.add(new.text[span.start : span.end], kind, span.start)
    writer.at = span.end


_Owner = tuple[bool, int]
"""The block that a sentence belongs to: whether it is one of the old version, and its number."""


def _owner_of_removed(
    old: Version, new: Version, span: Span, gap: str | int, owners: Sequence[_Owner]
) -> _Owner:
    if isinstance(gap, int):
        return False, new.block_at(gap)
    return owners[-1] if gap == _BESIDE and owners else (True, old.block_at(span.start))


def _blocks(
    old: Version, new: Version, text: str, sentences: Sequence[tuple[_Owner, Span]]
) -> Iterator[Block]:
    """The blocks of the text, from its sentences. One that is parted begins anew after that."""
    begun: set[_Owner] = set()
    for owner, members in groupby(sentences, key=lambda sentence: sentence[0]):
        spans = [span for _, span in members]
        removed, number = owner
        block = (old if removed else new).blocks[max(0, number)]
        start, lead = spans[0].start, _lead(old if removed else new, block)
        start -= len(lead) if text[: spans[0].start].endswith(lead) else 0
        marker = (old if removed else new).text[block.start : block.start + block.hang]
        whole = owner not in begun and text.startswith(marker, start)
        hang, tight = (block.hang, block.tight) if whole else (0, False)
        label = block.label if whole else ""
        yield replace(block, start=start, end=spans[-1].end, tight=tight, hang=hang, label=label)
        begun.add(owner)


def _lead(version: Version, block: Block) -> str:
    """The white space that a block begins with: its sentences leave it out."""
    found = version.text[block.start : block.end]
    return found[: len(found) - len(found.lstrip())]


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
        elif gap == _BESIDE:
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
        if not space or ("\n" in self._wanted and "\n" not in space):
            self.add(self._wanted, Kind.SAME)
        self._wanted = ""
        self.add(text, Kind.SAME, self.at)
        self.at = offset


_BESIDE, _BELOW, _PARAGRAPH = " ", "\n", "\n\n"
_NEAR = 50
"""Sentences looked at for one that both versions have."""


def _gap(old: Version, changes: Sequence[SentenceChange], number: int) -> str | int:
    """What comes before a removed sentence: white space, or the new text up to the next sentence.

    It belongs to the paragraph of a sentence beside it that both versions have; else to none.
    """
    block = _block(old, changes[number].old)
    if number and _block(old, changes[number - 1].old) == block:
        return _BESIDE
    start: int | None = None
    for change in changes[number + 1 : number + _NEAR]:
        if change.old and _block(old, change.old) != block:
            break
        if change.new and start is None:
            start = change.new.start
        if change.old and change.new and start is not None:
            return start
    return _BELOW if old.blocks[max(0, block)].tight else _PARAGRAPH


def _block(version: Version, span: Span | None) -> int:
    """The number of the block that a span is in; -1 for none."""
    return version.block_at(span.start) if span else -1


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
