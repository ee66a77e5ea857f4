"""The records of the open article: where each stands, what was done, what can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from astana_reader.text.spans import Span

from .anchoring import LOST, Anchor, Revision, anchor_all
from .garbage import no_collection
from .history import Edit, apply, is_current, undo
from .merging import merge
from .placed_marks import Highlight, PlacedMarks
from .records import Annotation, Correction, Records, Selector


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction that has a place in the text, in code points."""

    start: int
    end: int
    correction: Correction


R = TypeVar("R", Annotation, Correction)


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
        self.far: tuple[Edit, ...] = ()
        """Steps back and forth that are to be made in other articles' files."""
        self._anchors: dict[str, tuple[Selector, Anchor]] = {}
        self.unplaced: dict[str, Selector] = {}
        """Selectors that wait for their places, by the ids of their records."""
        self.marks = PlacedMarks()
        """The placed annotations, to look up which are somewhere, or next."""
        self.highlights: tuple[Highlight, ...] = ()
        """The placed annotations by start, the longer first."""
        self.orphans: tuple[Annotation, ...] = ()
        self.corrections: tuple[Placed, ...] = ()
        """The placed corrections in the order they were made."""
        self._lost: dict[str, Annotation] = {}
        self._gone: dict[str, Annotation] = {}
        """Annotations that another program deleted in this sitting."""
        self._place_all()

    def reopen(self, records: Records, revision: Revision, *, patient: bool = True) -> None:
        """Take another revision of the text; what was done can still be undone."""
        self.records, self.revision, self._patient = records, revision, patient
        self._anchors = {}
        self._place_all()

    def do(self, edit: Edit) -> None:
        """Make an edit; one of another article's file is only kept to be undone."""
        if edit.file is None:
            self.records = apply(self.records, edit)
        self._done.append(edit)
        self._undone.clear()
        self._stepped = None
        self._place(_ids(edit))

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
        changed = _changed(before.annotations, merged.annotations)
        corrected = _changed(before.corrections, merged.corrections)
        linked = before.links != merged.links
        if not (changed or corrected or linked) and merged.verdicts == before.verdicts:
            return ""
        gone = (before.annotations[id] for id in changed if id not in merged.annotations)
        self._gone |= {annotation.id: annotation for annotation in gone}
        self._place([*changed, *corrected])
        stepped, self._stepped = self._stepped, None
        if stepped and not is_current(merged, stepped[0]):
            return _overruled(*stepped)
        return "Marks of another program were taken in."

    def place(self, anchors: Mapping[str, Anchor]) -> None:
        """Take in where passages of other revisions stand."""
        for id, anchor in anchors.items():
            if selector := self.unplaced.pop(id, None):
                self._anchors[id] = (selector, anchor)
        self._sort(list(anchors))

    def annotation(self, id: str) -> Annotation | None:
        """An annotation, also as it was last when another program has deleted it since."""
        return self.records.annotations.get(id) or self._gone.get(id)

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
        if edit.file:
            self.far = (*self.far, edit.reverse)
        elif not is_current(self.records, edit):
            return _overruled(edit, done)
        else:
            self.records = undo(self.records, edit)
            self._stepped = (edit.reverse, done)
            self._place(_ids(edit))
        target.append(edit.reverse)
        return f"{edit.label[:1].upper()}{edit.label[1:]} {done}."

    def _place_all(self) -> None:
        """Anchor all records."""
        self.marks, self.orphans, self.unplaced = PlacedMarks(), (), {}
        self._lost = {}
        with no_collection():
            self._place([*self.records.annotations, *self.records.corrections])

    def _place(self, ids: Sequence[str]) -> None:
        """Anchor what of some records is new or changed, and sort them in."""
        records = ((id, self._record(id)) for id in ids)
        new = {
            id: record.selector
            for id, record in records
            if record is not None and self._is_new(id, record.selector)
        }
        for id in ids:
            self.unplaced.pop(id, None)
        if not self._patient:
            waiting = {id: s for id, s in new.items() if not self._is_made_here(s)}
            self.unplaced |= waiting
            new = {id: s for id, s in new.items() if id not in waiting}
        found = anchor_all(new, self.revision)
        self._anchors |= {id: (new[id], found[id]) for id in new}
        self._sort(ids)

    def _record(self, id: str) -> Annotation | Correction | None:
        return self.records.annotations.get(id) or self.records.corrections.get(id)

    def _is_new(self, id: str, selector: Selector) -> bool:
        known = self._anchors.get(id)
        return known is None or known[0] != selector

    def _is_made_here(self, selector: Selector) -> bool:
        return (selector.revision or self.revision.first_id) == self.revision.id

    def _sort(self, ids: Sequence[str]) -> None:
        """Sort some records into what has a place and what has not."""
        changed = {id: self._highlight(id) for id in ids if id not in self.records.corrections}
        if len(changed) > _MANY:
            kept = (h for h in self.marks.items if h.id not in changed)
            self.marks = PlacedMarks([*kept, *(h for h in changed.values() if h)])
        else:
            self.marks.put(changed)
        self.highlights = tuple(self.marks.items)
        self._sort_orphans(ids)
        if len(changed) < len(ids) or self.corrections:
            self._sort_corrections()

    def _highlight(self, id: str) -> Highlight | None:
        """An annotation in its place; None if it has none or is gone."""
        annotation = self.records.annotations.get(id)
        if annotation is None and id not in self.records.corrections:
            self._anchors.pop(id, None)
        at = self.guess_for(id)
        if annotation is None or id in self.unplaced or not at.placed:
            return None
        return Highlight(at.start, at.end, annotation, at.status)

    def _sort_orphans(self, ids: Sequence[str]) -> None:
        before = len(self._lost)
        found: dict[str, Annotation] = {}
        for id in ids:
            annotation = self.records.annotations.get(id)
            lost = annotation and id not in self.unplaced and not self.guess_for(id).placed
            if annotation and lost:
                found[id] = annotation
            self._lost.pop(id, None)
        if found or len(self._lost) < before:
            self._lost |= found
            self.orphans = tuple(
                sorted(self._lost.values(), key=lambda a: (a.selector.start, a.id))
            )

    def _sort_corrections(self) -> None:
        corrections = sorted(self.records.corrections.values(), key=lambda c: (c.created, c.id))
        places = ((self.guess_for(c.id), c) for c in corrections)
        self.corrections = tuple(Placed(at.start, at.end, c) for at, c in places if at.placed)


_MANY = 256
"""Changed highlights above which all are sorted anew."""


def _ids(edit: Edit) -> list[str]:
    """The annotations and corrections that an edit is about."""
    records = (change.after or change.before for change in edit.changes)
    return [record.id for record in records if isinstance(record, Annotation | Correction)]


def _changed(before: Mapping[str, R], after: Mapping[str, R]) -> list[str]:
    """The ids of records that are not as they were."""
    if before == after:
        return []
    ids: list[str] = [id for id, now in after.items() if _differs(before.get(id), now)]
    return ids + [id for id in before if id not in after]


def _differs(one: R | None, other: R) -> bool:
    return one is not other and one != other


def _overruled(edit: Edit, done: str) -> str:
    return f"Not {done}: {edit.label} was changed by another program since."
