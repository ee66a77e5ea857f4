"""Documents that took long to make, kept in the user's cache folder.

An entry is found by the hash of the bytes, so a file that was renamed hits and one that was edited
misses. What can't be read, or is no document, is as if it had never been.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from astana_reader.articles.article import sha256
from astana_reader.articles.document import Document, Hints
from astana_reader.articles.formats import Format
from astana_reader.articles.packed import pack, unpack

LARGEST = 500 * 1024 * 1024
"""Bytes of all that is kept."""
_SUFFIX = ".document"


def entry_path(cache: Path, form: Format, digest: str, hints: Hints) -> Path:
    """Where the document is kept that a format makes of bytes of this hash and of hints."""
    told = sha256(json.dumps(asdict(hints)).encode())[:8]
    return cache / "documents" / f"{digest}-{form.id}-{form.version}-{told}{_SUFFIX}"


def load_document(path: Path) -> Document | None:
    """The document of an entry, which counts as used now; None if there is none."""
    try:
        document = unpack(path.read_bytes())
    except (OSError, ValueError):
        return None
    with suppress(OSError):
        os.utime(path)
    return document


def save_document(path: Path, document: Document) -> None:
    """Keep a document, if the folder can be written, and drop those unused for longest."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(pack(document))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _drop_oldest(path.parent)


def _drop_oldest(folder: Path) -> None:
    """Drop what was not used for longest until the rest is within the limit."""
    found = [(entry.stat(), entry.path) for entry in os.scandir(folder) if entry.is_file()]
    total = sum(status.st_size for status, _ in found)
    for status, path in sorted(found, key=lambda one: one[0].st_mtime_ns):
        if total <= LARGEST:
            return
        Path(path).unlink(missing_ok=True)
        total -= status.st_size
