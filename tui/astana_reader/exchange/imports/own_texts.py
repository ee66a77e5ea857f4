"""Texts of their own for works that the library does not have: their page, or their quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from astana_reader.annotations.storage import write_atomically
from astana_reader.articles.article import sha256
from astana_reader.articles.sidecar import sidecar_path
from astana_reader.library.identity import slug
from astana_reader.text.visible import visible_line

from .found import Clipping, Work

CLIPPINGS = ".txt"
"""How the name of a text of quotes ends."""
_LONGEST = 500
"""Code points of a title."""


def is_own_text(path: Path, folder: Path) -> bool:
    """Whether a file is a text of quotes: no article that a work could be."""
    return path.parent == folder and path.suffix == CLIPPINGS


def write_page(folder: Path, work: Work) -> Path | None:
    """The file of the page that came with a work; None if none came. Raises OSError."""
    if work.page is None:
        return None
    path = _path(folder, work, work.page.suffix)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, work.page.data)
        _describe(path, work)
    return path


def write_clippings(folder: Path, work: Work, clippings: Iterable[Clipping]) -> Path:
    """The file whose text is the quotes of a work, those that it lacks added. Raises OSError."""
    path = _path(folder, work, CLIPPINGS)
    _extend(path, (clipping.quote for clipping in clippings))
    _describe(path, work)
    return path


def write_links(folder: Path, name: str, works: Sequence[Work]) -> Path:
    """The file of the links that were saved and have no text, those that it lacks added.

    Raises OSError.
    """
    links = Work(title=f"Links from {name}")
    path = _path(folder, links, CLIPPINGS)
    _extend(path, map(_link, works))
    _describe(path, links)
    return path


def _link(work: Work) -> str:
    tags = " ".join(f"#{tag}" for tag in work.tags)
    told = " · ".join(filter(None, (work.saved[:10], tags)))
    return "\n".join(filter(None, (work.title, work.url, told, work.note)))


def _path(folder: Path, work: Work, suffix: str) -> Path:
    return folder / f"{slug(work.title)}-{sha256(work.key.encode())[:8]}{suffix}"


def _extend(path: Path, pieces: Iterable[str]) -> None:
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    known = f"\n\n{there.strip()}\n\n"
    new = [piece for piece in dict.fromkeys(pieces) if piece and f"\n\n{piece}\n\n" not in known]
    if new or not there:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join([*filter(None, [there.strip()]), *new])
        write_atomically(path, f"{text}\n".encode())


def _describe(path: Path, work: Work) -> None:
    """Write what is known of a work beside its text, once: the reader may change it."""
    beside = sidecar_path(path)
    if beside.exists():
        return
    known = {
        "title": work.title,
        "author": work.author,
        "url": work.url,
        "published": work.published,
    }
    rows = [
        f"{key} = {json.dumps(visible_line(value)[:_LONGEST], ensure_ascii=False)}\n"
        for key, value in known.items()
        if value
    ]
    write_atomically(beside, "".join(rows).encode())
