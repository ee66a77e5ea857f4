"""Parts of a ZIP archive, read from memory within limits and by the names that links give them."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from astana_reader.articles.article import ArticleError

_MOST_PARTS = 20_000
_LARGEST_PART = 20 * 1024 * 1024
_LARGEST_TEXT = 200 * 1024 * 1024
"""Bytes of all that is read."""
_HIGHEST_RATIO = 200
_RATIO_COUNTS_FROM = 1024 * 1024
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Archive:
    """An archive that was found sound; nothing of it is ever written to disk."""

    file: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo]
    folded: Mapping[str, str]
    """Names by their letters without case."""
    left: int = field(default=_LARGEST_TEXT)
    """Bytes that may still be read."""

    def find(self, path: str) -> str | None:
        """The name of the part at `path`; letter case may differ."""
        return path if path in self.names else self.folded.get(path.casefold())

    def read(self, path: str) -> bytes | None:
        """The bytes of a part; None if it is missing or damaged.

        Raises ArticleError if it is larger than any page of a book.
        """
        name = self.find(path)
        if name is None:
            return None
        info = self.names[name]
        if info.file_size > _LARGEST_PART or _is_bomb(info) or info.file_size > self.left:
            raise ArticleError(
                "This file unpacks to far more than a book holds. It is not safe to open."
            )
        try:
            with self.file.open(info) as part:
                data = part.read(min(_LARGEST_PART, self.left) + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
            return None
        self.left -= len(data)
        if len(data) > _LARGEST_PART or self.left < 0:
            raise ArticleError(
                "This file unpacks to far more than a book holds. It is not safe to open."
            )
        return data

    def packed(self, instead: Mapping[str, bytes]) -> BytesIO:
        """An archive in memory of the same parts, some of them with these bytes instead."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            for name in self.names:
                data = instead[name] if name in instead else self.read(name)
                packed.writestr(name, data or b"")
        out.seek(0)
        return out


def open_archive(data: bytes) -> Archive:
    """The archive in `data`. Raises ArticleError where it is damaged, encrypted or not safe."""
    try:
        file = zipfile.ZipFile(BytesIO(data))
        infos = [info for info in file.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise ArticleError(
            "This file is damaged or cut short. Get it again from where it came."
        ) from error
    if len(infos) > _MOST_PARTS:
        raise ArticleError(
            f"This file has more than {_MOST_PARTS:,} parts. It is not safe to open."
        )
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise ArticleError("This file is locked by a password of its archive. Unpack it first.")
    if _overlap(infos):
        raise ArticleError("This file has parts that overlap. It is not safe to open.")
    names = {posixpath.normpath(info.filename): info for info in reversed(infos)}
    return Archive(file, names, {name.casefold(): name for name in reversed(names)})


def resolve(base: str, href: str) -> tuple[str, str] | None:
    """The path and the fragment that a link in the part `base` means; None if it leads outside.

    A path that climbs above the archive's root stays at the root, as in a browser.
    """
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return base, unquote(parts.fragment)
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(base), path))
    return whole.lstrip("/"), unquote(parts.fragment)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    large = info.file_size > _RATIO_COUNTS_FROM
    return large and info.file_size > _HIGHEST_RATIO * max(info.compress_size, 1)


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    ordered = sorted(infos, key=lambda info: info.header_offset)
    return any(
        one.header_offset + _LOCAL_HEADER + one.compress_size > two.header_offset
        for one, two in pairwise(ordered)
    )
