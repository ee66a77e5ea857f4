"""The highlights of the open article in the order of its text.

A change of one costs a search and a shift of part of a list: an article may hold ten thousand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from astana_reader.text.spans import Span, SpanIndex

from .anchoring import Revision, Status, anchor_all
from .garbage import no_collection
from .records import Annotation


@dataclass(frozen=True, slots=True)
class Highlight:
    """An annotation that has a place in the text, in code points."""

    start: int
    end: int
    annotation: Annotation
    status: Status = Status.ANCHORED

    @property
    def id(self) -> str:
        return self.annotation.id


_Key = tuple[int, int, str]


class PlacedMarks:
    """Highlights by start, the longer first."""

    def __init__(self, highlights: Iterable[Highlight] = ()) -> None:
        self.items: list[Highlight] = sorted(highlights, key=_key)
        self.index: SpanIndex[Highlight] = SpanIndex(self.items)
        """Finds those that overlap a range; the same one whatever is added or removed."""
        self._keys: list[_Key] = [_key(highlight) for highlight in self.items]
        self._by_id = {highlight.id: highlight for highlight in self.items}

    def put(self, changed: Mapping[str, Highlight | None]) -> None:
        """Take in highlights by their ids, None for one that has no place any more."""
        for id, highlight in changed.items():
            before = self._by_id.pop(id, None)
            if before is not None:
                self._remove(before)
            if highlight is not None:
                self._add(highlight)

    def get(self, id: str) -> Highlight | None:
        return self._by_id.get(id)

    def before(self, offset: int) -> Highlight | None:
        """The last highlight that begins before an offset."""
        place = bisect_left(self._keys, (offset,))
        return self.items[place - 1] if place else None

    def _add(self, highlight: Highlight) -> None:
        key = _key(highlight)
        place = bisect_left(self._keys, key)
        self._keys.insert(place, key)
        self.items.insert(place, highlight)
        self._by_id[highlight.id] = highlight
        self.index.add(highlight)

    def _remove(self, highlight: Highlight) -> None:
        place = bisect_left(self._keys, _key(highlight))
        del self._keys[place], self.items[place]
        self.index.remove(highlight)


def _key(highlight: Highlight) -> _Key:
    return highlight.start, -highlight.end, highlight.id


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the annotations of an article stand, for who only reads them."""

    highlights: tuple[Highlight, ...]
    """In the order of the text."""
    orphans: tuple[Annotation, ...]
    guesses: Mapping[str, Span]
    """Where orphans may have stood, by their ids; those without a guess are left out."""


def place_all(annotations: Mapping[str, Annotation], revision: Revision) -> Placing:
    """Place all annotations of an article: there may be a hundred thousand."""
    with no_collection():
        anchors = anchor_all({id: a.selector for id, a in annotations.items()}, revision)
        placed = [
            Highlight(at.start, at.end, annotations[id], at.status)
            for id, at in anchors.items()
            if at.placed
        ]
        lost = {id: at for id, at in anchors.items() if not at.placed}
        orphans = sorted((annotations[id] for id in lost), key=lambda a: (a.selector.start, a.id))
        guesses = {id: Span(at.start, at.end) for id, at in lost.items() if at.end > at.start}
        return Placing(tuple(sorted(placed, key=_key)), tuple(orphans), guesses)
