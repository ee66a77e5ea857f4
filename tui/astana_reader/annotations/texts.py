"""The texts that carried marks, kept once each beside the files: texts/<sha256>.txt.gz."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from astana_reader.articles.article import text_id

from .storage import write_atomically

FOLDER = "texts"


def keep_text(library: Path, id: str, text: str) -> None:
    """Keep a text that marks were made on, unless it is there whole. Raises OSError."""
    if kept_text(library, id) is None:
        path = _path(library, id)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, gzip.compress(text.encode(), compresslevel=6, mtime=0))


def kept_text(library: Path, id: str) -> str | None:
    """A text that was kept; None where it is missing or damaged, which costs no marks."""
    try:
        text = gzip.decompress(_path(library, id).read_bytes()).decode()
    except (OSError, EOFError, ValueError, zlib.error):
        return None
    return text if text_id(text) == id else None


def _path(library: Path, id: str) -> Path:
    return library / FOLDER / f"{id}.txt.gz"
