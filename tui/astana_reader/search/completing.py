"""What may be meant by a query that is being typed: names of fields and their values."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Final

from .cache import unpacked_tags
from .fields import FIELDS

MOST: Final = 2000
"""Values of a field that are offered, the most frequent ones."""
_LAST: Final = re.compile(
    r"(?:^|[\s(-])"
    r"(?:(?P<field>[a-z]+):(?P<quote>[“\"]?)(?P<value>[^“”\"]*)|(?P<name>[a-z]+))\Z"
)
_CLOSING: Final = {"“": "”"}


def completions(typed: str, values: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Whole queries that begin with what is typed; `values` are those of fields by their names."""
    return list(_offers(typed, values))


def _offers(typed: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    match = _LAST.search(typed)
    if match is None:
        return
    if name := match["name"]:
        found = [field for field in FIELDS if field.startswith(name)] if len(name) > 1 else []
        yield from (f"{typed}{field[len(name) :]}:" for field in found)
    elif match["field"] in FIELDS:
        known = FIELDS[match["field"]].values or values.get(match["field"], ())
        yield from _values(typed, match["quote"], match["value"], known)


def _values(typed: str, quote: str, begun: str, known: tuple[str, ...]) -> Iterator[str]:
    """The query with each value that begins as the last one does; several words in quotes."""
    for value in known:
        if not value.casefold().startswith(begun.casefold()) or len(value) == len(begun):
            continue
        if quote:
            yield f"{typed}{value[len(begun) :]}{_CLOSING.get(quote, quote)}"
        elif " " not in value:
            yield f"{typed}{value[len(begun) :]}"
        elif not begun:
            yield f"{typed}“{value}”"


def known_values(database: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The tags, sites and names of an index, the most frequent first. Raises sqlite3.Error."""
    return {
        "tag": _tags(database),
        "site": _column(database, "select site from articles where site != '' group by site "
                                  "order by count(*) desc, site limit ?"),
        "entity": _column(database, "select key from names join mentions on name = names.id "
                                    "group by name order by count(*) desc, key limit ?"),
    }  # fmt: skip


def _column(database: sqlite3.Connection, query: str) -> tuple[str, ...]:
    return tuple(value for (value,) in database.execute(query, (MOST,)))


def _tags(database: sqlite3.Connection) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for table in ("marks", "articles"):
        query = f"select tags, count(*) from {table} where tags != '' group by tags"
        for tags, count in database.execute(query):
            for tag in unpacked_tags(tags):
                counts[tag] = counts.get(tag, 0) + count
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag))[:MOST])
