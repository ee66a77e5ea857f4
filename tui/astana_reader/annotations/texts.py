"""The texts that carried marks, kept once each beside the files: texts/<sha256>.txt.gz."""

from __future__ import annotations

import gzip
from pathlib import Path

from .storage import write_atomically

FOLDER = "texts"


def keep_text(library: Path, text_id: str, text: str) -> None:
    """Keep a text that marks were made on, unless it is there. Raises OSError."""
    path = _path(library, text_id)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, gzip.compress(text.encode(), compresslevel=6, mtime=0))


def kept_text(library: Path, text_id: str) -> str | None:
    """A text that was kept; None where it is missing or damaged, which costs no marks."""
    try:
        return gzip.decompress(_path(library, text_id).read_bytes()).decode()
    except (OSError, EOFError, ValueError):
        return None


def _path(library: Path, text_id: str) -> Path:
    return library / FOLDER / f"{text_id}.txt.gz"
