"""The rows of an index with words that are looked for in the texts themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final

from .cache import units_of, unpacked, unpacked_tags
from .field_rows import numbered
from .selecting import ARTICLES, MARKS, Kind, Sql
from .terms import NOTE, QUOTE, TEXT, TITLE, Near, Words
from .words import occurs

_ARTICLE: Final = (
    "select r.id, t.text, title, note, author, site, tags "
    "from articles r join texts t on r.id = t.id"
)
_MARK: Final = "select r.id, quote, note, tags from marks r"


def rows_with(
    database: sqlite3.Connection, kind: Kind, leaf: Words | Near, among: Iterable[int] | None = None
) -> Sql:
    """The rows of a kind with some words, as a select; `among` some of them, or all."""
    rows = _rows(database, _MARK if kind is MARKS else _ARTICLE, among)
    return numbered(
        row[0]
        for row in rows
        if any(occurs(text, leaf) for text in _texts(database, kind, row, leaf.where))
    )


def _rows(database: sqlite3.Connection, query: str, among: Iterable[int] | None) -> Iterator[Any]:
    if among is None:
        yield from database.execute(query)
    else:
        for id in among:
            yield from database.execute(f"{query} where r.id = ?", (id,))


def _texts(database: sqlite3.Connection, kind: Kind, row: Any, where: str) -> list[str]:
    """What stands in a row where words are looked for."""
    if kind is MARKS:
        _, quote, note, tags = row
        some = {QUOTE: [quote], TEXT: [quote], NOTE: [note]}
        return some.get(where, [quote, note, *unpacked_tags(tags)])
    id, text, title, note, author, site, tags = row
    about = {TEXT: [], TITLE: [title], NOTE: [note]}.get(
        where, [title, note, author, site, *unpacked_tags(tags)]
    )
    found = [*about, unpacked(text)] if where in ("", TEXT) else about
    return found + (_texts_of_marks(database, id, where) if kind is ARTICLES else [])


def _texts_of_marks(database: sqlite3.Connection, article: int, where: str) -> list[str]:
    """What was written to an article's marks, and the quotes of those that have no place."""
    lost: list[str] = []
    told: list[str] = []
    for quote, note, tags, start in database.execute(
        "select quote, note, tags, start from marks where id > ? and id < ?",
        units_of(article),
    ):
        lost += [quote] * (start is None)
        told += [note, *unpacked_tags(tags)]
    return {"": [*lost, *told], TEXT: lost}.get(where, [])
