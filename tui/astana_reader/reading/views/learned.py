"""What of `entity:` and `when:` the search index knows, for marks that are filtered without it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing
from datetime import date

from astana_reader.library.places import Library
from astana_reader.search.cache import CacheError, open_to_read, progress
from astana_reader.search.client import usable_cache
from astana_reader.search.evaluating import matching
from astana_reader.search.facts import name_key
from astana_reader.search.index import Index
from astana_reader.search.meaning import known_of
from astana_reader.search.terms import Field, Query

Learned = tuple[Collection[str], Collection[tuple[date, date]]]
"""Names and times that an article is known by."""
_NOTHING: Learned = ((), ())


def learned_of(library: Library, query: Query) -> Callable[[str], Learned]:
    """A function that gives, for the key of an article, those names and times of the query that
    the index knows it to name and to tell of; nothing where there is no index.
    """
    asked = [leaf for leaf in query.leaves if isinstance(leaf, Field) and leaf.name in _LEARNED]
    if not asked:
        return lambda _key: _NOTHING
    try:
        with closing(open_to_read(usable_cache(library))) as database:
            met = [(leaf, _keys(database, leaf)) for leaf in asked]
    except (CacheError, sqlite3.Error):
        return lambda _key: _NOTHING
    return lambda key: _values([leaf for leaf, keys in met if key in keys])


def how_learned(library: Library, query: Query) -> str:
    """How much of the library the index knows names and times of, if a query asks for any."""
    if not query.of_learned:
        return ""
    try:
        with closing(open_to_read(usable_cache(library))) as database:
            known = progress(database)
    except (CacheError, sqlite3.Error):
        return "names and times: g/ looks for them first"
    return known_of(known) if known.learned < known.total else ""


_LEARNED = ("entity", "when")


def _keys(database: sqlite3.Connection, leaf: Field) -> set[str]:
    """The keys of the articles that meet a field. Raises sqlite3.Error."""
    articles = matching(Index(database), Query("", leaf))
    keys = database.execute("select id, key from articles")
    return {key for id, key in keys if id in articles}


def _values(met: list[Field]) -> Learned:
    """Names and times that meet the fields, and no others."""
    names = [name_key(leaf.value.strip("*")) or "x" for leaf in met if leaf.name == "entity"]
    times = [(leaf.first, leaf.last) for leaf in met if leaf.name == "when"]
    return names, [(first, last) for first, last in times if first and last]
