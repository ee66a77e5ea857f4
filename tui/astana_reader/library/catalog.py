"""The articles of a library: the files in its folder and whatever was marked elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from astana_reader.annotations.records import Row
from astana_reader.articles.sidecar import file_title, read_sidecar

from .identity import real_path
from .index import Indexed, index_of
from .places import Library, article_files, state_folder
from .previews import Preview, known_previews

_NEVER_READ = Preview()


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
    url: str = ""
    """Where it is to be had if it is no file."""

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
    state = state or state_folder()
    index = index_of(library.annotations, state)
    at_path = _last_marked_at(index)
    found: list[tuple[Path | None, Indexed | None]] = [
        (path, at_path.get(real_path(path))) for path in sorted(article_files(library))
    ]
    shown = {known.path for _, known in found if known}
    for known in index:
        if known.path not in shown:
            own = [Path(path) for path in known.article.paths if at_path[path] is known]
            found.append((next((path for path in own if path.is_file()), None), known))
    previews = known_previews(library, [path for path, _ in found if path], state)
    entries = [
        _entry(path, known, previews.get(path or Path(), _NEVER_READ)) for path, known in found
    ]
    return sorted(entries, key=lambda entry: entry.title.casefold())


def _last_marked_at(index: list[Indexed]) -> dict[str, Indexed]:
    """Which article was marked last at each path: another text may have stood there before."""
    last: dict[str, Indexed] = {}
    for known in index:
        for path, time in known.article.paths.items():
            if path not in last or time > last[path].article.paths[path]:
                last[path] = known
    return last


def library_tags(library: Library, state: Path | None = None) -> dict[str, int]:
    """In how many articles of a library each tag was given."""
    counts: dict[str, int] = {}
    for known in index_of(library.annotations, state or state_folder()):
        for tag in known.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return counts


def _entry(path: Path | None, known: Indexed | None, preview: Preview) -> Entry:
    about = known.article if known else None
    title, site, published = (about.title, about.site, about.published) if about else ("", "", None)
    if path:
        beside, _ = read_sidecar(path)
        title = beside.title or preview.title or file_title(path)
        site = beside.site or preview.site
        published = published or beside.published
    return Entry(
        title,
        path,
        site,
        published,
        known.highlights if known else 0,
        tuple(known.tags) if known else (),
        known.pens if known else {},
        about.url if about and path is None else "",
    )
