"""Articles as the library reads them: documents that take long are kept, and made apart."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from astana_reader.articles import loading
from astana_reader.articles.article import NO_OPTIONS, Article, ArticleError, Options, PasswordError
from astana_reader.articles.document import Document, Progress
from astana_reader.articles.formats import Format
from astana_reader.articles.loading import Input

Told = Callable[[Progress], None]

_ERRORS = {"error": ArticleError, "password": PasswordError}
_WHY = {
    "time": "This file took too long to read and was given up.",
    "crash": "This file made its reader fail: is it damaged?",
    "cancelled": "This file was not read to the end: you stopped it.",
}


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
    form: Format, given: Input, told: Told | None, cancelled: threading.Event | None
) -> Document:
    """The document of bytes: made at once, kept from before, or made by a process of its own."""
    if not form.in_worker:
        return loading.parse_here(form, given)
    from .document_cache import entry_path, load_document, save_document
    from .places import cache_folder

    path = entry_path(cache_folder(), form, given.sha256, given.hints)
    if not given.hints.password and (kept := load_document(path)):
        return kept
    document = _made_apart(form, given, told, cancelled)
    if not given.hints.password:  # what is protected stays so
        save_document(path, document)
    return document


def _made_apart(
    form: Format, given: Input, told: Told | None, cancelled: threading.Event | None
) -> Document:
    from astana_reader.articles.packed import unpack

    from .parsing import MODULE, progress_of, question
    from .worker import LIMITS, WorkEndedError, work

    said = question(form, given.data, given.hints)
    try:
        with closing(work(MODULE, said, LIMITS, cancelled)) as messages:
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
