"""A word of the library that one which is nowhere may be meant for."""

from __future__ import annotations

import sqlite3
from difflib import get_close_matches
from typing import Final

from .cache import is_full_text
from .terms import Query, Words

_LIKE: Final = 0.75
_MOST: Final = 4000


def nearest_word(database: sqlite3.Connection, query: Query) -> str:
    """What may be meant by the first word of a query that no article has; empty for nothing.

    Raises sqlite3.Error.
    """
    if not is_full_text(database):
        return ""
    database.execute(
        "create virtual table if not exists temp.vocabulary using fts5vocab(main, text_words, row)"
    )
    for leaf in query.wanted:
        for word in leaf.words if isinstance(leaf, Words) and not leaf.prefix else ():
            if not _count(database, word) and (nearest := _nearest(database, word)):
                return nearest
    return ""


def _count(database: sqlite3.Connection, word: str) -> int:
    row = database.execute("select doc from temp.vocabulary where term = ?", (word,)).fetchone()
    return int(row[0]) if row else 0


def _nearest(database: sqlite3.Connection, word: str) -> str:
    """The most alike of the words that begin as it does."""
    begun = word[: 2 if len(word) > 3 else 1]
    rows = database.execute(
        "select term from temp.vocabulary where term >= ? and term < ? "
        "and length(term) between ? and ? limit ?",
        (begun, f"{begun}\U0010ffff", len(word) - 2, len(word) + 2, _MOST),
    )
    return next(iter(get_close_matches(word, [term for (term,) in rows], 1, _LIKE)), "")
