"""Freshness: whether an index has to be brought up to date before it is searched.

A look at the times of all files tells that, far sooner than listing the library does. Where its
folder answers slowly, as over a network, even that takes too long: then what was indexed before is
searched first.
"""

from __future__ import annotations

import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library
from astana_reader.library.state_files import STATES

from .cache import (
    CacheError,
    cache_path,
    get_about,
    has_full_text,
    is_full_text,
    open_to_read,
    progress,
)
from .watching import SlowError, Watch, pages_stamp

FINGERPRINT: Final = "fingerprint"
"""What an index tells of itself: that of what it was made of."""
LOOK: Final = 1.0
"""Seconds that a look at a library's files may take before anything is found."""


@dataclass(frozen=True, slots=True)
class KnownIndex:
    """An index that may be searched as it is."""

    database: sqlite3.Connection
    is_current: bool
    """False where the folder is too slow to tell soon."""


def known_index(
    library: Library,
    state: Path,
    cache: Path | None = None,
    *,
    day_first: bool | None = None,
    within: float = LOOK,
) -> KnownIndex | None:
    """The index of a library, to be closed; None where it has to be brought up to date first.

    `day_first` is the user's order of dates in figures. Nothing is waited for longer than `within`
    seconds.
    """
    try:
        database = open_to_read(cache_path(library, cache))
    except CacheError:
        return None
    try:
        known = progress(database)
        is_whole = 0 < known.total == known.indexed
        if is_whole and is_full_text(database) and has_full_text():
            until = time.monotonic() + within
            watch = watch_of(database, library, state, until=until)
            now = fingerprint(watch, library, day_first=day_first)
            if now == get_about(database, FINGERPRINT):
                return KnownIndex(database, is_current=True)
    except SlowError:
        return KnownIndex(database, is_current=False)
    except sqlite3.Error:
        pass  # it is made anew
    database.close()
    return None


def watch_of(
    database: sqlite3.Connection, library: Library, state: Path, *, until: float = float("inf")
) -> Watch:
    """A look at all files that an index is made of. Raises SlowError and sqlite3.Error."""
    inside = f"{library.articles}{os.sep}"
    rows = database.execute("select path from articles where path != ''")
    outside = (path for (path,) in rows if not path.startswith(inside))
    return Watch(library, [str(state / STATES), *outside], until=until)


def fingerprint(watch: Watch, library: Library, *, day_first: bool | None) -> str:
    """Of all that the index is made of: another text as soon as anything of it changed."""
    return f"{watch.digest} {pages_stamp(library)} {day_first}"
