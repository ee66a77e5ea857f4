"""Changing the marks of articles that are not open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from astana_reader.annotations.history import Edit, apply, is_current, undo
from astana_reader.annotations.records import Annotation, Link, Records
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


Change = Callable[[Records, list[Annotation]], Edit]
"""What is to become of some highlights of an article."""


def edit_marks(marks: Mapping[Path, Collection[str]], change: Change) -> list[Edit]:
    """Change highlights, given by their ids, in the files that hold them; what was changed.

    Those that are not there any more are left out. Raises StoreError.
    """
    made: list[Edit] = []
    for path, ids in marks.items():
        records = ArticleStore(path).load().records
        there = records.annotations if records else {}
        meant = [there[id] for id in ids if id in there]
        if records is None or not meant:
            continue
        edit = replace(change(records, meant), file=path)
        if edit.changes:
            make_edit(edit)
            made.append(edit)
    return made


def take_back(made: Iterable[Edit]) -> tuple[list[Edit], list[str]]:
    """Take back edits of several files; those that were, and a sentence for each that was not."""
    taken, problems = [], []
    for edit in made:
        if problem := make_edit(edit.reverse, again=True):
            problems.append(problem)
        else:
            taken.append(edit.reverse)
    return taken, problems


def _begin(records: Records, edit: Edit) -> bool:
    """Whether the links of an edit begin at highlights that are there."""
    links = (change.after for change in edit.changes)
    return all(link.source in records.annotations for link in links if isinstance(link, Link))
