"""SQLite databases of other programs: read from a copy in memory, and nothing but read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

_SQLITE = b"SQLite format 3\x00"
_STEPS, _TRIES = 10_000, 50_000
"""Of the database's machine: so many steps between looks at whether it has gone on for ever."""
_LONGEST = 16 * 1024 * 1024
"""Bytes of a text, or of a row."""
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}

Fields = dict[str, Any]


def is_database(data: bytes) -> bool:
    return data.startswith(_SQLITE)


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """A database that is read within limits. Raises ValueError where it can't be."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(_unlogged(data))
            tried = iter(range(_TRIES))
            database.set_progress_handler(lambda: next(tried, None) is None, _STEPS)
            database.execute("PRAGMA trusted_schema = OFF")
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            database.row_factory = sqlite3.Row
            database.text_factory = lambda text: text.decode("utf-8", "replace")
            yield database
        except (sqlite3.Error, OverflowError, MemoryError) as error:
            raise ValueError(f"its database can't be read, {error}") from None


def _unlogged(data: bytes) -> bytes:
    """The database as one without a write-ahead log, for such a one opens only from a disk.

    https://www.sqlite.org/fileformat.html#file_format_version_numbers
    """
    return data[:18] + b"\1\1" + data[20:] if data[18:20] == b"\2\2" else data


def columns(database: sqlite3.Connection, table: str) -> set[str]:
    """The columns of a table. Raises sqlite3.DatabaseError where there is no such table."""
    named = "SELECT type FROM sqlite_master WHERE name = ?"
    kind = database.execute(named, (table,)).fetchone()
    if kind is None or kind[0] != "table":
        raise sqlite3.DatabaseError(f"it has no table “{table}”")
    told = database.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return {row["name"] for row in told}


def rows(database: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> list[Fields]:
    """What a query gives. The database may do nothing but read from then on."""
    database.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
    )
    return [dict(row) for row in database.execute(query, values)]
