"""What the reader says of articles that are not open: their titles, sites, dates, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from astana_reader.annotations.edits import describing
from astana_reader.annotations.history import Edit, apply, is_current, undo
from astana_reader.annotations.records import ArticleRecord
from astana_reader.annotations.store import ArticleStore

from .catalog import Entry
from .documents import Wanted, wanted_file
from .opening import open_article
from .places import Library

Change = Callable[[ArticleRecord], dict[str, Any]]
"""Gives the fields of an article that are to be others."""


@dataclass(frozen=True, slots=True)
class Made:
    """An edit as it stands in an article's file."""

    store: Path
    edit: Edit


def describe(library: Library, entries: Iterable[Entry], change: Change) -> list[Made]:
    """Change fields of articles; what was made, without those that have them already.

    An article that was never marked gets a file of its own. Raises ArticleError, StoreError.
    """
    made = (_describe_one(library, entry, change) for entry in entries)
    return [one for one in made if one.edit.changes]


def _describe_one(library: Library, entry: Entry, change: Change) -> Made:
    if entry.store and (records := ArticleStore(entry.store).load().records):
        return make(entry.store, describing(records.article, **change(records.article)))
    opened = open_article(library, wanted_at(library, entry.place).load())
    about = opened.records.article
    edit = describing(about, **change(about))
    if edit.changes:
        opened.store.save(opened.ready(apply(opened.records, edit)))
        with suppress(OSError):  # a missing text costs precision, never marks
            opened.keep_text()
    return Made(opened.store.path, edit)


def wanted_at(library: Library, place: Path | str) -> Wanted:
    """The article at a file or a web address. Raises ArticleError for one that can't be."""
    if isinstance(place, Path):
        return wanted_file(place)
    from .pages import wanted_page

    return wanted_page(library, place)


def make(path: Path, edit: Edit) -> Made:
    """Make an edit in an article's file. Raises StoreError."""
    store = ArticleStore(path)
    records = store.load().records
    if records and edit.changes:
        store.save(apply(records, edit))
    return Made(path, edit)


def take_back(made: Iterable[Made]) -> list[Made]:
    """Take edits back; those that would do them again. What changed since stays. StoreError."""
    taken: list[Made] = []
    for one in made:
        store = ArticleStore(one.store)
        records = store.load().records
        if records and is_current(records, one.edit):
            store.save(undo(records, one.edit))
            taken.append(Made(one.store, one.edit.reverse))
    return taken
