"""Names and times of the articles of an index, found after their texts: it takes far longer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from astana_reader.annotations.entity_memory import load_remembered
from astana_reader.entities.mentions import Entity
from astana_reader.library.places import Library

from .cache import is_full_text, packed_places, transaction
from .collecting import Listed, collect
from .facts import name_key
from .finding import Findings, find
from .indexing import forget_learned

_BATCH: Final = 0.5
"""Seconds of work that are kept together."""
Row = tuple[Any, ...]


def learn(
    database: sqlite3.Connection,
    library: Library,
    listed: Mapping[str, Listed],
    backend: str = "",
    *,
    day_first: bool | None = None,
) -> Iterator[int]:
    """Find names and times wherever they are not known; yields after each part how many were.

    `backend` and `day_first` are those of the settings. Raises sqlite3.Error.
    """
    remembered = load_remembered(library.annotations)
    while rows := _next(database):
        found: list[tuple[int, list[tuple[str, bytes]], list[Row]]] = []
        due = time.monotonic() + _BATCH
        for id, key, text_id in rows:
            one = listed.get(key)
            collected = collect(library, one, day_first=day_first) if one else None
            if collected and collected.text_id == text_id:
                findings = find(collected, remembered, backend, day_first=day_first)
                found.append((id, *_rows(findings)))
            else:  # it is read anew at the next look, or is gone
                found.append((id, [], []))
            if time.monotonic() > due:
                break
        with transaction(database):
            for id, names, times in found:
                _put(database, id, names, times)
        yield len(found)


def _next(database: sqlite3.Connection) -> list[tuple[int, str, str]]:
    query = "select id, key, text_id from articles where not learned order by id desc limit 50"
    return database.execute(query).fetchall()


def _rows(found: Findings) -> tuple[list[tuple[str, bytes]], list[Row]]:
    """The names of an article with their places, and its times."""
    times = [
        (one.earliest.toordinal(), one.latest.toordinal(), one.start, one.end)
        for one in found.expressions
        if one.earliest and one.latest
    ]
    return list(_names(found.entities)), times


def _names(entities: Iterable[Entity]) -> Iterator[tuple[str, bytes]]:
    """Each name and alias of an article, with all places of the one so called."""
    places: dict[str, set[tuple[int, int]]] = {}
    for entity in entities:
        spans = {(mention.start, mention.end) for mention in entity.mentions}
        for key in filter(None, map(name_key, (entity.name, *entity.aliases))):
            places.setdefault(key, set()).update(spans)
    for key, found in places.items():
        yield key, packed_places(found)


def _put(
    database: sqlite3.Connection, id: int, names: list[tuple[str, bytes]], times: list[Row]
) -> None:
    forget_learned(database, id)
    for key, _ in names:
        _put_name(database, key)
    query = "insert or replace into mentions select id, ?, ? from names where key=?"
    database.executemany(query, [(id, places, key) for key, places in names])
    query = "insert into times values(?, ?, ?, ?, ?)"
    database.executemany(query, [(a, b, id, start, end) for a, b, start, end in times])
    database.execute("update articles set learned=1 where id=?", (id,))


def _put_name(database: sqlite3.Connection, key: str) -> None:
    made = database.execute("insert or ignore into names(key) values(?)", (key,))
    if made.rowcount and is_full_text(database):
        row = (made.lastrowid, key)
        database.execute("insert into name_words(rowid, key) values(?, ?)", row)
