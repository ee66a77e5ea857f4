"""Watches the file of the article that is open."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from astana_reader.settings.file_stamp import file_stamp

from .article import Article, ArticleError, sha256
from .formats import FORMATS
from .loading import read_article


class FileState(StrEnum):
    """What became of a file since it was read."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class Watcher:
    """Looks at an article's file every so often, on a thread of its own.

    `report` is called on that thread when the file's state becomes another: once for a file that
    grows and grows.
    """

    SECONDS = 1.0

    def __init__(self, article: Article, path: Path, report: Callable[[FileState], None]) -> None:
        self._article = article
        self._path = path
        self._report = report
        self._seen = article.source.stamp
        self._state = FileState.SAME
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more. Does not wait for a look that has begun."""
        self._closed.set()

    def _run(self) -> None:
        while not self._closed.wait(self.SECONDS):
            state = self._look()
            if state is not self._state and not self._closed.is_set():
                self._state = state
                self._report(state)

    def _look(self) -> FileState:
        stamp = file_stamp(self._path)
        if stamp == self._seen:
            return self._state
        self._seen = stamp
        if stamp is None:
            return FileState.GONE
        if self._state is FileState.CHANGED:
            return self._state
        return FileState.CHANGED if self._differs() else FileState.SAME

    def _differs(self) -> bool:
        """Whether there is another text: a file may be touched or written anew as it was."""
        source = self._article.source
        try:
            data = self._path.read_bytes()
        except OSError:
            return True
        if sha256(data) == source.sha256:
            return False
        if FORMATS[source.format].in_worker:
            return True
        try:
            return read_article(self._path, source.options).id != self._article.id
        except ArticleError:
            return True
