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
from astana_reader.settings.file_stamp import FileStamp, file_stamp, folder_time

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


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of marks as it was at a stamp; no `file` where it held no article."""

    stamp: FileStamp | None
    file: MarkedFile | None
    is_indexed: bool = False
    """Whether it is told by the search index: its times and prefixes are not known."""


class MarkFiles:
    """The files of marks of a library as they were read last. For one thread at a time."""

    def __init__(self, annotations: Path) -> None:
        self.kept: dict[Path, Kept] = {}
        self.touched: set[Path] = set()
        """Files that were written by this program since they were read."""
        self._annotations = annotations
        self._looked = (0, float("-inf"))
        self._marks = LibraryMarks()
        self._behind = False
        """Whether files were read that `_marks` does not hold."""

    def read(self, *, lasts: float = 0) -> Iterator[LibraryMarks | None]:
        """The highlights of the library: what was read so far now and then, at the end all of it.

        Where all were read before these come first, with what this program wrote since, and again
        only if another changed any. None is for who wants to stop in between. For `lasts` seconds
        nothing more is looked at as long as no file of the folder was replaced.
        """
        looked = folder_time(self._annotations), time.monotonic()
        if self._marks.whole:
            self._read_touched()
            yield self._marks
            if self._looked[0] == looked[0] and looked[1] - self._looked[1] < lasts:
                return
        yield from self._read_all()
        self._looked = looked

    def _read_touched(self) -> None:
        while self.touched:
            path = self.touched.pop()
            stamp = file_stamp(path)
            self.kept[path], self._behind = Kept(stamp, _read(path, stamp)), True
        if self._behind:
            self._marks, self._behind = LibraryMarks.of(_files(self.kept)), False

    def _read_all(self) -> Iterator[LibraryMarks | None]:
        kept: dict[Path, Kept] = {}
        pause, misses = _FIRST_TOLD, 0
        due = time.monotonic() + pause
        for number, path in enumerate(annotation_files(self._annotations)):
            stamp, known = file_stamp(path), self.kept.get(path)
            if known is None or known.stamp != stamp or stamp is None:
                known = self.kept[path] = Kept(stamp, _read(path, stamp))
                misses, self._behind = misses + 1, True
            kept[path] = known
            if time.monotonic() > due and misses > _MANY and not self._marks.whole:
                yield LibraryMarks.of(_files(kept), whole=False)
                pause, misses = 2 * pause, 0
                due = time.monotonic() + pause
            elif not number % _MANY:
                yield None
        if self._behind or len(kept) != len(self.kept) or not self._marks.whole:
            self.kept, self._marks, self._behind = kept, LibraryMarks.of(_files(kept)), False
            yield self._marks


def _files(kept: Mapping[Path, Kept]) -> Iterator[MarkedFile]:
    return (each.file for each in kept.values() if each.file)


@lru_cache(maxsize=2)
def mark_files(annotations: Path) -> MarkFiles:
    """The files of marks of a library, kept as long as the program runs."""
    return MarkFiles(annotations)


def as_it_is(file: MarkedFile) -> MarkedFile:
    """A file of marks read anew, with all that it holds; as it was known where it is gone."""
    return _read(file.path, file_stamp(file.path)) or file


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
