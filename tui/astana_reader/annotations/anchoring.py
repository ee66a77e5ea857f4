"""Where the passages of selectors stand in a text.

A passage that was marked on another revision is followed by aligning the two texts; only what
that leaves open is looked for anywhere. What does not fit well enough has no place, only a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from .alignment import Alignment, same_words
from .following import follow, where_it_stood
from .quote_search import BEST_GUESS_SCORE, find_passage, is_sure
from .records import Selector, select


class Status(StrEnum):
    ANCHORED = "anchored"
    """The quote stands there letter for letter, wherever it went."""
    ALIKE = "alike"
    """The same words stand there, in other white space, quotes or dashes."""
    MOVED = "moved"
    """It has a place, but the words there differ."""
    ORPHAN = "orphan"
    """It has no place."""

    @property
    def exported(self) -> Status:
        """As files tell it: all that is not there letter for letter has moved."""
        return Status.MOVED if self is Status.ALIKE else self


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the current text, in code points; that of an orphan is a guess or empty."""

    start: int
    end: int
    status: Status

    @property
    def placed(self) -> bool:
        return self.status is not Status.ORPHAN


LOST = Anchor(0, 0, Status.ORPHAN)
LEAST_GUESSED_SHARE = 0.1
"""Of its words that must be left where a passage stood for them to be the guess."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The text that is open and those that marks were made on before."""

    text: str
    id: str
    first_id: str
    """Of the text that selectors without a revision refer to."""
    kept_text: Callable[[str], str | None]
    """An earlier text by its id; None if it was not kept."""


def anchor_all(selectors: Mapping[str, Selector], revision: Revision) -> dict[str, Anchor]:
    """The places of selectors, by the keys they are given with."""
    alignments: dict[str, Alignment | None] = {}
    anchors: dict[str, Anchor] = {}
    for key, selector in selectors.items():
        made_on = selector.revision or revision.first_id
        if made_on == revision.id:
            anchors[key] = _in_its_own_text(selector, revision.text)
            continue
        if made_on not in alignments:
            old = revision.kept_text(made_on)
            alignments[made_on] = Alignment(old, revision.text) if old is not None else None
        anchors[key] = _in_a_revision(selector, revision.text, alignments[made_on])
    return anchors


def anchor(selector: Selector, text: str) -> Anchor:
    """The place of a selector in the text that it may have been made on."""
    return _in_its_own_text(selector, text)


def _in_its_own_text(selector: Selector, text: str) -> Anchor:
    start, end = selector.start, selector.end
    if end <= len(text) and text[start:end] == selector.quote:
        return Anchor(start, end, Status.ANCHORED)
    around = select(text, start, end)
    if start < end <= len(text) and selector == replace(
        around, quote=selector.quote, revision=selector.revision
    ):  # an import put it there: what it stood between still tells where it is
        return Anchor(start, end, _status(selector.quote, text[start:end]))
    return _anywhere(selector, text)


def _in_a_revision(selector: Selector, text: str, alignment: Alignment | None) -> Anchor:
    start, end = selector.start, selector.end
    if alignment is None or alignment.old[start:end] != selector.quote:
        return _anywhere(selector, text)
    place = follow(alignment, start, end)
    if place and place.sure:
        return _at(text, place.start, place.end, selector.quote)
    found = _anywhere(selector, text)
    if found.placed:
        return found
    if place and place.share >= LEAST_GUESSED_SHARE:
        return Anchor(place.start, place.end, Status.ORPHAN)
    stood = None if found.end else where_it_stood(alignment, start, end)
    return Anchor(*stood, Status.ORPHAN) if stood else found


def _at(text: str, start: int, end: int, quote: str) -> Anchor:
    """A place of a quote, with the white space at its ends, which following does not weigh."""
    words = quote.strip()
    if text[start:end] == words:
        lead = quote.index(words)
        wide = max(0, start - lead), start - lead + len(quote)
        if text[slice(*wide)] == quote:
            return Anchor(*wide, Status.ANCHORED)
    return Anchor(start, end, _status(quote, text[start:end]))


def _status(quote: str, found: str) -> Status:
    if found == quote:
        return Status.ANCHORED
    return Status.ALIKE if same_words(found, quote) else Status.MOVED


def _anywhere(selector: Selector, text: str) -> Anchor:
    find = find_passage(selector, text)
    if find is None or find.score < BEST_GUESS_SCORE:
        return LOST
    if not is_sure(find, selector):
        return Anchor(find.start, find.end, Status.ORPHAN)
    return Anchor(find.start, find.end, _status(selector.quote, text[find.start : find.end]))
