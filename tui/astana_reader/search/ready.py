"""An index that is up to date, or as much of one as there can be, and a sentence of why.

One program at a time indexes a library; the system frees its lock when it dies. Others search what
there is.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from astana_reader.library.places import Library

from .cache import (
    CacheError,
    cache_path,
    get_about,
    has_full_text,
    is_damage,
    open_to_read,
    open_to_write,
    problem_of,
    progress,
    remove,
    set_about,
)
from .collecting import list_library
from .freshness import FINGERPRINT, fingerprint, watch_of
from .indexing import Told, update
from .meaning import number
from .results import Progress

if TYPE_CHECKING:
    from filelock import BaseFileLock

NO_FULL_TEXT: Final = "This Python's SQLite has no full text search: searching plainly, slower."
_WAIT: Final = 0.2
"""Seconds to wait for another program that looks for changes."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An index to search, and what is to be told of it."""

    database: sqlite3.Connection
    notices: tuple[str, ...] = ()
    writable: bool = False


@contextmanager
def ready_index(
    library: Library,
    state: Path,
    told: Told | None = None,
    cache: Path | None = None,
    *,
    day_first: bool | None = None,
) -> Iterator[Ready]:
    """The index of a library, brought up to date where that can be.

    Where nothing can be written, or another program is at it, the index as it is; where there is
    none either, one for this time only. `day_first` is the user's order of dates in figures. Raises
    CacheError where not even that can be.
    """
    how = _How(library, state, told, has_full_text(), day_first)
    path, plain = cache_path(library, cache), () if how.full_text else (NO_FULL_TEXT,)
    problem, is_busy = "Another program is indexing.", True
    try:
        with indexing_lock(path) as mine:
            if mine:
                with closing(_updated(path, how)) as database:
                    yield Ready(database, plain, writable=True)
                return
    except _UselessError as useless:
        problem, is_busy = useless.problem, False
    with suppress(CacheError), closing(open_to_read(path)) as database:
        if is_busy or _is_whole(database):
            yield Ready(database, (*plain, _as_it_is(database, problem)))
            return
    with tempfile.TemporaryDirectory(prefix="astana-reader-") as folder:
        made = Path(folder) / "index.sqlite"
        try:
            database = _updated(made, how)
        except _UselessError as useless:
            raise CacheError(useless.problem) from useless
        with closing(database):
            yield Ready(database, (*plain, f"{problem} It was made for this time only."))


def _is_whole(database: sqlite3.Connection) -> bool:
    """Whether all of the library was indexed some time."""
    try:
        known = progress(database)
    except sqlite3.Error:
        return False
    return known.total > 0 and known.indexed == known.total


class _UselessError(Exception):
    """An index could not be made or written."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _How:
    """What an index is made of."""

    library: Library
    state: Path
    told: Told | None
    full_text: bool
    day_first: bool | None


def _updated(path: Path, how: _How) -> sqlite3.Connection:
    """The index brought up to date; what turns out to be damaged is made anew, once."""
    for attempt in range(2):
        try:
            database = open_to_write(path, full_text=how.full_text)
        except (OSError, sqlite3.Error) as error:
            raise _UselessError(problem_of(error)) from error
        try:
            watch = watch_of(database, how.library, how.state)
            made_of = fingerprint(watch, how.library, day_first=how.day_first)
            if made_of != get_about(database, FINGERPRINT):
                listed = list_library(how.library, how.state)
                update(database, how.library, listed, how.told, day_first=how.day_first)
                set_about(database, FINGERPRINT, made_of)
        except sqlite3.Error as error:
            database.close()
            if attempt or not is_damage(error):
                raise _UselessError(problem_of(error)) from error
            remove(path)
        else:
            return database
    raise AssertionError("not reached")


def _as_it_is(database: sqlite3.Connection, problem: str) -> str:
    """What is to be told of an index that may be behind."""
    known: Progress | None = None
    with suppress(sqlite3.Error):
        known = progress(database)
    if known is None or known.indexed == known.total:
        return f"{problem} What was indexed before is searched."
    return f"{problem} {number(known.indexed)} of {number(known.total)} are searched."


@contextmanager
def indexing_lock(path: Path) -> Iterator[bool]:
    """Hold the right to index; False if another program has it.

    Raises nothing where the folder can't be written: the index then says so itself.
    """
    lock = _taken(path.with_suffix(".lock"))
    if lock is None:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _taken(path: Path) -> BaseFileLock | None:
    from filelock import FileLock, SoftFileLock, Timeout  # 10 ms that a start does without

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock: BaseFileLock = FileLock(path, timeout=_WAIT, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    except OSError:  # no locks here, or nothing can be written
        lock = SoftFileLock(Path(tempfile.gettempdir()) / f"{path.stem}.held")
        try:
            lock.acquire(timeout=_WAIT)
        except Timeout:
            return None
    return lock
