"""Which articles of a library name somebody or something, as far as the index knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library

from .cache import CacheError, cache_path, open_to_read, progress, unpacked, unpacked_places
from .facts import name_key
from .results import Progress

_SHORTEST: Final = 3
"""Letters of a last name by which others may be meant."""
_QUERY: Final = """
select a.key, a.title, a.published
from names n join mentions m on m.name = n.id join articles a on a.id = m.article
where n.key = ?1 or (?2 <> '' and (n.key = ?2 or n.key like '% ' || ?2))
group by a.id order by max(n.key = ?1) desc, sum(length(m.places)) desc, a.id limit ?3
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """The keys of the articles, those that name it most first, and how much of all is known."""

    keys: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    """Of each its title and its day of publication in ISO form, empty if that is not known."""
    progress: Progress | None = None
    """None where there is no index."""


def articles_naming(
    library: Library, name: str, most: int, cache: Path | None = None, *, alone: bool = False
) -> Naming:
    """The articles with a name in full, then those with others of its last word; at most `most`.

    `alone` leaves the others out.
    """
    key = name_key(name)
    last = key.rpartition(" ")[2]
    last = last if len(last) >= _SHORTEST and not alone else ""
    try:
        with closing(open_to_read(cache_path(library, cache))) as database:
            rows = database.execute(_QUERY, (key, last, most)).fetchall()
            told = tuple((title or key, day or "") for key, title, day in rows)
            return Naming(tuple(row[0] for row in rows), told, progress(database))
    except (CacheError, sqlite3.Error):
        return Naming()


@dataclass(frozen=True, slots=True)
class Named:
    """A name as a text has it, in how many articles it stands, and how often."""

    name: str
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names of a library, those of most articles first, and how much of all is known."""

    names: tuple[Named, ...] = ()
    progress: Progress | None = None
    """None where there is no index."""


def library_names(
    library: Library, words: Iterable[str], most: int, cache: Path | None = None
) -> Names:
    """The names that have all of some words, or beginnings of them; at most about `most`."""
    wanted = [name_key(word) for word in words]
    where = " and ".join(["' ' || key like ?"] * len(wanted)) or "1"
    query = (
        f"select id, key from names where {where} order by "  # no words in it
        "(select count(*) from mentions m where m.name = names.id) desc, id limit ?"
    )
    try:
        with closing(open_to_read(cache_path(library, cache))) as database:
            values = [f"% {word}%" for word in wanted]
            keys = dict(database.execute(query, (*values, most)).fetchall())
            return Names(tuple(_named(database, keys)), progress(database))
    except (CacheError, sqlite3.Error):
        return Names()


def _named(database: sqlite3.Connection, keys: Mapping[int, str]) -> Iterator[Named]:
    """A form of a name counts for the longest one that stands in all the same places."""
    owners: dict[tuple[int, bytes], int] = {}
    for id, key in keys.items():
        query = "select article, places from mentions where name=?"
        for place in database.execute(query, (id,)):
            owner = owners.setdefault(place, id)
            if len(keys[owner]) < len(key):
                owners[place] = id
    own: dict[int, list[tuple[int, bytes]]] = {}
    for place, id in owners.items():
        own.setdefault(id, []).append(place)
    for id in sorted(own, key=lambda id: (-len(own[id]), keys[id])):
        mentions = sum(len(unpacked_places(places)) for _, places in own[id])
        yield Named(_as_written(database, keys[id], own[id][0]), len(own[id]), mentions)


def _as_written(database: sqlite3.Connection, key: str, place: tuple[int, bytes]) -> str:
    """A name as a text has it."""
    article, places = place
    row = database.execute("select text from texts where id=?", (article,)).fetchone()
    text = unpacked(row[0]) if row else ""
    found = (" ".join(text[start:end].split()) for start, end in unpacked_places(places))
    return next((name for name in found if name_key(name) == key), key)


def known_counts(library: Library, cache: Path | None = None) -> tuple[int, int] | None:
    """How many names and how many times the index knows of; None where there is none."""
    query = "select (select count(*) from names), (select count(*) from times)"
    try:
        with closing(open_to_read(cache_path(library, cache))) as database:
            names, times = database.execute(query).fetchone()
    except (CacheError, sqlite3.Error):
        return None
    return int(names), int(times)
