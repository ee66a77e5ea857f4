"""Backups and set-aside files: nothing that once was is thrown away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from astana_reader.settings.file_stamp import file_stamp

from .storage import own_folder, to_json, write_atomically

STATE = ".state"
"""The folder beside the files for locks, backups and set-aside files."""

BACKUPS = 5
BACKUP_EVERY = timedelta(minutes=5)
"""The least time between two backups but the latest, so that five reach back over five edits."""


def lock_of(path: Path) -> Path:
    """The lock to hold while a file is written."""
    return path.parent / STATE / f"{path.stem}.lock"


def set_aside(path: Path, ending: str) -> Path:
    """Move a file into the state folder under a name of its own. Raises OSError."""
    kept = path.parent / STATE / f"{path.stem}.{_now():%Y%m%dT%H%M%S%f}.{ending}"
    own_folder(kept.parent)
    path.replace(kept)
    return kept


def set_rows_aside(path: Path, rows: Iterable[tuple[str, object]]) -> Path:
    """Keep rows of a file that are no records, by table, in the state folder. Raises OSError."""
    kept = path.parent / STATE / f"{path.stem}.{_now():%Y%m%dT%H%M%S%f}.rows"
    own_folder(kept.parent)
    write_atomically(kept, to_json([{"table": table, "row": row} for table, row in rows]))
    return kept


def back_up(path: Path) -> None:
    """Keep the file as it is before it is replaced, unless the latest backup is that already.

    A hard link is enough: the file is replaced, never written in place. Raises OSError.
    """
    known = list(backups_of(path))
    if known and _written(known[0]) == _written(path):  # the write after it failed
        return
    kept = own_folder(path.parent / STATE) / f"{path.stem}.{_now():%Y%m%dT%H%M%S%f}.backup"
    whole = path.resolve()
    try:
        kept.hardlink_to(whole)
    except OSError:  # a file system without hard links
        shutil.copy2(whole, kept)
    if len(known) > 1 and _time_of(known[0]) - _time_of(known[1]) < BACKUP_EVERY:
        known.pop(0).unlink(missing_ok=True)
    for old in known[BACKUPS - 1 :]:
        old.unlink(missing_ok=True)


def backups_of(path: Path) -> Iterator[Path]:
    """The backups of a file, the latest first."""
    folder, begin, dots = path.parent / STATE, f"{path.stem}.", path.stem.count(".") + 2
    try:
        names = os.listdir(folder)  # noqa: PTH208  # names alone: a folder has many
    except OSError:
        return
    named = (name for name in names if name.startswith(begin) and name.endswith(".backup"))
    for name in sorted((name for name in named if name.count(".") == dots), reverse=True):
        yield folder / name


def backup_time(backup: Path) -> str:
    """When a backup was made, on the reader's own clock: 2026-11-22 12:05."""
    return f"{_time_of(backup).astimezone():%Y-%m-%d %H:%M}"


def _written(path: Path) -> tuple[int, ...]:
    """When and how long it was written: a copy has an inode of its own."""
    return (file_stamp(path) or ())[:2]


def _time_of(backup: Path) -> datetime:
    stamp = backup.name.removesuffix(".backup").rpartition(".")[2]
    try:
        return datetime.strptime(stamp, "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)


def _now() -> datetime:
    return datetime.now(UTC)
