"""Which articles of an index, or which of their marks, meet a query.

A query about articles is answered with ids of articles, one about marks with units (see `cache`):
marks, and articles as far as they have tags, notes and words of their own.
"""

from __future__ import annotations

from functools import partial

from .cache import SHIFT, is_full_text
from .field_rows import rows_of_field
from .index import Index
from .scanning import rows_with
from .selecting import ARTICLES, MARKS, OWN, Asking, Kind, Sql, selected
from .terms import Leaf, Near, Query, Term, Words

Units = set[int]


def matching(index: Index, query: Query) -> Units:
    """The articles that meet a query, or the units where it is about marks.

    A query that asks nothing is met by all articles. Raises sqlite3.Error.
    """
    if not query.of_marks:
        return _numbers(index, select(index, ARTICLES, query.term))
    articles = _numbers(index, select(index, OWN, query.term))
    return {id << SHIFT for id in articles} | _numbers(index, select(index, MARKS, query.term))


def matching_marks(index: Index, query: Query) -> set[str]:
    """The ids of the marks that meet a query themselves. Raises sqlite3.Error."""
    found = select(index, MARKS, query.term)
    rows = f"select mark from marks where id in ({found.text})"
    return {mark for (mark,) in index.database.execute(rows, found.values)}


def select(index: Index, kind: Kind, term: Term | None) -> Sql:
    """The rows of a kind that meet a term, as a select of their `id`."""
    full_text = is_full_text(index.database)
    asking = Asking(
        partial(rows_of_field, index, full_text=full_text), partial(_scanned, index, full_text)
    )
    return selected(asking, kind, term)


def _scanned(index: Index, full_text: bool, kind: Kind, leaf: Words | Near) -> Sql | None:
    """The rows with words that FTS5 can't tell: it has none, or no accents in their order."""
    if not full_text:
        return rows_with(index.database, kind, leaf)
    if isinstance(leaf, Near) or len(leaf.accented) < 2:
        return None
    bare = Words(leaf.words, leaf.typed, leaf.where, leaf.prefix)
    return rows_with(index.database, kind, leaf, _numbers(index, select(index, kind, bare)))


def most_have(index: Index, kind: Kind, leaf: Leaf) -> bool:
    """Whether more than half of all rows of a kind meet a leaf. Raises sqlite3.Error."""
    run = index.database.execute
    (half,) = run(f"select count(*) / 2 from {kind.rows}").fetchone()
    found = select(index, kind, leaf)
    some = f"select count(*) from ({found.text} limit ?)"
    (met,) = run(some, (*found.values, half + 1)).fetchone()
    return bool(met > half)


def _numbers(index: Index, found: Sql) -> Units:
    return {number for (number,) in index.database.execute(found.text, found.values)}
