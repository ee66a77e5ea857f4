"""Raindrop: links with a note, tags and highlights, as CSV."""

from __future__ import annotations

import re

from .found import Clipping, Found, Work, each, grouped, line, moment, note, web_address, words
from .tables import Cells, has_columns, listed_tags, table

_HIGHLIGHT = re.compile(r"^Highlight:", re.MULTILINE)
_NOTE = re.compile(r"^Note:", re.MULTILINE)


def fits(data: bytes) -> bool:
    return has_columns(data, "url", "excerpt", "created", "highlights")


def read(data: bytes) -> Found:
    """The links of an export. Raises ValueError if it is none."""
    rows, problems = table(data, "url", "highlights")
    works, bad = each(rows, _work)
    return Found(grouped(works), (*bad, *problems))


def _work(row: Cells) -> Work:
    url = web_address(row["url"])
    if not url:
        raise ValueError("it has no web address")
    created = moment(row.get("created", ""))
    parts = _HIGHLIGHT.split(row["highlights"])
    marks = (_clipping(part, created) for part in parts if part.strip())
    return Work(
        title=line(row.get("title", "")),
        url=url,
        saved=created,
        tags=listed_tags(row.get("tags", "")),
        note=note(row.get("note", "")),
        clippings=tuple(marks),
    )


def _clipping(part: str, created: str) -> Clipping:
    quote, *said = _NOTE.split(part, maxsplit=1)
    return Clipping(words(quote), note("".join(said)), created=created, modified=created)
