"""The reader's side of the process that indexes: starts it, and hears how far it is."""

from __future__ import annotations

import atexit
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library, cache_folder
from astana_reader.library.worker import End, Limits, Message, WorkEndedError, work

from .cache import cache_path
from .process import MODULE, Task, progress_of
from .results import Progress

_LIMITS: Final = Limits(seconds=float("inf"))
_AGAIN: Final = 5.0
"""Seconds until a process that ended is started again."""


def usable_cache(library: Library) -> Path:
    """The file of a library's index: in the cache folder, if that can be written or has one.

    Else in a folder that lasts as long as this program.
    """
    return cache_path(library, _folder(library))


@lru_cache(maxsize=8)
def _folder(library: Library) -> Path:
    folder, path = cache_folder(), cache_path(library)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() or os.access(path.parent, os.W_OK):
        return folder
    made = tempfile.TemporaryDirectory(prefix="astana-reader-")
    atexit.register(made.cleanup)
    return Path(made.name)


def keep_indexed(
    library: Library,
    state: Path,
    cancelled: threading.Event,
    backend: str = "",
    *,
    day_first: bool | None = None,
    cache: Path | None = None,
) -> Iterator[Progress | str]:
    """Keep the index of a library up to date until it is cancelled.

    Gives how far it is whenever more can be found, and sentences about what is wrong. `backend` and
    `day_first` are those of the settings.
    """
    folder = cache or _folder(library)
    task = Task(
        str(library.root), str(library.articles), str(state), str(folder), backend, day_first
    )
    while not cancelled.is_set():
        begun = time.monotonic()
        try:
            with closing(work(MODULE, [task.message], _LIMITS, cancelled)) as messages:
                yield from map(_heard, messages)
        except WorkEndedError as ended:
            if ended.end is End.CANCELLED:
                return
        except OSError:
            yield "The index can't be brought up to date: no process can be started."
            return
        if time.monotonic() - begun < _AGAIN:
            yield "The index can't be brought up to date: what is in it is searched."
        cancelled.wait(_AGAIN)


def _heard(message: Message) -> Progress | str:
    if message.kind == "progress":
        return progress_of(message)
    return message.data.decode("utf-8", "replace")
