"""The articles of a library: the files in its folder and whatever was marked elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from astana_reader.annotations.records import Row
from astana_reader.articles.sidecar import read_metadata

from .index import Indexed, index_of
from .places import Library, state_folder

_SUFFIXES = (".txt", ".text", ".md")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the library."""

    title: str
    path: Path | None
    """None where no file of it is known any more."""
    site: str = ""
    published: date | None = None
    highlights: int = 0
    tags: tuple[str, ...] = ()
    pens: Mapping[str, int] = field(default_factory=dict)
    """How many highlights each pen made."""

    @property
    def row(self) -> Row:
        return {
            "title": self.title,
            "path": str(self.path) if self.path else None,
            "site": self.site,
            "published": self.published.isoformat() if self.published else None,
            "highlights": self.highlights,
            "tags": list(self.tags),
        }


def list_articles(library: Library, state: Path | None = None) -> list[Entry]:
    """The articles of a library by title. Reads no article."""
    index = index_of(library.annotations, state or state_folder())
    by_path = {path: known for known in index for path in known.article.paths}
    files = list(_article_files(library))
    entries = [_entry(path, by_path.get(str(path))) for path in files]
    listed = set(map(str, files))
    for known in index:
        if not listed & set(known.article.paths):
            there = [Path(path) for path in known.article.paths if Path(path).is_file()]
            entries.append(_entry(there[0] if there else None, known))
    return sorted(entries, key=lambda entry: entry.title.casefold())


def library_tags(library: Library, state: Path | None = None) -> dict[str, int]:
    """In how many articles of a library each tag was given."""
    counts: dict[str, int] = {}
    for known in index_of(library.annotations, state or state_folder()):
        for tag in known.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return counts


def _article_files(library: Library) -> Iterator[Path]:
    if library.articles.is_dir():
        for path in sorted(library.articles.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                yield path


def _entry(path: Path | None, known: Indexed | None) -> Entry:
    about = known.article if known else None
    title, site, published = (about.title, about.site, about.published) if about else ("", "", None)
    if path:
        metadata, _ = read_metadata(path)
        title, site = metadata.title, metadata.site
        published = published or metadata.published
    return Entry(
        title,
        path,
        site,
        published,
        known.highlights if known else 0,
        known.tags if known else (),
        known.pens if known else {},
    )
