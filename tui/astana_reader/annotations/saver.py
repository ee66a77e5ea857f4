"""Saves an article's records on a thread of its own, and watches for what others write."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from astana_reader.text.visible import visible_line

from .records import Records
from .store import ArticleStore, StoreError


@dataclass(frozen=True, slots=True)
class Saved:
    """The records are on disk, merged with what others wrote there."""

    version: int
    """The number that `Saver.save` gave; 0 if it was another program that wrote."""
    records: Records
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The records could not be written; they are kept and tried again."""

    version: int
    reason: str


class Saver:
    """Writes the latest records it was given, on a thread that alone touches the store.

    `report` is called on that thread after each try, and when another program changed the file.
    `prepare` completes the records before a write. `after_write` follows each write; its
    failure costs no marks.
    """

    WATCH_SECONDS = 1.0
    RETRY_SECONDS = 5.0
    LINGER_SECONDS = 0.015
    """Before a write, so that what was just marked is painted first."""

    def __init__(
        self,
        store: ArticleStore,
        report: Callable[[Saved | NotSaved], None],
        prepare: Callable[[Records], Records] = lambda records: records,
        after_write: Callable[[], None] = lambda: None,
    ) -> None:
        self._store = store
        self._report = report
        self._prepare = prepare
        self._after_write = after_write
        self._wake = threading.Condition()
        self._pending: tuple[int, Records] | None = None
        self._version = 0
        self._retry_at = 0.0
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def save(self, records: Records) -> int:
        """Have these records written; the number of this version, counted from 1."""
        with self._wake:
            self._version += 1
            self._pending, self._retry_at = (self._version, records), 0.0
            self._wake.notify()
            return self._version

    def close(self, seconds: float = 15.0) -> bool:
        """Write what is left and stop; whether all was written in time."""
        with self._wake:
            self._closing, self._retry_at = True, 0.0
            self._wake.notify()
        self._thread.join(seconds)
        return self._pending is None and not self._thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(self._is_wanted, self.WATCH_SECONDS)
                if self._pending:
                    self._wake.wait_for(lambda: self._closing, self.LINGER_SECONDS)
                due = self._pending if time.monotonic() >= self._retry_at else None
                closing = self._closing
            self._try(due, closing=closing)
            if closing:
                return

    def _try(self, due: tuple[int, Records] | None, *, closing: bool) -> None:
        """Write, or look; whatever fails, the thread goes on and tells why nothing was written."""
        try:
            if due:
                self._write(*due)
            elif not closing:
                self._look()
        except Exception as error:  # a thread that ended would be silent
            if due:
                self._retry_at = time.monotonic() + self.RETRY_SECONDS
                self._report(NotSaved(due[0], _reason(error)))

    def _is_wanted(self) -> bool:
        due = self._pending is not None and time.monotonic() >= self._retry_at
        return self._closing or due

    def _write(self, version: int, records: Records) -> None:
        merged, problems = self._store.save(self._prepare(records))
        with self._wake:
            if self._version == version:
                self._pending = None
        self._report(Saved(version, merged, problems))
        with suppress(OSError):
            self._after_write()

    def _look(self) -> None:
        """Report what another program wrote."""
        if self._pending is None and self._store.changed():
            loaded = self._store.load()
            if loaded.records:
                self._report(Saved(0, loaded.records, loaded.problems))


def _reason(error: Exception) -> str:
    if isinstance(error, StoreError):
        return str(error)
    return visible_line(f"{type(error).__name__}: {error}")
