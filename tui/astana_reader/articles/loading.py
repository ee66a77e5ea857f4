"""A path or standard input becomes an article, or a message that says why not."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from astana_reader.settings.file_stamp import stamp_of
from astana_reader.text.visible import visible_line

from .article import Article, ArticleError, text_id
from .document import Metadata
from .plain_text import canonical_text, find_blocks
from .sidecar import read_metadata

LARGEST = 64 * 1024 * 1024
"""Bytes read without `force`."""

_MAGIC = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive (EPUB, DOCX or such)"}
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read_article(path: Path, *, force: bool = False) -> Article:
    """Read a plain-text file.

    Raises ArticleError if it is missing, no file, binary or over LARGEST bytes (unless forced).
    Bytes that are not UTF-8 are read as U+FFFD, with a notice.
    """
    name = visible_line(str(path))
    try:
        with _opened(path, name) as file:
            read_at = stamp_of(os.fstat(file.fileno()))
            data = _read(file, name, force)
    except OSError as error:
        raise ArticleError(_reason(error, name)) from error
    metadata, problems = read_metadata(path)
    return replace(_article(data, name, metadata, path.absolute(), problems), stamp=read_at)


def read_standard_input(*, force: bool = False) -> Article:
    """Read a plain text from standard input. Raises ArticleError as `read_article` does."""
    data = _read(sys.stdin.buffer, "standard input", force)
    return _article(data, "standard input", Metadata("standard input"), None, ())


def _opened(path: Path, name: str) -> BinaryIO:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ArticleError(f"{name} is a folder. Name a text file in it.")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise ArticleError(f"{name} is a device, not a text file.")
    return path.open("rb")


def _read(file: BinaryIO, name: str, force: bool) -> bytes:
    data = file.read() if force else file.read(LARGEST + 1)
    if len(data) > LARGEST and not force:
        limit = LARGEST // (1024 * 1024)
        raise ArticleError(
            f"{name} is over the limit of {limit} MB. --force opens it all the same."
        )
    return data


def _reason(error: OSError, name: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {name}."
    if isinstance(error, PermissionError):
        return f"You have no permission to read {name}."
    return f"{name} can't be read: {os.strerror(error.errno or 0)}."


def _article(
    data: bytes, name: str, metadata: Metadata, path: Path | None, problems: tuple[str, ...]
) -> Article:
    decoded, notices = _decoded(data, name)
    text = canonical_text(decoded)
    if not text.strip():
        notices = (*notices, f"{name} is empty: there is nothing to read in it.")
    return Article(
        id=text_id(text),
        text=text,
        blocks=find_blocks(text),
        metadata=metadata,
        path=path,
        notices=problems + notices,
    )


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise ArticleError(f"{name} is {what}. Only plain text can be read so far.")
    encoding = _UTF16.get(data[:2])
    if encoding is None and b"\0" in data:
        raise ArticleError(f"{name} is a binary file, not text.")
    encoding = encoding or "utf-8"
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        where = data.count(b"\n", 0, error.start) + 1
        notice = f"Line {where} is not {encoding.upper()}: what could not be read shows as \ufffd."
        return data.decode(encoding, "replace"), (notice,)
