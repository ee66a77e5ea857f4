"""A TinyDB storage that leaves a whole file whatever happens, and the lock between processes."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import Storage

from astana_reader.settings.json_values import parse_object

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_SECONDS = 10.0
_POLL = 0.005
"""Seconds between two tries to take a lock."""
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}


class AtomicJSONStorage(Storage):
    """TinyDB's JSON form, written to a temporary file that then takes the old one's place.

    Not safe for two writers at once: hold `locked` around reading and writing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables, None where there is no file. Raises ValueError if it is no TinyDB file."""
        try:
            data = parse_object(self._path.read_bytes())
        except FileNotFoundError:
            return None
        if not all(isinstance(table, dict) for table in data.values()):
            raise ValueError("it is no TinyDB file")
        return data

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        write_atomically(self._path, to_json(data))


def write_tables(path: Path, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> None:
    """Write a TinyDB file whole. Raises OSError, the old file then is as it was."""
    # TinyDB leaves this constructor untyped.
    storage = CachingMiddleware(AtomicJSONStorage)  # type: ignore[no-untyped-call]
    with TinyDB(path, storage=storage) as database:
        storage.cache = {}  # what is there need not be read
        for table, rows in tables.items():
            database.table(table).insert_multiple(rows)


def to_json(value: object) -> bytes:
    """A value as JSON in UTF-8. Lone surrogates, as in odd file names, become JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that there is always the whole old or the whole new one. Raises OSError."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows can't open a folder, and keeps a rename without it.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock `path` between processes; the system frees it when its holder dies.

    On a file system without locks, as some network ones are, a file that is there while it is held
    serves; one of a process of this machine that died is taken away. Raises OSError if it can't be
    made, TimeoutError if another process keeps it too long.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = _take_lock(path)
    try:
        yield
    finally:
        lock.release()


def _take_lock(path: Path) -> BaseFileLock:
    lock = _file_lock(path)
    try:
        # Whoever waits has the turn, so one that lets go and wants again at once comes after it.
        with _file_lock(path.with_suffix(".turn")):
            lock.acquire()
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        from filelock import SoftFileLock

        lock = SoftFileLock(path.with_suffix(".held"), timeout=LOCK_SECONDS, poll_interval=_POLL)
        lock.acquire()
    return lock


def _file_lock(path: Path) -> BaseFileLock:
    from filelock import FileLock  # 10 ms that a start does without

    # Its own way out warns on the terminal, and only for one of the errors.
    return FileLock(path, timeout=LOCK_SECONDS, poll_interval=_POLL, fallback_to_soft=False)
