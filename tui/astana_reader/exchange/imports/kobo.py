"""Kobo: the database `.kobo/KoboReader.sqlite` of the device."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from .found import Clipping, Found, Work, each, grouped, line, moment, note, words

_SQLITE = b"SQLite format 3\x00"
_WANTED = ("BookmarkID", "Text", "Annotation", "DateCreated", "DateModified", "Hidden")
_STEPS, _TRIES = 10_000, 50_000
"""Of the database's machine: so many steps between looks at whether it has gone on for ever."""
_LONGEST = 16 * 1024 * 1024
"""Bytes of a text, or of a row."""
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION}


def fits(data: bytes) -> bool:
    return data.startswith(_SQLITE)


def read(data: bytes) -> Found:
    """The highlights of a device. Raises ValueError if it is no such database.

    It is read from a copy in memory, and may do nothing but read its own tables.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(_unlogged(data))
            rows = list(_rows(database))
        except (sqlite3.Error, OverflowError, MemoryError) as error:
            raise ValueError(f"its database can't be read, {error}") from None
    works, problems = each(rows, _work)
    return Found(grouped(works), tuple(problems))


def _unlogged(data: bytes) -> bytes:
    """The database as one without a write-ahead log, for such a one opens only from a disk.

    https://www.sqlite.org/fileformat.html#file_format_version_numbers
    """
    return data[:18] + b"\1\1" + data[20:] if data[18:20] == b"\2\2" else data


def _rows(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    tried = iter(range(_TRIES))
    database.set_progress_handler(lambda: next(tried, None) is None, _STEPS)
    database.execute("PRAGMA trusted_schema = OFF")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    database.row_factory = sqlite3.Row
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    for table in ("Bookmark", "content"):
        kind = database.execute(
            "SELECT type FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        if kind is None or kind[0] != "table":
            raise sqlite3.DatabaseError(f"it has no table “{table}”")
    there = {row["name"] for row in database.execute("PRAGMA table_info(Bookmark)")}
    if not {"VolumeID", "Text"} <= there:
        raise sqlite3.DatabaseError("it has no text of bookmarks")
    database.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY
    )
    columns = ", ".join(f"b.{name} AS {name}" for name in _WANTED if name in there)
    for row in database.execute(
        f"SELECT {columns}, b.VolumeID AS VolumeID, c.Title AS Title, c.Attribution AS Attribution"  # noqa: S608 - our own names
        " FROM Bookmark b LEFT JOIN content c ON c.ContentID = b.VolumeID ORDER BY b.rowid"
    ):
        yield dict(row)


def _work(row: dict[str, Any]) -> Work:
    time = moment(row.get("DateCreated"))
    hidden = str(row.get("Hidden")).casefold() in {"true", "1"}
    quote, said = words(row.get("Text")), note(row.get("Annotation"))
    made = Clipping(
        quote,
        said,
        created=time,
        modified=max(time, moment(row.get("DateModified"))),
        key=line(row.get("BookmarkID")),
    )
    title = line(row.get("Title")) or line(row.get("VolumeID")).rpartition("/")[2]
    # A bookmark of a page alone has no words.
    clippings = (made,) if (quote or said) and not hidden else ()
    return Work(title=title, author=line(row.get("Attribution")), clippings=clippings)
