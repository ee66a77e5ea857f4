"""An article that is being opened, which may take a while."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import date

from astana_reader.annotations.notebook import Notebook
from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Document, Progress
from astana_reader.library.ahead import Ahead
from astana_reader.library.documents import Wanted
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library
from astana_reader.reading.session import notebook_of

from .reader_screen import ReaderScreen


class Opening:
    """One article from being asked for until it is there, or given up."""

    def __init__(
        self,
        wanted: Wanted,
        published: date | None = None,
        at: str = "",
        ahead: Ahead | None = None,
    ) -> None:
        """`published` is a publication date for this sitting only, `at` names a place in it.

        `ahead` is what reads it already.
        """
        self.wanted = wanted
        self.published = published
        self.at = at
        self.cancelled = ahead.cancelled if ahead else threading.Event()
        self._ahead = ahead
        self.screen: ReaderScreen | None = None
        """Where its beginning is read; None while another screen is shown."""
        self.is_first = False
        """Whether the program was started for it."""
        self.turn = asyncio.Lock()
        """Held while the screen for it is changed."""

    @property
    def beginning(self) -> Document | None:
        """What there is of it before it is opened."""
        return self._ahead.beginning if self._ahead else None

    def open(
        self, library: Library, told: Callable[[Opening, Progress], None]
    ) -> tuple[Opened, Notebook]:
        """Read it on this thread. Raises ArticleError and StoreError."""
        if self.cancelled.is_set():
            raise ArticleError(f"{self.wanted.name} was not opened: you stopped it.")
        ahead, self._ahead = self._ahead, None
        if ahead:
            article = ahead.follow(lambda progress: told(self, progress))
        else:
            article = self.wanted.load(lambda progress: told(self, progress), self.cancelled)
        opened = open_article(library, article)
        return opened, notebook_of(opened)
