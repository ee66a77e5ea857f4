"""The records of the open article: where each stands, what was done, what can be undone."""

from __future__ import annotations

from dataclasses import dataclass

from .anchoring import Anchor, Status, anchor
from .history import Edit, apply, is_current
from .merging import merge
from .records import Annotation, Records


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


class Notebook:
    """Holds the records while an article is open; every change of them goes through here."""

    def __init__(self, records: Records, text: str) -> None:
        self.records = records
        self._text = text
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._anchors: dict[str, tuple[Annotation, Anchor]] = {}
        self.highlights: tuple[Highlight, ...] = ()
        """The placed annotations by start, the longer first."""
        self.orphans: tuple[Annotation, ...] = ()
        self._place()

    def do(self, edit: Edit) -> None:
        self.records = apply(self.records, edit)
        self._done.append(edit)
        self._undone.clear()
        self._place()

    def undo(self) -> str:
        """Undo the last edit; what to tell the reader."""
        return self._step(self._done, self._undone, "undone", "Nothing to undo.")

    def redo(self) -> str:
        """Do the last undone edit again; what to tell the reader."""
        return self._step(self._undone, self._done, "done again", "Nothing to redo.")

    def adopt(self, records: Records) -> bool:
        """Take in what was on disk; whether that changed anything here."""
        merged = merge(self.records, records, self.records)
        changed = merged.annotations != self.records.annotations
        self.records = merged
        if changed:
            self._place()
        return changed

    def anchor_of(self, id: str) -> Anchor:
        return self._anchors[id][1]

    def _step(self, source: list[Edit], target: list[Edit], done: str, nothing: str) -> str:
        if not source:
            return nothing
        edit = source.pop()
        if not is_current(self.records, edit):
            return f"Not {done}: {edit.label} was changed by another program since."
        self.records = apply(self.records, edit.reverse)
        target.append(edit.reverse)
        self._place()
        return f"{edit.label[:1].upper()}{edit.label[1:]} {done}."

    def _place(self) -> None:
        """Anchor what is new or changed and sort all into highlights and orphans."""
        anchors: dict[str, tuple[Annotation, Anchor]] = {}
        for id, annotation in self.records.annotations.items():
            known = self._anchors.get(id)
            if known is None or known[0].selector != annotation.selector:
                known = (annotation, anchor(annotation.selector, self._text))
            anchors[id] = (annotation, known[1])
        self._anchors = anchors
        placed = [Highlight(at.start, at.end, a, at.status) for a, at in anchors.values() if at.placed]
        self.highlights = tuple(sorted(placed, key=lambda h: (h.start, -h.end, h.id)))
        self.orphans = tuple(a for a, at in anchors.values() if not at.placed)
