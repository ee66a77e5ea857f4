"""What our own CSV and JSON Lines have in common: a mark a row, with what it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from astana_reader.annotations.records import Row
from astana_reader.exchange.as_json import read_link_of, read_record

from .found import Found, each
from .own_json import NO_ARTICLE, found_in

T = TypeVar("T")


def found_in_rows(rows: Iterable[T], read: Callable[[T], tuple[Row, Row]]) -> Found:
    """The articles of rows, as our own JSON has them.

    `read` makes of a row what its article is and the record; it raises ValueError.
    """

    def checked(row: T) -> tuple[Row, Row, list[Any]]:
        about, record = read(row)
        links = record.pop("links", None) or []
        read_record(record, NO_ARTICLE)
        for link in links:
            read_link_of(link)
        return about, record, links

    made, problems = each(rows, checked)
    exports: dict[tuple[Any, ...], Row] = {}
    for about, record, links in made:
        key = (about.get("sha256"), about.get("title"), about.get("url"))
        export = exports.setdefault(key, {"article": about, "annotations": [], "links": []})
        export["annotations"].append(record)
        export["links"] += links
    found = found_in(exports.values())
    return replace(found, problems=(*problems, *found.problems))
