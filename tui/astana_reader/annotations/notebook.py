"""The records of the open article: where each stands, what was done, what can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from astana_reader.text.spans import Span

from .anchoring import LOST, Anchor, Revision, Status, anchor_all
from .history import Edit, apply, is_current, undo
from .merging import merge
from .records import Annotation, Correction, Records, Selector


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


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction that has a place in the text, in code points."""

    start: int
    end: int
    correction: Correction


class Notebook:
    """Holds the records while an article is open; every change of them goes through here."""

    def __init__(self, records: Records, revision: Revision, *, patient: bool = True) -> None:
        """Open the records for a text.

        Unless `patient`, passages that were marked on another revision wait in `unplaced` until
        `place` is given where they stand: working that out can take seconds.
        """
        self.records = records
        self.revision = revision
        self._patient = patient
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._stepped: tuple[Edit, str] | None = None
        """The last thing undone or done again, and which of the two."""
        self._anchors: dict[str, tuple[Selector, Anchor]] = {}
        self.unplaced: dict[str, Selector] = {}
        """Selectors that wait for their places, by the ids of their records."""
        self.highlights: tuple[Highlight, ...] = ()
        """The placed annotations by start, the longer first."""
        self.orphans: tuple[Annotation, ...] = ()
        self.corrections: tuple[Placed, ...] = ()
        """The placed corrections in the order they were made."""
        self._place()

    def reopen(self, records: Records, revision: Revision, *, patient: bool = True) -> None:
        """Take another revision of the text; what was done can still be undone."""
        self.records, self.revision, self._patient = records, revision, patient
        self._anchors = {}
        self._place()

    def do(self, edit: Edit) -> None:
        self.records = apply(self.records, edit)
        self._done.append(edit)
        self._undone.clear()
        self._stepped = None
        self._place()

    def undo(self) -> str:
        """Undo the last edit; what to tell the reader."""
        return self._step(self._done, self._undone, "undone", "Nothing to undo.")

    def redo(self) -> str:
        """Do the last undone edit again; what to tell the reader."""
        return self._step(self._undone, self._done, "done again", "Nothing to redo.")

    def adopt(self, records: Records) -> str:
        """Take in what was on disk; what to tell the reader, empty if nothing changed here."""
        merged = merge(self.records, records, self.records)
        before, self.records = self.records, merged
        if merged.annotations == before.annotations and merged.verdicts == before.verdicts:
            return ""
        self._place()
        stepped, self._stepped = self._stepped, None
        if stepped and not is_current(merged, stepped[0]):
            return _overruled(*stepped)
        return "Marks of another program were taken in."

    def place(self, anchors: Mapping[str, Anchor]) -> None:
        """Take in where passages of other revisions stand."""
        for id, anchor in anchors.items():
            if selector := self.unplaced.pop(id, None):
                self._anchors[id] = (selector, anchor)
        self._place()

    def guess_for(self, id: str) -> Anchor:
        """Where an annotation stands or, for an orphan, might stand."""
        return self._anchors[id][1] if id in self._anchors else LOST

    @property
    def guesses(self) -> dict[str, Span]:
        """Where orphans may have stood, by their ids; those without a guess are left out."""
        places = ((orphan.id, self.guess_for(orphan.id)) for orphan in self.orphans)
        return {id: Span(at.start, at.end) for id, at in places if at.end > at.start}

    def _step(self, source: list[Edit], target: list[Edit], done: str, nothing: str) -> str:
        if not source:
            return nothing
        edit = source.pop()
        if not is_current(self.records, edit):
            return _overruled(edit, done)
        self.records = undo(self.records, edit)
        self._stepped = (edit.reverse, done)
        target.append(edit.reverse)
        self._place()
        return f"{edit.label[:1].upper()}{edit.label[1:]} {done}."

    def _place(self) -> None:
        """Anchor what is new or changed and sort all into what has a place and what has not."""
        records: dict[str, Annotation | Correction] = {
            **self.records.annotations,
            **self.records.corrections,
        }
        new = {
            id: record.selector
            for id, record in records.items()
            if self._is_new(id, record.selector)
        }
        if not self._patient:
            self.unplaced = {id: s for id, s in new.items() if not self._is_made_here(s)}
            new = {id: s for id, s in new.items() if id not in self.unplaced}
        found = anchor_all(new, self.revision)
        known = {id: at for id, at in self._anchors.items() if id in records}
        self._anchors = known | {id: (new[id], found[id]) for id in new}
        self._sort()

    def _is_new(self, id: str, selector: Selector) -> bool:
        known = self._anchors.get(id)
        return known is None or known[0] != selector

    def _is_made_here(self, selector: Selector) -> bool:
        return (selector.revision or self.revision.first_id) == self.revision.id

    def _sort(self) -> None:
        placed: list[Highlight] = []
        orphans: list[Annotation] = []
        for id, annotation in self.records.annotations.items():
            at = self.guess_for(id)
            if at.placed:
                placed.append(Highlight(at.start, at.end, annotation, at.status))
            elif id not in self.unplaced:
                orphans.append(annotation)
        corrections = sorted(self.records.corrections.values(), key=lambda c: (c.created, c.id))
        places = ((self.guess_for(c.id), c) for c in corrections)
        self.highlights = tuple(sorted(placed, key=lambda h: (h.start, -h.end, h.id)))
        self.orphans = tuple(sorted(orphans, key=lambda a: (a.selector.start, a.id)))
        self.corrections = tuple(Placed(at.start, at.end, c) for at, c in places if at.placed)


def _overruled(edit: Edit, done: str) -> str:
    return f"Not {done}: {edit.label} was changed by another program since."
