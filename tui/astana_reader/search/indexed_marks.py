"""The highlights of a library as its index has them: no file of marks has to be read for them."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from astana_reader.annotations.conflict_copies import conflict_stem
from astana_reader.annotations.records import Annotation, ArticleRecord, Link, Selector
from astana_reader.library.marks import Kept, MarkedFile
from astana_reader.settings.file_stamp import FileStamp

from .cache import SHIFT, units_of, unpacked_tags
from .stamps import stamped_files

_ARTICLES: Final = (
    "select id, stamp, text_id, path, url, title, author, site, note, tags, published "
    "from articles where marks > 0"
)
_MARKS: Final = "select id, mark, pen, tags, note, quote, start, end, created from marks"


def indexed_marks(database: sqlite3.Connection, annotations: Path) -> Iterator[Kept]:
    """The files of marks that have any, in no order, without what the index does not hold.

    Those with conflict copies are left out. Raises sqlite3.Error.
    """
    articles = {row[0]: row for row in database.execute(_ARTICLES)}
    links = _links(database)
    marks = database.execute(f"{_MARKS} order by id")
    for id, rows in groupby(marks, key=lambda row: row[0] >> SHIFT):
        if id in articles and (made := _kept(articles[id], rows, links.get(id, ()), annotations)):
            yield made


def first_indexed(database: sqlite3.Connection, annotations: Path, most: int) -> list[Kept]:
    """The first of them by title, up to so many articles. Raises sqlite3.Error."""
    titled = f"{_ARTICLES} order by title collate nocase limit ?"
    articles = database.execute(titled, (most,)).fetchall()
    found = []
    for row in articles:
        units = units_of(row[0])
        marks = database.execute(f"{_MARKS} where id > ? and id < ? order by id", units)
        found.append(_kept(row, marks, (), annotations))
    return [each for each in found if each]


def publication_days(database: sqlite3.Connection) -> dict[str, date]:
    """When articles were published, by the names of their files of marks. Raises sqlite3.Error."""
    rows = database.execute(
        "select stamp, path, published from articles where marks > 0 and published != ''"
    )
    found = {}
    for stamp, path, day in rows:
        if store := _store(stamp, path):
            found[store[0]] = date.fromisoformat(day)
    return found


def _links(database: sqlite3.Connection) -> Mapping[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for article, source, target, kind in database.execute("select * from links order by rowid"):
        found[article].append(Link("", "", "", source, target, "", kind))
    return found


def _kept(row: Any, marks: Any, links: Any, annotations: Path) -> Kept | None:
    _, stamp, text_id, path, url, title, author, site, note, tags, _ = row
    store = _store(stamp, path)
    if store is None or conflict_stem(kept_at := annotations / store[0]):
        return None
    about = ArticleRecord(
        text_id, "", title, author, site, url, note=note, tags=unpacked_tags(tags)
    )
    place = Path(path) if path else url or None
    found = tuple(map(_mark, marks))
    file = MarkedFile(kept_at, about, found, tuple(links), place)
    return Kept(store[1], file, is_indexed=True)


def _mark(row: Any) -> Annotation:
    _, id, pen, tags, note, quote, start, end, created = row
    selector = Selector(start or 0, end or 0, quote, "", "")
    return Annotation(id, created, created, selector, pen, unpacked_tags(tags), note)


def _store(stamp: str, path: str) -> tuple[str, FileStamp] | None:
    """The name and the stamp of an article's file of marks; None where there are several."""
    own = path.replace(os.sep, "/").rpartition("/")[2]
    files = stamped_files(stamp)
    stores = [(name, how) for name, how in files if name != own and name.endswith(".json")]
    return stores[0] if len(stores) == 1 else None
