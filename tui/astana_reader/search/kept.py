"""The searches that a reader keeps, each with what it found when it was last looked at.

They stand in the user's state folder, a file a library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from astana_reader.library.places import Library
from astana_reader.library.state_files import load_object, save_object, state_file
from astana_reader.settings.json_values import typed_fields

from .cache import CacheError, cache_path, open_to_read
from .index import Index
from .parsing import parse_query
from .searching import Answer
from .states import ArticleStates


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search that stands on the desk."""

    query: str = ""
    seen: int = 0
    """How many articles it had when it was last opened."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A kept search with how many articles it has now; None where that is not known."""

    kept: KeptSearch
    count: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether it has more than when it was last opened."""
        return self.count is not None and self.count > self.kept.seen


def kept_searches(library: Library, state: Path) -> list[KeptSearch]:
    """The kept searches of a library, in the order they were kept."""
    rows = load_object(_file(library, state)).get("searches")
    found = (typed_fields(KeptSearch, row) for row in (rows if isinstance(rows, list) else ()))
    return [KeptSearch(**row) for row in found if row.get("query")]


def keep_search(library: Library, state: Path, query: str, count: int = 0) -> bool:
    """Keep a search; False if it is kept already."""
    kept = kept_searches(library, state)
    if any(_same(one, query) for one in kept):
        return False
    _save(library, state, [*kept, KeptSearch(query.strip(), count)])
    return True


def drop_search(library: Library, state: Path, query: str) -> bool:
    """Keep a search no longer; False if it was not kept."""
    kept = kept_searches(library, state)
    left = [one for one in kept if not _same(one, query)]
    if len(left) < len(kept):
        _save(library, state, left)
    return len(left) < len(kept)


def look_at_search(library: Library, state: Path, query: str, count: int) -> None:
    """Remember how many articles a kept search has: it has nothing new from now on."""
    kept = kept_searches(library, state)
    now = [replace(one, seen=count) if _same(one, query) else one for one in kept]
    if now != kept:
        _save(library, state, now)


def counted_searches(library: Library, state: Path, cache: Path | None = None) -> list[Counted]:
    """The kept searches with their counts, by the index as it is: nothing is indexed for them."""
    kept = kept_searches(library, state)
    if not kept:
        return []
    try:
        with closing(open_to_read(cache_path(library, cache))) as database:
            index = Index(database, states=ArticleStates(library, state))
            return [Counted(one, _count(index, one)) for one in kept]
    except (CacheError, sqlite3.Error):
        return [Counted(one) for one in kept]


def _count(index: Index, kept: KeptSearch) -> int:
    return len(Answer.of(index, parse_query(kept.query)).articles)


def _same(one: KeptSearch, query: str) -> bool:
    return one.query.split() == query.split()


def _file(library: Library, state: Path) -> Path:
    return state_file(state, "searches", str(library.root))


def _save(library: Library, state: Path, kept: Iterable[KeptSearch]) -> None:
    rows: Sequence[object] = [asdict(one) for one in kept]
    save_object(_file(library, state), {"searches": list(rows)})
