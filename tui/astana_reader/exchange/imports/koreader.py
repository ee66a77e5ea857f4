"""KOReader: the JSON of its exporter, or the `metadata.….lua` that it keeps beside a book.

The shapes are those of `plugins/exporter.koplugin/target/json.lua` and of
`frontend/apps/reader/modules/readerannotation.lua`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from astana_reader.settings.json_values import parse_json

from .found import Clipping, Found, Work, each, grouped, line, moment, note, objects, row_of, words
from .lua_tables import items, read_table

_LUA = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:--[^\n]*\n\s*)*return\s*\{")


def fits(data: bytes) -> bool:
    if _LUA.match(data):
        return any(word in data for word in (b"annotations", b"bookmarks", b"doc_props"))
    return b'"entries"' in data and b'"sort"' in data and data.lstrip()[:1] == b"{"


def read(data: bytes) -> Found:
    """The books of an export. Raises ValueError if it is none."""
    if _LUA.match(data):
        return _kept_beside(data)
    value = row_of(parse_json(data.removeprefix(b"\xef\xbb\xbf")))
    books = value.get("documents", [value])
    rows = [pair for book in objects(books, "“documents”") for pair in _entries(book)]
    works, problems = each(rows, _work)
    return Found(grouped(works), tuple(problems))


def _kept_beside(data: bytes) -> Found:
    """The marks of one book; those of before 2024 are bookmarks, their words under `notes`."""
    value = read_table(data)
    known = [value.get(name) for name in ("doc_props", "stats")]
    about = next((props for props in known if isinstance(props, dict)), {})
    authors = map(line, str(about.get("authors") or "").split("\n"))
    book = Work(title=line(about.get("title")), author=", ".join(filter(None, authors)))
    rows = [row for row in items(value.get("annotations")) if _is_marked(row, "drawer")]
    older = [row for row in items(value.get("bookmarks")) if _is_marked(row, "highlighted")]
    rows += map(_of_bookmark, older)
    clippings, problems = each(rows, _clipping)
    return Found((replace(book, clippings=tuple(clippings)),), tuple(problems))


def _is_marked(row: Any, sign: str) -> bool:
    """Whether it is no bookmark of a page alone; what is no table is told later."""
    return not isinstance(row, dict) or bool(row.get(sign))


def _of_bookmark(row: Any) -> Any:
    """As it is kept now: a note that nobody wrote ends in the time of its mark."""
    if not isinstance(row, dict):
        return row
    said, time = str(row.get("text") or ""), str(row.get("datetime") or "")
    own = "" if time and said.endswith(time) else said
    return {"text": row.get("notes"), "note": own, "datetime": time}


def _clipping(value: Any) -> Clipping:
    """The clock of a device tells no zone: it counts as UTC."""
    row = row_of(value)
    created = moment(row.get("datetime"))
    made = Clipping(
        quote=words(row.get("text")),
        note=note(row.get("note")),
        created=created,
        modified=moment(row.get("datetime_updated")) or created,
    )
    if not made.quote and not made.note:
        raise ValueError("it has neither a text nor a note")
    return made


def _entries(book: Any) -> Iterator[tuple[Any, Any]]:
    entries = row_of(book).get("entries", [])
    yield from ((book, entry) for entry in objects(entries, "“entries”"))


def _work(pair: tuple[Any, Any]) -> Work:
    book, entry = pair[0], row_of(pair[1])
    time = moment(entry.get("time"))
    clipping = Clipping(
        quote=words(entry.get("text")), note=note(entry.get("note")), created=time, modified=time
    )
    if not clipping.quote and not clipping.note:
        raise ValueError("it has neither a text nor a note")
    return Work(
        title=line(book.get("title")), author=line(book.get("author")), clippings=(clipping,)
    )
