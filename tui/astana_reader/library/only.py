"""The article to read where none is named, found without reading any.

Imports nothing heavy: the first screen waits for it. What it can't be sure of is left to `catalog`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from astana_reader.annotations.records import REMEMBERED

from .places import Library, article_files, seed_article
from .row_log import RowLog
from .state_files import index_file, load_object, signature


def has_several(library: Library) -> bool:
    """Whether there are surely several articles to choose from: two files are enough to know."""
    return len({os.path.realpath(path) for path in islice(article_files(library), 2)}) > 1


def only_article_path(library: Library, state: Path) -> Path | None:
    """The one article of a library, the seed where it has none.

    None where there are several, and where what is known of the marked ones is not of today.
    """
    if has_several(library):
        return None
    files = list(islice(article_files(library), 2))
    marked, read = _marked_articles(library.annotations, state), _read_articles(library, state)
    if marked is None or read is None:
        return None
    paths = {os.path.realpath(path): path for path in [*marked, *read, *files]}
    if len(paths) > 1:
        return None
    return next(iter(paths.values())) if paths else seed_article()


def _read_articles(library: Library, state: Path) -> list[Path] | None:
    """The articles that were read and are still there; None if one is of the web."""
    kept = load_object(state / "articles.json").get(str(library.root))
    rows = [row for row in kept.values() if isinstance(row, dict)] if isinstance(kept, dict) else []
    places = [str(row.get("path", "")) for row in rows if row.get("state") != "removed"]
    if any("://" in place for place in places):
        return None
    return [Path(place) for place in places if place and Path(place).is_file()]


def _marked_articles(annotations: Path, state: Path) -> list[Path] | None:
    """The articles that were marked and are still there; None if that would have to be read."""
    known = RowLog(index_file(annotations, state)).rows
    found: list[Path] = []
    for file in annotations.glob("*.json"):
        if file.name == REMEMBERED or file.name.startswith("."):
            continue
        row = known.get(file.name)
        if not isinstance(row, dict) or row.get("signature") != signature([file]):
            return None
        paths = list(_paths(row))
        if not paths:  # an article of the web
            return None
        found += paths
    return [path for path in found if path.is_file()]


def _paths(row: dict[str, object]) -> Iterator[Path]:
    article = row.get("article")
    paths = article.get("paths") if isinstance(article, dict) else None
    return map(Path, paths if isinstance(paths, dict) else ())
