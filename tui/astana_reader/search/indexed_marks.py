"""The highlights of a library as its index has them: no file of marks has to be read for them."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from astana_reader.annotations.conflict_copies import conflict_stem
from astana_reader.annotations.records import Annotation, ArticleRecord, Link, Selector
from astana_reader.library.marks import Kept, MarkedFile
from astana_reader.settings.file_stamp import FileStamp

from .cache import SHIFT, units_of, unpacked_tags
from .stamps import stamped_files


class _Article(NamedTuple):
    """What the index holds of an article, by its columns."""

    id: int
    stamp: str
    text_id: str
    path: str
    url: str
    title: str
    author: str
    site: str
    note: str
    tags: str


class _Mark(NamedTuple):
    """What it holds of a highlight; no place where that is lost."""

    id: int
    mark: str
    pen: str
    tags: str
    note: str
    quote: str
    start: int | None
    end: int | None
    created: str


_ARTICLES: Final = f"select {', '.join(_Article._fields)} from articles where marks > 0"
_MARKS: Final = f"select {', '.join(_Mark._fields)} from marks"


def indexed_marks(database: sqlite3.Connection, annotations: Path) -> Iterator[Kept]:
    """The files of marks that have any, in no order, without what the index does not hold.

    Those with conflict copies are left out. Raises sqlite3.Error.
    """
    articles = {one.id: one for one in map(_Article._make, database.execute(_ARTICLES))}
    links = _links(database)
    marks = map(_Mark._make, database.execute(f"{_MARKS} order by id"))
    for id, rows in groupby(marks, key=lambda mark: mark.id >> SHIFT):
        if id in articles and (made := _kept(articles[id], rows, links.get(id, ()), annotations)):
            yield made


def first_indexed(database: sqlite3.Connection, annotations: Path, most: int) -> list[Kept]:
    """The first of them by title, up to so many articles. Raises sqlite3.Error."""
    titled = f"{_ARTICLES} order by title collate nocase limit ?"
    articles = database.execute(titled, (most,)).fetchall()
    found = []
    for article in map(_Article._make, articles):
        units = units_of(article.id)
        marks = database.execute(f"{_MARKS} where id > ? and id < ? order by id", units)
        found.append(_kept(article, map(_Mark._make, marks), (), annotations))
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
        link = Link(
            id="",
            created="",
            modified="",
            source=source,
            target=target,
            target_article="",
            kind=kind,
        )
        found[article].append(link)
    return found


def _kept(
    row: _Article, marks: Iterable[_Mark], links: Iterable[Link], annotations: Path
) -> Kept | None:
    store = _store(row.stamp, row.path)
    if store is None or conflict_stem(kept_at := annotations / store[0]):
        return None
    about = ArticleRecord(
        row.text_id,
        "",
        row.title,
        row.author,
        row.site,
        row.url,
        note=row.note,
        tags=unpacked_tags(row.tags),
    )
    place = Path(row.path) if row.path else row.url or None
    file = MarkedFile(kept_at, about, tuple(map(_mark, marks)), tuple(links), place)
    return Kept(store[1], file, is_indexed=True)


def _mark(row: _Mark) -> Annotation:
    selector = Selector(row.start or 0, row.end or 0, row.quote, prefix="", suffix="")
    tags = unpacked_tags(row.tags)
    return Annotation(row.mark, row.created, row.created, selector, row.pen, tags, row.note)


def _store(stamp: str, path: str) -> tuple[str, FileStamp] | None:
    """The name and the stamp of an article's file of marks; None where there are several."""
    own = path.replace(os.sep, "/").rpartition("/")[2]
    files = stamped_files(stamp)
    stores = [(name, how) for name, how in files if name != own and name.endswith(".json")]
    return stores[0] if len(stores) == 1 else None
