"""Which files of a library changed since they were last looked at."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from astana_reader.library.places import Library, cache_folder

Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and its bytes."""


class SlowError(Exception):
    """A look at a library's files takes longer than it may."""


class Watch:
    """Remembers how the files were. A look costs some milliseconds a thousand files."""

    def __init__(
        self, library: Library, outside: Iterable[str] = (), *, until: float = float("inf")
    ) -> None:
        """`outside` are files that lie in no folder of the library.

        Raises SlowError where that is not through `until` some time, as `time.monotonic` has it.
        """
        self._folders = (library.articles, library.annotations)
        self._outside = tuple(outside)
        self._stamps: dict[str, Stamp] = {}
        for path, stamp in self._look():
            self._stamps[path] = stamp
            if time.monotonic() > until:
                raise SlowError

    def also(self, outside: Iterable[str]) -> None:
        """Watch more files that lie in no folder of the library, from now on."""
        new = set(outside).difference(self._outside)
        self._outside += tuple(new)
        self._stamps.update(_of_files(new))

    @property
    def digest(self) -> str:
        """Tells whether all files are as they were at another time, as 64 hex digits."""
        told = repr(sorted(self._stamps.items())).encode("utf-8", "surrogatepass")
        return hashlib.sha256(told).hexdigest()

    def changed(self) -> set[str]:
        """The files that came, went or changed since the last look."""
        before, self._stamps = self._stamps, dict(self._look())
        return {path for path, _ in before.items() ^ self._stamps.items()}

    def _look(self) -> Iterator[tuple[str, Stamp]]:
        for folder in self._folders:
            yield from _files(folder)
        yield from _of_files(self._outside)


def _of_files(paths: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    for path in paths:
        with suppress(OSError):
            yield path, _stamp(Path(path).stat())


def _files(folder: Path) -> Iterator[tuple[str, Stamp]]:
    waiting = [os.fspath(folder)]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _stamp(entry.stat())


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size


def pages_stamp(library: Library) -> str:
    """Changes when a page is fetched."""
    folders = (library.annotations / "pages", cache_folder() / "pages")
    times = []
    for folder in folders:
        with suppress(OSError):
            times.append(folder.stat().st_mtime_ns)
    return str(times)
