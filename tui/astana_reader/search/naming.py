"""Which articles of a library name somebody or something, as far as the index knows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library

from .cache import CacheError, cache_path, open_to_read
from .facts import name_key
from .indexing import progress
from .results import Progress

_SHORTEST: Final = 3
"""Letters of a last name by which others may be meant."""
_QUERY: Final = """
select a.key from names n join mentions m on m.name = n.id join articles a on a.id = m.article
where n.key = ?1 or (?2 <> '' and (n.key = ?2 or n.key like '% ' || ?2))
group by a.id order by max(n.key = ?1) desc, sum(length(m.places)) desc, a.id limit ?3
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """The keys of the articles, those that name it most first, and how much of all is known."""

    keys: tuple[str, ...] = ()
    progress: Progress | None = None
    """None where there is no index."""


def articles_naming(library: Library, name: str, most: int, cache: Path | None = None) -> Naming:
    """The articles with a name in full, then those with others of its last word; at most `most`."""
    key = name_key(name)
    last = key.rpartition(" ")[2]
    last = last if len(last) >= _SHORTEST else ""
    try:
        with closing(open_to_read(cache_path(library, cache))) as database:
            rows = database.execute(_QUERY, (key, last, most)).fetchall()
            return Naming(tuple(row[0] for row in rows), progress(database))
    except (CacheError, sqlite3.Error):
        return Naming()
