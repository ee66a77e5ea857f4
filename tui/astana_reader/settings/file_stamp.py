"""Whether a file is still the one that was read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

FileStamp = tuple[int, int, int]
"""Of a file: when it was changed in nanoseconds, its bytes, its inode."""


def stamp_of(status: os.stat_result) -> FileStamp | None:
    """The stamp of a file; None for a pipe and the like, which can be read only once."""
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def file_stamp(path: Path) -> FileStamp | None:
    """The stamp of what is at a path now; None where there is no file."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return None


def folder_time(path: Path) -> int:
    """When a file of a folder came, went or was replaced last, in nanoseconds; 0 without one."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
