"""Our own CSV, `export -f csv`."""

from __future__ import annotations

import re

from astana_reader.annotations.records import Row, clean_tags
from astana_reader.settings.pens import PEN_IDS

from .found import Found, line, without_fragment
from .own_rows import found_in_rows
from .tables import Cells, has_columns, table

_LINK = re.compile(r"(.+) ([0-9a-f]{32})(?: in ([0-9a-f]{64}))?")
_KEPT = ("id", "created", "modified", "quote", "note", "status")
_DIGITS = 12
_UNKNOWN = "0" * 64
"""Stands for the article of a link that leads to another mark of the file."""


def fits(data: bytes) -> bool:
    return has_columns(data, "quote", "pen", "tags", "note", "start", "end")


def read(data: bytes) -> Found:
    """The articles of an export. Raises ValueError if it is none."""
    rows, problems = table(data, "quote")
    found = found_in_rows(rows, _row)
    return Found(found.works, (*found.problems, *problems))


def _row(cells: Cells) -> tuple[Row, Row]:
    about = {
        "sha256": cells.get("article", ""),
        "url": without_fragment(line(cells.get("url"))),
        "note": cells.get("article_note", ""),
        "tags": list(clean_tags([cells.get("article_tags", "")])),
        **{name: line(cells.get(name)) for name in ("title", "author", "site", "published")},
    }
    record: Row = {name: cells[name] for name in _KEPT if cells.get(name)}
    record |= {name: _offset(cells[name]) for name in ("start", "end") if cells.get(name)}
    tags = clean_tags([cells.get("tags", "")])
    pen = cells.get("pen", "")
    if pen not in PEN_IDS:  # a name that its user gave to a pen
        tags, pen = (*tags, *filter(None, [line(pen)])), PEN_IDS[0]
    links = [_link(record.get("id", ""), told) for told in cells.get("links", "").split("; ")]
    told = [link for link in links if link]
    return about, {**record, "pen": pen, "tags": list(tags), "links": told}


def _offset(cell: str) -> int:
    if not (cell.isascii() and cell.isdecimal() and len(cell) < _DIGITS):
        raise ValueError("its place is no number")
    return int(cell)


def _link(source: str, told: str) -> Row | None:
    if not told:
        return None
    found = _LINK.fullmatch(told)
    if found is None:
        raise ValueError(f"“{told[:40]}” is no link")
    return {"from": source, "to": found[2], "to_article": found[3] or _UNKNOWN, "kind": found[1]}
