"""calibre: an exported collection of annotations, or a book in which its viewer kept them.

The viewer writes them to `META-INF/calibre_bookmarks.txt` of an EPUB, as JSON in base64.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any

from astana_reader.articles.article import ArticleError
from astana_reader.articles.epub.package import read_package
from astana_reader.settings.json_values import parse_json

from .archives import is_archive, member_names, open_members
from .found import (
    Clipping,
    Found,
    Page,
    Work,
    each,
    grouped,
    line,
    moment,
    note,
    objects,
    row_of,
    words,
)

_COLLECTION = b'"calibre_annotation_collection"'
_KEPT = "META-INF/calibre_bookmarks.txt"
_CODED = b"encoding=json+base64:"


def fits(data: bytes) -> bool:
    return _KEPT in member_names(data) if is_archive(data) else _COLLECTION in data


def read(data: bytes) -> Found:
    """The books of a collection, or the book. Raises ValueError if it is neither."""
    if is_archive(data):
        return _kept_inside(data)
    value = row_of(parse_json(data.removeprefix(b"\xef\xbb\xbf")))
    rows = [row for row in objects(value.get("annotations"), "“annotations”") if _is_mark(row)]
    works, problems = each(rows, _work)
    return Found(grouped(works), tuple(problems))


def _kept_inside(data: bytes) -> Found:
    members = open_members(data)
    if _KEPT not in members.names:
        raise ValueError("the book has no annotations of calibre")
    kept = members.read(_KEPT)
    if not kept.startswith(_CODED):
        raise ValueError("its annotations are of an older calibre")
    try:
        about = read_package(members.archive).metadata
        rows = parse_json(base64.b64decode(kept.removeprefix(_CODED)))
    except (ArticleError, binascii.Error) as error:
        raise ValueError(str(error).rstrip(".")) from None
    marks = [row for row in objects(rows, "annotations") if _is_mark(row)]
    clippings, problems = each(marks, _clipping)
    book = Work(
        title=about.title,
        author=about.author,
        clippings=tuple(clippings),
        page=Page(data, ".epub"),
    )
    return Found((book,), tuple(problems))


def _is_mark(row: Any) -> bool:
    """Whether it is no bookmark and no trace of what was deleted; what is no row is told later."""
    if not isinstance(row, dict):
        return True
    return row.get("type") == "highlight" and not row.get("removed")


def _work(value: Any) -> Work:
    """The export does not say what a book is called, only its number in the library."""
    row = row_of(value)
    number = row.get("book_id")
    if isinstance(number, bool) or not isinstance(number, int):
        raise ValueError("it has no number of a book")
    return Work(title=f"Book {number} of calibre", clippings=(_clipping(row),))


def _clipping(value: Any) -> Clipping:
    row = row_of(value)
    time = moment(row.get("timestamp"))
    made = Clipping(
        quote=words(row.get("highlighted_text")),
        note=note(row.get("notes")),
        created=time,
        modified=time,
        key=line(row.get("uuid")),
    )
    if not made.quote:
        raise ValueError("it has no text")
    return made
