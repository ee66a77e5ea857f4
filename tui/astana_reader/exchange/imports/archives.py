"""Archives that other programs export: read within limits, nothing of them is unpacked to disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from astana_reader.articles.archive import Archive, open_archive
from astana_reader.articles.article import ArticleError


def is_archive(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


@dataclass(frozen=True, slots=True)
class Members:
    """The files of an archive by their names."""

    names: tuple[str, ...]
    archive: Archive

    def read(self, name: str) -> bytes:
        """Raises ValueError where it is damaged or unpacks to more than is safe."""
        with _told():
            data = self.archive.read(name)
        if data is None:
            raise ValueError(f"“{name}” in it is damaged")
        return data


def open_members(data: bytes) -> Members:
    """Raises ValueError for an archive that is damaged, encrypted or not safe."""
    with _told():
        archive = open_archive(data)
    return Members(tuple(sorted(archive.names)), archive)


def member_names(data: bytes) -> tuple[str, ...]:
    """The names in an archive; none where it can't be read."""
    try:
        return open_members(data).names
    except ValueError:
        return ()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except ArticleError as error:
        raise ValueError(str(error).rstrip(".")) from error
