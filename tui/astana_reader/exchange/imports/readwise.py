"""Readwise: the CSV of highlights that it takes in and gives out, and that of its Reader.

https://docs.readwise.io/readwise/docs/importing-highlights
"""

from __future__ import annotations

import re
from dataclasses import replace

from .found import Clipping, Found, Work, each, grouped, line, moment, note, web_address
from .found import words as quote
from .tables import Cells, has_columns, listed_tags, table

_TAGGED = re.compile(r"\.([\w/-]+)(?:\s+|\Z)")


def fits(data: bytes) -> bool:
    return has_columns(data, "Highlight") or has_columns(data, "Title", "URL", "Document tags")


def read(data: bytes) -> Found:
    """The works of a CSV. Raises ValueError if it is none."""
    if has_columns(data, "Title", "URL", "Document tags"):
        rows, problems = table(data, "Title", "URL")
    else:
        rows, problems = table(data, "Highlight")
    works, bad = each(rows, _work)
    return Found(grouped(works), (*bad, *problems))


def _work(row: Cells) -> Work:
    tags, said = _leading_tags(row.get("note", ""))
    address = row.get("url", "") or row.get("source url", "")
    work = Work(
        title=line(row.get("title") or row.get("book title", "")),
        author=line(row.get("author") or row.get("book author", "")),
        url=web_address(address.partition("#:~:text=")[0]),
        saved=moment(row.get("saved date", "")),
        tags=listed_tags(row.get("document tags", "")),
    )
    if "highlight" not in row:
        return work
    time = moment(row.get("date") or row.get("highlighted at", ""))
    clipping = Clipping(
        quote=quote(row["highlight"]),
        note=note(said),
        tags=(*tags, *listed_tags(row.get("tags", ""))),
        created=time,
        modified=time,
    )
    if not clipping.quote:
        raise ValueError("its highlight is empty")
    return replace(work, clippings=(clipping,))


def _leading_tags(said: str) -> tuple[tuple[str, ...], str]:
    """The `.words` that a note begins with, which are its tags, and the rest of it."""
    tags = []
    while found := _TAGGED.match(said):
        tags.append(found[1])
        said = said[found.end() :]
    return tuple(tags), said
