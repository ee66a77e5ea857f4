"""Omnivore: an archive of articles with their text and what was highlighted in them.

The shape is that of `packages/api/src/jobs/export.ts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from astana_reader.annotations.records import clean_tags
from astana_reader.settings.json_values import parse_json

from .archives import Members, is_archive, member_names, open_members
from .found import (
    Clipping,
    Found,
    Page,
    Work,
    each,
    line,
    moment,
    note,
    objects,
    row_of,
    tag_list,
    text_of,
    web_address,
    words,
)

_METADATA = re.compile(r"(?:.*/)?metadata_\d+_to_\d+\.json\Z")
_LABELS = re.compile(r"(?:#\S+(?: (?!#)\S+)*\s*)+\Z")
_LABEL = re.compile(r"#(\S+(?: (?!#)\S+)*)")
_PAGES = (".html", ".pdf")


def fits(data: bytes) -> bool:
    return is_archive(data) and any(map(_METADATA.match, member_names(data)))


def read(data: bytes) -> Found:
    """The articles of an export. Raises ValueError if it is none."""
    archive = open_members(data)
    parts = [name for name in archive.names if _METADATA.match(name)]
    if not parts:
        raise ValueError("it has no “metadata_0_to_….json”")
    rows = [
        (name.rpartition("metadata_")[0], row)
        for name in parts
        for row in objects(parse_json(archive.read(name)), "articles")
    ]
    works, problems = each(rows, lambda row: _work(archive, *row))
    return Found(tuple(works), tuple(problems))


def _work(archive: Members, folder: str, value: Any) -> Work:
    row = row_of(value)
    slug, time = line(row.get("slug")), moment(row.get("savedAt"))
    told = archive.read(name) if (name := f"{folder}highlights/{slug}.md") in archive.names else b""
    clippings = tuple(_clippings(text_of(told)))
    return Work(
        title=line(row.get("title")),
        author=line(row.get("author")),
        url=web_address(row.get("url")),
        published=moment(row.get("publishedAt"))[:10],
        saved=time,
        tags=tag_list(row.get("labels")),
        clippings=clippings,
        page=_page(archive, f"{folder}content/{slug}"),
    )


def _page(archive: Members, stem: str) -> Page | None:
    for suffix in _PAGES:
        if stem + suffix in archive.names and (data := archive.read(stem + suffix)).strip():
            return Page(data, suffix)
    return None


def _clippings(told: str) -> Iterator[Clipping]:
    """Quotes, each with the labels and the note below it; what stands before any is a note."""
    quote: list[str] = []
    rest: list[str] = []
    for row in [*told.replace("\r\n", "\n").split("\n"), "", ">"]:
        if row.startswith(">"):
            if rest:
                yield from _clipping(quote, rest)
                quote, rest = [], []
            quote.append(row[1:].removeprefix(" "))
        else:
            rest.append(row)


def _clipping(quote: list[str], rest: list[str]) -> Iterator[Clipping]:
    said = "\n".join(rest).strip()
    head, gap, tail = said.partition("\n\n")
    labels: tuple[str, ...] = ()
    if quote and _LABELS.match(head):
        labels, said = clean_tags(_LABEL.findall(head)), tail if gap else ""
    text = words("\n".join(quote))
    if text or said:
        yield Clipping(text, note(said), labels)
