"""The pictures of an article, to be opened by another program: never parsed here."""

from __future__ import annotations

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from astana_reader.articles.article import ArticleError, Source

from .fetching import Request, fetch

LARGEST = 50 << 20
"""Bytes of a picture."""
_IN_ARCHIVE = frozenset({"epub", "docx"})


def picture_suffix(data: bytes) -> str:
    """What a picture's first bytes say it is: .png, .jpg, .gif or .webp; empty for all else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ".gif"
    return ".webp" if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else ""


def read_picture(target: str, source: Source) -> tuple[bytes, str]:
    """The bytes and the suffix of a picture of an article.

    It is fetched, or lies in the article's file or beside it. Raises ArticleError with why not.
    """
    scheme = urlsplit(target).scheme
    if scheme in {"http", "https"}:
        data = fetch(Request(target, source.options.allow_local)).data
    elif scheme or source.path is None:
        raise ArticleError("This picture can't be opened: it is not on this machine.")
    elif source.format in _IN_ARCHIVE:
        data = _in_archive(source.path, unquote(target))
    else:
        data = _beside(source.path, unquote(target.partition("#")[0].partition("?")[0]))
    suffix = picture_suffix(data)
    if not suffix:
        raise ArticleError("This is no PNG, JPEG, GIF or WebP picture, so it was not opened.")
    return data, suffix


def _beside(article: Path, name: str) -> bytes:
    """A file in the article's folder or one below it, and nowhere else."""
    folder = article.parent.resolve()
    try:
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise ArticleError("There is no such picture beside the article.")
        with path.open("rb") as file:
            return _whole(file.read(LARGEST + 1))
    except (OSError, ValueError) as error:
        raise ArticleError("The picture beside the article can't be read.") from error


def _in_archive(article: Path, name: str) -> bytes:
    try:
        with zipfile.ZipFile(article) as archive, archive.open(name) as file:
            return _whole(file.read(LARGEST + 1))
    except KeyError:
        raise ArticleError("There is no such picture in the file.") from None
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
        raise ArticleError("The picture in the file can't be read.") from error


def _whole(data: bytes) -> bytes:
    if len(data) > LARGEST:
        raise ArticleError(f"The picture is over the limit of {LARGEST >> 20} MB.")
    return data
