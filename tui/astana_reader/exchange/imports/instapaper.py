"""Instapaper: links with a passage that was selected when they were saved, as CSV."""

from __future__ import annotations

from .found import Clipping, Found, Work, each, grouped, line, moment, web_address, words
from .tables import Cells, has_columns, listed_tags, table


def fits(data: bytes) -> bool:
    return has_columns(data, "URL", "Title", "Selection", "Folder")


def read(data: bytes) -> Found:
    """The links of an export. Raises ValueError if it is none."""
    rows, problems = table(data, "URL", "Selection")
    works, bad = each(rows, _work)
    return Found(grouped(works), (*bad, *problems))


def _work(row: Cells) -> Work:
    url = web_address(row["url"])
    if not url:
        raise ValueError("it has no web address")
    time, quote = moment(row.get("timestamp", "")), words(row["selection"])
    return Work(
        title=line(row.get("title", "")),
        url=url,
        saved=time,
        tags=listed_tags(row.get("tags", "")),
        clippings=(Clipping(quote, created=time, modified=time),) if quote else (),
    )
