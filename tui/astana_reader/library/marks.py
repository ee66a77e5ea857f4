"""All highlights of a library, and what each is linked with. A file is read again if it changed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from astana_reader.annotations.files import read_file
from astana_reader.annotations.records import Annotation, ArticleRecord, Link, Records
from astana_reader.annotations.store import ArticleStore
from astana_reader.settings.file_stamp import FileStamp, file_stamp

from .index import annotation_files
from .linked import FarMark, OtherEnd, place_of, source_of

_FIRST_TOLD = 0.1
"""Seconds until what was read so far is told for the first time; then each time after twice as
long."""
_MANY = 100
"""Files that are read before a part is worth telling."""


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """The highlights of one article, in the order of its text."""

    path: Path
    """The file that holds them."""
    article: ArticleRecord
    marks: tuple[Annotation, ...]
    links: tuple[Link, ...] = ()
    """Those that begin here."""
    place: Path | str | None = None
    """Where the article is to be read; None where it is gone."""

    @property
    def source(self) -> str:
        """Its site, else its host or its file's name."""
        return source_of(self.article, self.place)

    @property
    def title(self) -> str:
        return self.article.title or self.source


Found = tuple[MarkedFile, Annotation]


@dataclass(frozen=True, slots=True)
class LibraryMarks:
    """The highlights of a library, as far as they were read."""

    files: tuple[MarkedFile, ...] = ()
    whole: bool = False
    by_id: Mapping[str, Found] = field(default_factory=dict)
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    """Those that lead from or to each highlight, the oldest first."""

    @classmethod
    def of(cls, files: Iterable[MarkedFile], *, whole: bool = True) -> LibraryMarks:
        files = tuple(files)
        by_id = {mark.id: (file, mark) for file in files for mark in file.marks}
        found: dict[str, list[Link]] = {}
        begun = (link for file in files for link in file.links if link.source in by_id)
        for link in sorted(begun, key=lambda link: (link.created, link.id)):
            for id in {link.source, link.target}:
                found.setdefault(id, []).append(link)
        return cls(files, whole, by_id, {id: tuple(links) for id, links in found.items()})

    def ends(self, id: str) -> list[OtherEnd]:
        """What a highlight is linked with, the oldest first; the same said twice stands once."""
        own = self.by_id.get(id)
        ends: dict[tuple[str, str], OtherEnd] = {}
        for link in self.links.get(id, ()):
            outward = link.source == id
            there = self.by_id.get(link.target if outward else link.source)
            file, mark = there or (None, None)
            far = None
            if file and mark and own and file is not own[0]:
                far = FarMark(mark, file.article, file.place)
            end = OtherEnd(link, outward, mark, far, file.path if file else None)
            ends.setdefault((end.id, end.words), end)
        return list(ends.values())


def read_marks(annotations: Path) -> Iterator[LibraryMarks]:
    """The highlights of a library: what was read so far now and then, at the end all of it.

    Where most are known already only all of it is given: no part is to stand in its place.
    """
    found: list[MarkedFile] = []
    pause, before = _FIRST_TOLD, _read.cache_info().misses
    due = time.monotonic() + pause
    for path in annotation_files(annotations):
        file = _read(path, file_stamp(path))
        found += [file] if file else []
        if time.monotonic() > due and _read.cache_info().misses - before > _MANY:
            yield LibraryMarks.of(found, whole=False)
            pause *= 2
            due = time.monotonic() + pause
    yield LibraryMarks.of(found)


@lru_cache(maxsize=1 << 16)
def _read(path: Path, stamp: FileStamp | None) -> MarkedFile | None:
    """The highlights of a file as it is at a stamp; None where it holds no article."""
    records: Records | None = None
    if stamp:  # looking for copies goes through the whole folder, each time
        loaded = read_file(path)
        records = loaded.records if loaded.sound else None
    records = records or ArticleStore(path).load().records
    if records is None:
        return None
    marks = sorted(records.annotations.values(), key=lambda a: (a.selector.start, a.id))
    about = records.article
    return MarkedFile(path, about, tuple(marks), tuple(records.links.values()), place_of(about))
