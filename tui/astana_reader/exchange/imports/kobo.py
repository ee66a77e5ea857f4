"""Kobo: the database `.kobo/KoboReader.sqlite` of the device."""

from __future__ import annotations

import sqlite3

from .databases import Fields, columns, is_database, opened, rows
from .found import Clipping, Found, Work, each, grouped, line, moment, note, words

_WANTED = ("BookmarkID", "Text", "Annotation", "DateCreated", "DateModified", "Hidden")


def fits(data: bytes) -> bool:
    return is_database(data)


def read(data: bytes) -> Found:
    """The highlights of a device. Raises ValueError if it is no such database."""
    with opened(data) as database:
        works, problems = each(_rows(database), _work)
    return Found(grouped(works), tuple(problems))


def _rows(database: sqlite3.Connection) -> list[Fields]:
    there = columns(database, "Bookmark")
    columns(database, "content")
    if not {"VolumeID", "Text"} <= there:
        raise sqlite3.DatabaseError("it has no text of bookmarks")
    wanted = ", ".join(f"b.{name} AS {name}" for name in _WANTED if name in there)
    return rows(
        database,
        f"SELECT {wanted}, b.VolumeID AS VolumeID, c.Title AS Title, c.Attribution AS Attribution"  # noqa: S608 - our own names
        " FROM Bookmark b LEFT JOIN content c ON c.ContentID = b.VolumeID ORDER BY b.rowid",
    )


def _work(row: Fields) -> Work:
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
