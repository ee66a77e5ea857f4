"""Apple Books: its databases of annotations and of books, alone, in an archive or in its folder.

On a Mac they are below `~/Library/Containers/com.apple.iBooksX/Data/Documents`.
"""

from __future__ import annotations

import io
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from .archives import is_archive, member_names, open_members
from .databases import Fields, columns, is_database, opened, rows
from .found import Clipping, Found, Work, each, grouped, line, moment, note, words

_MARKS, _BOOKS = "ZAEANNOTATION", "ZBKLIBRARYASSET"
_WANTED = _ASSET, _ID, _TEXT, _NOTE, _CREATED, _MODIFIED = tuple(
    f"ZANNOTATION{name}"
    for name in "ASSETID UUID SELECTEDTEXT NOTE CREATIONDATE MODIFICATIONDATE".split()
)
_NAMES = ("AEAnnotation", "BKLibrary")
"""How the names of the two files begin, and those of their folders."""
_EPOCH = 978_307_200
"""2001-01-01, from which its times count, in seconds since 1970."""
LARGEST = 256 * 1024 * 1024

_Books = dict[str, tuple[str, str]]


def fits(data: bytes) -> bool:
    if is_archive(data):
        return any(_is_of(name, _NAMES[0]) for name in member_names(data))
    return is_database(data) and _MARKS.encode() in data


def read(data: bytes) -> Found:
    """The books of a database of annotations, or of both in an archive. Raises ValueError."""
    if not is_archive(data):
        return _found(data, {})
    archive = open_members(data)
    marks, books = (
        [archive.read(name) for name in archive.names if _is_of(name, kind)] for kind in _NAMES
    )
    if not marks:
        raise ValueError("it has no database of annotations")
    known = {id: book for one in books for id, book in _books(one)}
    found = [_found(one, known) for one in marks]
    works = grouped(work for one in found for work in one.works)
    return Found(works, tuple(problem for one in found for problem in one.problems))


def packed(folder: Path) -> bytes:
    """The databases of a folder as an archive, with what is only in their logs yet.

    They are read from copies: Books may have them open. Raises OSError, and ValueError where
    there is none or they are too large.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, tempfile.TemporaryDirectory() as scratch:
        for kind in _NAMES:
            for path in sorted({*folder.glob(f"{kind}*.sqlite"), *folder.glob(f"{kind}/*.sqlite")}):
                archive.writestr(path.name, _copied(path, Path(scratch)))
        if not archive.namelist():
            raise ValueError("it has no databases of Apple Books")
    return out.getvalue()


def _copied(path: Path, scratch: Path) -> bytes:
    parts = [Path(f"{path}{end}") for end in ("", "-wal")]
    there = [part for part in parts if part.is_file()]
    if sum(part.stat().st_size for part in there) > LARGEST:
        raise ValueError(f"{path.name} is larger than {LARGEST // 1024**2} MB")
    for part in there:
        shutil.copyfile(part, scratch / part.name)
    try:
        with closing(sqlite3.connect(scratch / path.name)) as database:
            return bytes(database.serialize())
    except sqlite3.Error as error:
        raise ValueError(f"{path.name} can't be read, {error}") from None


def _is_of(name: str, kind: str) -> bool:
    return name.endswith(".sqlite") and name.rpartition("/")[2].startswith(kind)


def _books(data: bytes) -> Iterator[tuple[str, tuple[str, str]]]:
    with opened(data) as database:
        if not {"ZASSETID", "ZTITLE", "ZAUTHOR"} <= columns(database, _BOOKS):
            raise ValueError("its list of books has no titles")
        for row in rows(database, f"SELECT ZASSETID, ZTITLE, ZAUTHOR FROM {_BOOKS}"):  # noqa: S608 - our own name
            yield str(row["ZASSETID"]), (str(row["ZTITLE"] or ""), str(row["ZAUTHOR"] or ""))


def _found(data: bytes, books: _Books) -> Found:
    with opened(data) as database:
        there = columns(database, _MARKS)
        if not {_ASSET, _TEXT} <= there:
            raise ValueError("its annotations have no text")
        kept = "WHERE NOT ZANNOTATIONDELETED" if "ZANNOTATIONDELETED" in there else ""
        wanted = ", ".join(name for name in _WANTED if name in there)
        marks = rows(database, f"SELECT {wanted} FROM {_MARKS} {kept} ORDER BY rowid")  # noqa: S608 - our own names
    # What has no words is a bookmark, or the place where its reader stopped.
    marks = [row for row in marks if row[_TEXT] or row.get(_NOTE)]
    works, problems = each(marks, lambda row: _work(row, books))
    return Found(grouped(works), tuple(problems))


def _work(row: Fields, books: _Books) -> Work:
    asset = line(row[_ASSET])
    title, author = books.get(asset, (f"Book {asset} of Apple Books", ""))
    created, modified = (_moment(row.get(name)) for name in (_CREATED, _MODIFIED))
    clipping = Clipping(
        quote=words(row[_TEXT]),
        note=note(row.get(_NOTE)),
        created=created or modified,
        modified=modified or created,
        key=line(row.get(_ID)).lower(),
    )
    return Work(title=line(title), author=line(author), clippings=(clipping,))


def _moment(value: object) -> str:
    return moment(value + _EPOCH) if isinstance(value, (int, float)) else ""
