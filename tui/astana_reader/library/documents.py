"""Articles as the library reads them: documents that take long are kept, and made apart."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from astana_reader.articles import loading
from astana_reader.articles.article import NO_OPTIONS, Article, ArticleError, Options, PasswordError
from astana_reader.articles.document import Document, Progress
from astana_reader.articles.formats import Format
from astana_reader.articles.loading import Input
from astana_reader.text.visible import visible_line

if TYPE_CHECKING:
    from .worker import Process

Told = Callable[[Progress], None]

_ERRORS = {"error": ArticleError, "password": PasswordError}
_WHY = {
    "time": "This file took too long to read and was given up.",
    "crash": "This file made its reader fail: is it damaged?",
    "cancelled": "This file was not read to the end: you stopped it.",
}


class _TakesLongError(Exception):
    """A document is not kept and has to be made by a process of its own."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article that is asked for and that may take long to read."""

    name: str
    """For people, on one line."""
    get: Callable[[Options, Told | None, threading.Event | None], Input]
    """Its bytes; may take long where they are elsewhere. Raises ArticleError."""
    options: Options = NO_OPTIONS
    path: Path | None = None
    at_hand: Callable[[], bool] = lambda: True
    """Whether its bytes are on this machine."""

    def at_once(self) -> Article | None:
        """The article if it is plain text or kept from before; None if it would take long.

        Raises ArticleError.
        """
        if not self.at_hand():
            return None
        try:
            return loading.article_of(self.get(self.options, None, None), _parse_at_once)
        except _TakesLongError:
            return None

    def load(
        self,
        told: Told | None = None,
        cancelled: threading.Event | None = None,
        started: Process | None = None,
    ) -> Article:
        """The article, however long it takes. Raises ArticleError as `load_article` does.

        `started` is a process of `parsing` that waits for its work.
        """
        parse = partial(_parse, told=told, cancelled=cancelled, started=started)
        return loading.article_of(self.get(self.options, told, cancelled), parse)

    def with_password(self, password: str) -> Wanted:
        return replace(self, options=replace(self.options, password=password))


def wanted_file(path: Path, options: Options = NO_OPTIONS) -> Wanted:
    """An article in a file."""
    return Wanted(
        visible_line(path.name),
        lambda options, _told, _cancelled: loading.file_input(path, options),
        options,
        path,
    )


def wanted_input(options: Options = NO_OPTIONS) -> Wanted:
    """The article of standard input, read as it comes. Raises ArticleError if it is closed."""
    from .piped import NAME, piped_input

    piped = piped_input()
    return Wanted(NAME, piped.input, options, at_hand=piped.is_at_hand)


def progress_words(progress: Progress) -> str:
    """How far a reading is: “page 12 of 500”, “12 KB” where nobody knows of how many."""
    if not progress.total:
        return f"{progress.done} {progress.what}"
    return f"{progress.what} {progress.done} of {progress.total}".strip()


def load_article(
    path: Path | None,
    options: Options = NO_OPTIONS,
    told: Told | None = None,
    cancelled: threading.Event | None = None,
) -> Article:
    """Read a file, or standard input without one.

    `told` is called with how far a long reading is. Raises ArticleError, also where it is
    `cancelled`.
    """
    parse = partial(_parse, told=told, cancelled=cancelled)
    if path is None:
        return loading.read_standard_input(options, parse)
    return loading.read_article(path, options, parse)


def _parse(
    form: Format,
    given: Input,
    told: Told | None,
    cancelled: threading.Event | None,
    started: Process | None = None,
) -> Document:
    """The document of bytes: made at once, kept from before, or made by a process of its own."""
    if kept := _quickly(form, given):
        return kept
    from .document_cache import entry_path, save_document
    from .places import cache_folder

    document = _made_apart(form, given, told, cancelled, started)
    if not given.hints.password:  # what is protected stays so
        save_document(entry_path(cache_folder(), form, given.sha256, given.hints), document)
    return document


def _parse_at_once(form: Format, given: Input) -> Document:
    if kept := _quickly(form, given):
        return kept
    raise _TakesLongError


def _quickly(form: Format, given: Input) -> Document | None:
    """The document made at once or kept from before."""
    if not form.in_worker:
        return loading.parse_here(form, given)
    from .document_cache import entry_path, load_document
    from .places import cache_folder

    if given.hints.password:
        return None
    return load_document(entry_path(cache_folder(), form, given.sha256, given.hints))


def _made_apart(
    form: Format,
    given: Input,
    told: Told | None,
    cancelled: threading.Event | None,
    started: Process | None,
) -> Document:
    from astana_reader.articles.packed import unpack

    from .parsing import MODULE, progress_of, question
    from .worker import LIMITS, WorkEndedError, work

    said = question(form, given.data, given.hints)
    try:
        with closing(work(MODULE, said, LIMITS, cancelled, started)) as messages:
            for message in messages:
                if message.kind == "document":
                    return unpack(message.data)
                if message.kind in _ERRORS:
                    raise _ERRORS[message.kind](message.data.decode("utf-8", "replace"))
                if told:
                    told(progress_of(message))
    except WorkEndedError as ended:
        raise ArticleError(_WHY[ended.end]) from ended
    except (OSError, ValueError) as error:
        raise ArticleError(_WHY["crash"]) from error
    raise ArticleError(_WHY["crash"])
