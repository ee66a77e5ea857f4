"""The texts that carried marks, kept once each beside the files: texts/<sha256>.txt.gz."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from astana_reader.articles.article import text_id
from astana_reader.text.visible import visible

from .storage import own_folder, write_atomically

FOLDER = "texts"
_LARGEST = 256 * 1024 * 1024
"""Bytes of a text: some kilobytes of gzip may hold as many gigabytes."""


def keep_text(library: Path, id: str, text: str) -> None:
    """Keep a text that marks were made on, unless it is there whole. Raises OSError."""
    if kept_text(library, id) is None:
        path = _path(library, id)
        own_folder(path.parent)
        write_atomically(path, gzip.compress(text.encode(), compresslevel=6, mtime=0))


def kept_text(library: Path, id: str) -> str | None:
    """A text that was kept; None where it is missing or damaged, which costs no marks.

    So is one that no article can have: too large, or with characters a terminal would obey.
    """
    path = _path(library, id)
    if path.parent.is_symlink() or not path.is_file():
        return None
    try:
        with gzip.open(path) as file:
            data = file.read(_LARGEST + 1)
            text = data.decode()
    except (OSError, EOFError, ValueError, zlib.error):
        return None
    whole = len(data) <= _LARGEST and text_id(text) == id
    return text if whole and visible(text) == text else None


def _path(library: Path, id: str) -> Path:
    return library / FOLDER / f"{id}.txt.gz"
