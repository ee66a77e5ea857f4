"""Keeps the export up to date that the config asks for, on a thread, after each save."""

from __future__ import annotations

import threading

from textual.screen import Screen

from astana_reader.exchange.export_on_save import update_export
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.reading.exported import marked_article
from astana_reader.reading.session import Session

from . import messages


class LivingExport:
    """One writes at a time; of the states that come meanwhile the last is written after it."""

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self._screen = screen
        self._session = session
        self._lock = threading.Lock()
        self._waiting: MarkedArticle | None = None
        self._is_writing = False
        self._told = ""
        """What failed and was told: it is told once, until something works again."""

    def update(self) -> None:
        """Write the marks as they are now."""
        reading = self._session.reading
        marked = marked_article(reading, library=self._session.opened.library)
        with self._lock:
            self._waiting = marked
            if self._is_writing:
                return
            self._is_writing = True
        self._screen.run_worker(self._write, thread=True, group="living", exit_on_error=False)

    def _next(self) -> MarkedArticle | None:
        with self._lock:
            marked, self._waiting = self._waiting, None
            self._is_writing = marked is not None
        return marked

    def _write(self) -> None:
        while marked := self._next():
            problem = update_export(marked, self._session.texts)
            if problem and problem != self._told:
                self._screen.post_message(messages.Told(problem))
            self._told = problem
