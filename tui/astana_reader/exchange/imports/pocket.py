"""Pocket: links with tags, as CSV in an archive of parts or alone, or the older HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from astana_reader.annotations.records import clean_tags

from .archives import is_archive, member_names, open_members
from .found import Found, Work, each, grouped
from .saved_links import saved_link
from .tables import Cells, has_columns, table

_PAGE = b"<title>Pocket Export</title>"
_HEAD = 2048


def fits(data: bytes) -> bool:
    if is_archive(data):
        return any(
            name.startswith("part_") and name.endswith(".csv") for name in member_names(data)
        )
    return has_columns(data, "url", "time_added", "status") or _PAGE in data[:_HEAD]


def read(data: bytes) -> Found:
    """The links of an export. Raises ValueError if it is none."""
    if is_archive(data):
        archive = open_members(data)
        parts = [archive.read(name) for name in archive.names if name.endswith(".csv")]
    else:
        parts = [data]
    found = [_read_part(part) for part in parts]
    problems = tuple(said for part in found for said in part.problems)
    return Found(grouped(work for part in found for work in part.works), problems)


def _read_part(data: bytes) -> Found:
    problems: list[str] = []
    rows: Iterator[Any] = iter(())
    if has_columns(data, "url", "time_added"):
        rows, problems = table(data, "url")
    elif b"time_added=" in data:
        rows = _links(data)
    else:
        raise ValueError("it has no column “url”")
    works, bad = each(rows, _work)
    return Found(tuple(works), (*bad, *problems))


def _links(data: bytes) -> Iterator[Cells]:
    """The links of the page that Pocket gave out before 2024."""
    from lxml import html

    for link in html.document_fromstring(data).iter("a"):
        tags = (link.get("tags") or "").replace(",", "|")
        yield {
            "url": link.get("href") or "",
            "title": "".join(map(str, link.itertext())),
            "time_added": link.get("time_added") or "",
            "tags": tags,
        }


def _work(row: Cells) -> Work:
    return saved_link(row, "time_added", clean_tags(row.get("tags", "").split("|")))
