"""Several articles of the library in one view, and what the engines find in them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from astana_reader.reading.effects import OpenArticle
from astana_reader.search.collecting import list_library
from astana_reader.search.digesting import Wanted, digests
from astana_reader.search.digests import Digest

from .viewing import Sources

MOST = 300
"""Articles of one view: the newest of more."""
_TOLD_EVERY = 0.4
"""Seconds between two looks at what is found while more is looked for."""
_RARELY = 5
"""What a look takes, so many times is waited before the next."""


def wanted(sources: Sources, keys: Sequence[str]) -> Wanted:
    """What the engines are asked of articles."""
    library, settings = sources.library, sources.settings
    return Wanted(
        str(library.root),
        str(library.articles),
        str(sources.state),
        tuple(keys),
        settings.entities.get("backend", ""),
        settings.day_first,
    )


def all_keys(sources: Sources) -> list[str]:
    """All articles of the library, the newest first."""
    listed = list_library(sources.library, sources.state).values()
    days = {one.key: str(one.entry.published or "") for one in listed}
    return sorted(days, key=lambda key: days[key], reverse=True)


def growing(sources: Sources, keys: Sequence[str]) -> Iterator[list[Digest]]:
    """The digests of articles, more and more of them, in order of publication; all at the end."""
    found: list[Digest] = []
    due = time.monotonic() + _TOLD_EVERY
    for digest in digests(wanted(sources, keys)):
        found.append(digest)
        begun = time.monotonic()
        if begun >= due:
            yield in_order(found)
            now = time.monotonic()
            due = now + max(_TOLD_EVERY, _RARELY * (now - begun))
    yield in_order(found)


def in_order(found: Sequence[Digest]) -> list[Digest]:
    """By day of publication, those without one last."""
    return sorted(found, key=lambda one: (one.published is None, str(one.published), one.key))


def source_of(digest: Digest) -> str:
    """Where an article is from, in a word: its site or host, else its title."""
    return digest.source or digest.title


def place_of(key: str) -> Path | str:
    """The file or the address of an article by its key."""
    return key if "://" in key else Path(key)


def opening(digest: Digest, offset: int) -> OpenArticle:
    """Reads the article at an offset."""
    return OpenArticle(place_of(digest.key), f"@{offset}")
