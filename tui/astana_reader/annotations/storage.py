"""A TinyDB storage that leaves a whole file whatever happens, and the lock between processes."""

from __future__ import annotations

import errno
import json
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
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
TEMPORARY = ".tmp"
"""How the name of a file ends while it is being written."""
_STRAY_SECONDS = 3600
_looked: dict[Path, float] = {}
"""When folders were looked at for strays."""
_NEW_FILE = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
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
            data = parse_object(read_bytes(self._path))
        except FileNotFoundError:
            return None
        if not all(isinstance(table, dict) for table in data.values()):
            raise ValueError("it is no TinyDB file")
        return data

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        write_atomically(self._path, to_json(data))


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises OSError, for a pipe or a device too: these never end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    return path.read_bytes()


def write_tables(
    path: Path,
    tables: Mapping[str, Iterable[Mapping[str, Any]]],
    others: Mapping[str, Any] | None = None,
) -> None:
    """Write a TinyDB file whole, with the tables of `others` as they are.

    Raises OSError, the old file then is as it was.
    """
    # TinyDB leaves this constructor untyped.
    storage = CachingMiddleware(AtomicJSONStorage)  # type: ignore[no-untyped-call]  # TinyDB’s
    with TinyDB(path, storage=storage) as database:
        storage.cache = dict(others or {})  # what else is there need not be read
        for table, rows in tables.items():
            database.table(table).insert_multiple(rows)


def to_json(value: object) -> bytes:
    """A value as JSON in UTF-8. Lone surrogates, as in odd file names, become JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that there is always the whole old or the whole new one. Raises OSError.

    A file that is there gives its mode. Nothing is written through a link: one at the path itself
    is replaced, and the temporary file has a name that nobody could have laid a link under.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}{TEMPORARY}")
    handle = os.open(temporary, _NEW_FILE, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            _keep_mode(handle, path)
            file.write(data)
            file.flush()
            os.fsync(handle)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _keep_mode(handle: int, path: Path) -> None:
    if hasattr(os, "fchmod") and path.is_file() and not path.is_symlink():
        os.fchmod(handle, stat.S_IMODE(path.stat().st_mode))


def own_folder(folder: Path) -> Path:
    """A folder of the library's own, made if it is not there. Raises OSError if it is a link:
    what is written there would land elsewhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        raise OSError(errno.ELOOP, "a link is not followed", str(folder))
    return folder


def is_own_json(path: Path) -> bool:
    """Whether a path is a JSON file of this user."""
    try:
        status = path.lstat()
    except OSError:
        return False
    own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return own and stat.S_ISREG(status.st_mode) and path.suffix == ".json"


def remove_strays(folder: Path) -> None:
    """Remove what writes that were cut off left in a folder over an hour ago. Hold its lock.

    A program looks at a folder once an hour: of many writes only the first goes through it.
    """
    now = time.time()
    if abs(now - _looked.get(folder, 0)) < _STRAY_SECONDS:
        return
    _looked[folder] = now
    oldest = now - _STRAY_SECONDS
    with suppress(OSError):
        for stray in strays(folder):
            if stray.lstat().st_mtime < oldest:
                stray.unlink(missing_ok=True)


def strays(folder: Path) -> list[Path]:
    """The temporary files in a folder: a write is going on, or was cut off."""
    return sorted(folder.glob(f".*{TEMPORARY}"))


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
    own_folder(path.parent)
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
