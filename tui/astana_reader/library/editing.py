"""Changing the marks of articles that are not open."""

from __future__ import annotations

from astana_reader.annotations.history import Edit, apply, is_current, undo
from astana_reader.annotations.records import Link, Records
from astana_reader.annotations.store import ArticleStore, StoreError


def make_edit(edit: Edit, *, again: bool = False) -> str:
    """Make an edit in the file that it names; what to tell if it could not be made.

    `again` is for one that takes back, or does again, what was done before: what another program
    changed since stays. Raises StoreError.
    """
    if edit.file is None:
        raise ValueError("the edit names no file")
    store = ArticleStore(edit.file)
    loaded = store.load()
    if loaded.records is None or loaded.newer:
        raise StoreError(f"The marks of {edit.file.stem} can't be changed here.")
    if again and not is_current(loaded.records, edit.reverse):
        return f"Not undone: {edit.label} was changed by another program since."
    if not again and not _begin(loaded.records, edit):
        return "The other highlight is not there any more."
    store.save(undo(loaded.records, edit.reverse) if again else apply(loaded.records, edit))
    return ""


def _begin(records: Records, edit: Edit) -> bool:
    """Whether the links of an edit begin at highlights that are there."""
    links = (change.after for change in edit.changes)
    return all(link.source in records.annotations for link in links if isinstance(link, Link))
