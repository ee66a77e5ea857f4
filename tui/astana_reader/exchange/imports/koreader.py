"""KOReader: the JSON of its exporter, of one book or of several.

The shape is that of `plugins/exporter.koplugin/target/json.lua`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from astana_reader.settings.json_values import parse_json

from .found import Clipping, Found, Work, each, grouped, line, moment, note, objects, row_of, words


def fits(data: bytes) -> bool:
    return b'"entries"' in data and b'"sort"' in data and data.lstrip()[:1] == b"{"


def read(data: bytes) -> Found:
    """The books of an export. Raises ValueError if it is none."""
    value = row_of(parse_json(data.removeprefix(b"\xef\xbb\xbf")))
    books = value.get("documents", [value])
    rows = [pair for book in objects(books, "“documents”") for pair in _entries(book)]
    works, problems = each(rows, _work)
    return Found(grouped(works), tuple(problems))


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
