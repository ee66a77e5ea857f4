"""An article that is read while there is nothing yet to show it in.

The process that makes its document is started before anything slow is imported; what it tells is
taken on a thread of its own, and kept until the app asks for it.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from astana_reader.articles.article import Article, Options
from astana_reader.articles.document import Document, Progress
from astana_reader.articles.formats import FORMATS, format_of_name

from .first_screen import load_first_screen

if TYPE_CHECKING:
    from .documents import Told, Wanted
    from .worker import Process


class Ahead:
    """One article from the start of the program until it is there, or given up."""

    article: Article | None = None
    """All of it, if it could be read."""
    beginning: Document | None = None
    """Of a long one, to be read meanwhile."""

    def __init__(self, wanted: Wanted, process: Process | None = None) -> None:
        """`process` is one of `parsing` that waits for its work."""
        self.wanted = wanted
        self.cancelled = threading.Event()
        """To be set where nobody wants it any more."""
        self.news, self._telling = os.pipe()
        """To be waited for, until `is_told`: can be read when there is a beginning or the end."""
        self.is_told = False
        self._process = process
        self._error: Exception | None = None
        self._told: Told | None = None
        self._last: Progress | None = None
        self._over = threading.Event()
        threading.Thread(target=self._read, name="ahead", daemon=True).start()

    def take_news(self) -> None:
        """Wait for a beginning or the end, `is_told` then."""
        self.is_told = not os.read(self.news, 1)

    def follow(self, told: Told) -> Article:
        """The article when it is there. Raises ArticleError as `Wanted.load` does."""
        self._told = told
        if self._last:
            told(self._last)
        self._over.wait()
        if self._error:
            raise self._error
        assert self.article is not None  # noqa: S101  # one of both is there at the end
        return self.article

    def _read(self) -> None:
        try:
            self.article = self.wanted.load(self._progressed, self.cancelled, self._process)
        except Exception as error:  # raised again where somebody asks
            self._error = error
        finally:
            self._over.set()
            os.close(self._telling)
            if self._process:
                from .worker import end

                end(self._process)  # of a text that needed none

    def _progressed(self, progress: Progress) -> None:
        self._last = progress
        if progress.preview:
            self.beginning = progress.preview
            os.write(self._telling, b".")
        if self._told:
            self._told(progress)


def read_ahead(path: Path, options: Options, state: Path) -> Ahead | None:
    """Begin to read a file of a slow format of which nothing is kept; None of any other."""
    form = FORMATS.get(options.format) or format_of_name(path.name)
    if form is None or not form.in_worker or not path.is_file():
        return None
    if load_first_screen(state, path, options):
        return None
    from .parsing import start_parser

    process = None
    with suppress(OSError):
        process = start_parser(form)
    from .documents import wanted_file

    return Ahead(wanted_file(path, options), process)
