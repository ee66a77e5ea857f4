"""Finding the file of an article again that was moved or renamed, by its text."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from astana_reader.annotations.store import ArticleStore
from astana_reader.articles.article import ArticleError

from .catalog import Entry
from .documents import load_article
from .index import Indexed, index_of
from .opening import open_article
from .places import Library, files_under

_MOST = 20_000
"""Files that are looked at in one folder and those in it."""
_UP = 2
"""Folders above the one where the file was last."""


def find_moved(
    library: Library, entry: Entry, state: Path, cancelled: threading.Event | None = None
) -> Path | None:
    """The file that has a text of an article whose own file is gone; None if none was found.

    Looked for in the library and around where it was last, those of its name first. Where it is
    found its place is kept in the article's file. Raises StoreError if that can't be written.
    """
    known = next((k for k in index_of(library.annotations, state) if k.path == entry.store), None)
    if known is None:
        return None
    for path in _candidates(library, known):
        if cancelled and cancelled.is_set():
            return None
        with suppress(ArticleError):
            article = load_article(path)
            if article.id in known.text_ids:
                opened = open_article(library, article, state)
                ArticleStore(opened.store.path).save(opened.ready(opened.records))
                return path
    return None


def _candidates(library: Library, known: Indexed) -> Iterator[Path]:
    """Files that may be it: of its name, then of its format, in the likeliest folders first."""
    places = [Path(path) for path in known.article.paths]
    names, suffixes = {p.name for p in places}, {p.suffix for p in places}
    files = list(dict.fromkeys(_files(_folders(library, places))))
    yield from (path for path in files if path.name in names)
    yield from (path for path in files if path.name not in names and path.suffix in suffixes)


def _folders(library: Library, places: Iterable[Path]) -> list[Path]:
    home = Path.home()
    around: list[Path] = []
    for place in places:
        there = next((folder for folder in place.parents if folder.is_dir()), None)
        above = [there, *there.parents][: _UP + 1] if there else []
        around += [folder for folder in above if folder != home and folder != Path(os.sep)]
    return list(dict.fromkeys([library.articles, *around]))


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from islice(files_under(folder), _MOST)
