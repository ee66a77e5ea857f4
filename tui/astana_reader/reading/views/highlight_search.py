"""Which highlights of the library meet a query: by the search index, else by their files."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from astana_reader.annotations.records import ArticleRecord
from astana_reader.library.catalog import listed
from astana_reader.library.marks import Found, Kept, LibraryMarks, MarkedFile, MarkFiles, mark_files
from astana_reader.library.places import Library
from astana_reader.search.cache import CacheError, open_to_read
from astana_reader.search.client import usable_cache
from astana_reader.search.evaluating import matching_marks
from astana_reader.search.facts import ArticleFacts, Linked, matches_mark
from astana_reader.search.index import Index
from astana_reader.search.indexed_marks import first_indexed, indexed_marks, publication_days
from astana_reader.search.states import ArticleStates, Subject
from astana_reader.search.terms import Field, Query
from astana_reader.settings.file_stamp import folder_time

from .learned import learned_of
from .viewing import Sources

_LASTS = 60
"""Seconds after which it is looked up again when articles were published."""
_FIRST = 40
"""Articles of which the first screen is made."""
_SOON = 0.2
"""Seconds until what was found so far is shown; then each time after twice as long."""

T = TypeVar("T")


def _asked_of_index(library: Library, ask: Callable[[sqlite3.Connection], T]) -> T | None:
    """What the index answers; None where there is none of use."""
    path = usable_cache(library)
    with suppress(CacheError, sqlite3.Error), closing(open_to_read(path)) as database:
        return ask(database)
    return None


def first_marks(sources: Sources) -> LibraryMarks | None:
    """The highlights of the first articles by title, as the index has them; None without one."""
    library = sources.library
    kept = _asked_of_index(
        library, lambda database: first_indexed(database, library.annotations, _FIRST)
    )
    return LibraryMarks.of((each.file for each in kept if each.file), whole=False) if kept else None


def take_indexed(sources: Sources, files: MarkFiles) -> Iterator[None]:
    """Have the files as the index knows them: only what changed since is read then.

    Gives nothing now and then, for who wants to stop.
    """
    annotations = sources.library.annotations
    path = usable_cache(sources.library)
    with suppress(CacheError, sqlite3.Error), closing(open_to_read(path)) as database:
        known: dict[Path, Kept] = {}
        for number, kept in enumerate(indexed_marks(database, annotations)):
            if kept.file:
                known[kept.file.path] = kept
            if not number % _FIRST:
                yield None
        files.kept = known


def found_marks(
    sources: Sources, marks: LibraryMarks, query: Query, days: Mapping[str, date]
) -> Iterator[list[Found]]:
    """What meets a query: of much the first soon, then all."""
    if query.term is None:
        yield [(file, mark) for file in marks.files for mark in file.marks]
        return
    pens = {id: sources.settings.pen(id).name for id in sources.settings.pens}
    met = _met(sources, query, pens)
    kept = mark_files(sources.library.annotations).kept
    told = {path for path, each in kept.items() if each.is_indexed} if met is not None else set()
    known = (marks.by_id[id] for id in met or () if id in marks.by_id)
    found = sorted((pair for pair in known if pair[0].path in told), key=_in_order)
    read = [file for file in marks.files if file.path not in told]
    links = Linked.of(link for file in marks.files for link in file.links)
    pause = _SOON
    due = time.monotonic() + pause
    for file, about in zip(read, _facts(sources, read, query, days), strict=True):
        pairs = ((file, mark) for mark in file.marks)
        found += (pair for pair in pairs if matches_mark(query, about, pair[1], links, pens))
        if time.monotonic() > due:
            yield list(found)
            pause *= 2
            due = time.monotonic() + pause
    yield found


def _in_order(pair: Found) -> tuple[Path, int, str]:
    file, mark = pair
    return file.path, mark.selector.start, mark.id


def _met(sources: Sources, query: Query, pens: Mapping[str, str]) -> set[str] | None:
    """The ids of the highlights that meet a query as the index has them; None without one."""
    states = ArticleStates(sources.library, sources.state)
    return _asked_of_index(
        sources.library, lambda database: matching_marks(Index(database, pens, states), query)
    )


def _facts(
    sources: Sources, files: Sequence[MarkedFile], query: Query, days: Mapping[str, date]
) -> Iterator[ArticleFacts]:
    """What is known of each article, as far as the query asks for it."""
    states: Mapping[str, str] = {}
    if any(isinstance(leaf, Field) and leaf.name == "state" for leaf in query.leaves):
        articles = [Subject(_key(f), _text_id(f.article), len(f.marks)) for f in files]
        states = ArticleStates(sources.library, sources.state)(articles)
    learned = learned_of(sources.library, query)
    for file in files:
        about, key = file.article, _key(file)
        names, times = learned(key)
        yield ArticleFacts(
            file.title,
            about.author,
            about.site,
            about.url,
            days.get(file.path.name),
            states.get(key, ""),
            about.tags,
            about.note,
            names,
            times,
        )


def _key(file: MarkedFile) -> str:
    """What the library's list knows an article by."""
    return str(file.place or file.path.name)


def _text_id(about: ArticleRecord) -> str:
    """The id of the text that was marked last."""
    return max(about.texts, key=about.texts.__getitem__, default=about.sha256)


def publication(sources: Sources, files: Sequence[MarkedFile]) -> dict[str, date]:
    """When the articles were published, by the names of their files of marks."""
    library, now = sources.library, time.monotonic() // _LASTS
    known = folder_time(library.articles), len(files), now
    days = _published(library, sources.state, known)
    return {**days, **{f.path.name: f.article.published for f in files if f.article.published}}


@lru_cache(maxsize=1)
def _published(library: Library, state: Path, _known: tuple[float, ...]) -> dict[str, date]:
    """The days that articles and what stands beside them give: a query is asked at each key."""
    found = _asked_of_index(library, publication_days) or {}
    if found:
        return found
    for entry, preview in listed(library, state):
        day = entry.published or (preview.day if preview else None)
        if entry.store and day:
            found[entry.store.name] = day
    return found
