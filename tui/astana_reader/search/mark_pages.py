"""The marks of a library that meet a query, the newest first, a page at a time.

A list of all highlights can begin with a page of them without reading any file of the library.
"""

from __future__ import annotations

from dataclasses import dataclass

from .cache import SHIFT
from .evaluating import select
from .index import Index
from .selecting import MARKS
from .terms import Query


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark that was found."""

    id: str
    article: str
    """The key of its article: its path, else its address, else the name of its file of marks."""
    created: str
    unit: int
    """Its number in the index."""


def newest_marks(
    index: Index, query: Query, most: int, after: FoundMark | None = None
) -> list[FoundMark]:
    """At most so many marks that meet a query, the last made first; those that come `after` one.

    Any query is one about marks here: its words stand in quotes, notes or tags, as `matches_mark`
    has it, and one that asks nothing is met by all. Raises sqlite3.Error.
    """
    found = select(index, MARKS, query.term)
    created, unit = (after.created, after.unit) if after else ("~", 0)
    page = (  # with a plus: in the order of `created`, and not by looking for each number
        f"select mark, created, id from marks where created <= ? and (created < ? or id > ?) "
        f"and +id in ({found.text}) order by created desc, id limit ?"
    )
    rows = index.database.execute(
        f"select mark, key, page.created, page.id from ({page}) as page "
        f"join articles on articles.id = page.id >> {SHIFT} order by page.created desc, page.id",
        (created, created, unit, *found.values, most),
    )
    return [FoundMark(*row) for row in rows]


def count_marks(index: Index, query: Query) -> int:
    """How many marks meet a query. Raises sqlite3.Error."""
    found = select(index, MARKS, query.term)
    row = index.database.execute(f"select count(*) from ({found.text})", found.values).fetchone()
    return int(row[0])
