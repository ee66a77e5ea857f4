"""The articles of a library: the files in its folder, what was marked, what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from astana_reader.annotations.records import Row
from astana_reader.articles.sidecar import file_title, read_sidecar

from .article_states import NOTHING, ArticleState, KeptStates, State
from .index import Indexed, index_of
from .places import Library, article_files, files_under, state_folder
from .previews import Preview, known_previews
from .web_identity import web_key


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
    """Its own, then those of its highlights."""
    own_tags: tuple[str, ...] = ()
    pens: Mapping[str, int] = field(default_factory=dict)
    """How many highlights each pen made."""
    url: str = ""
    """Where it is to be had if it is no file."""
    id: str = ""
    """Of its text, empty if that was not read yet."""
    kept: ArticleState = NOTHING
    """What the reader did with it."""
    changed: bool = False
    """Whether its text is another than the one that was read there."""
    store: Path | None = None
    """The file of its records, if it has one."""
    author: str = ""
    address: str = ""
    """The web address that is known of it, of a file too."""

    @property
    def place(self) -> Path | str:
        """Where it is read from; empty if that is not known."""
        return self.path or self.url

    @property
    def state(self) -> State:
        return self.kept.now(self.highlights)

    @property
    def row(self) -> Row:
        return {
            "title": self.title,
            "path": str(self.path) if self.path else None,
            "site": self.site,
            "published": self.published.isoformat() if self.published else None,
            "highlights": self.highlights,
            "marks": self.highlights,
            "state": str(self.state),
            "tags": list(self.tags),
        }


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be listed in place of a whole library."""

    name: str
    """For people: a folder, a feed."""
    folders: tuple[Path, ...] = ()
    places: tuple[Path | str, ...] = ()
    """Files and web addresses."""
    entries: tuple[Entry, ...] = ()
    """Articles that are known as they are: those that a feed tells of."""


def list_articles(
    library: Library, state: Path | None = None, part: Part | None = None
) -> list[Entry]:
    """The articles of a library by title, or of a part of it in its order. Reads no article."""
    return [entry for entry, _ in listed(library, state or state_folder(), part)]


def listed(
    library: Library, state: Path, part: Part | None = None
) -> list[tuple[Entry, Preview | None]]:
    """As `list_articles`, each with its preview if it was read for one."""
    known = _Known(index_of(library.annotations, state), KeptStates(state, library.root))
    found = known.in_library(library) if part is None else known.in_part(part)
    previews = known_previews(library, [entry.path for entry in found if entry.path], state)
    entries = [known.completed(e, previews.get(e.path) if e.path else None) for e in found]
    entries = list(_merged(entries))
    if part is None:
        entries.sort(key=lambda entry: entry.title.casefold())
    return [(entry, previews.get(entry.path) if entry.path else None) for entry in entries]


def library_tags(library: Library, state: Path | None = None) -> dict[str, int]:
    """In how many articles of a library each tag was given."""
    counts: dict[str, int] = {}
    for known in index_of(library.annotations, state or state_folder()):
        for tag in known.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return counts


class _Known:
    """What is known of articles without reading them, by where they are and by their texts."""

    def __init__(self, index: list[Indexed], states: KeptStates) -> None:
        self._index = index
        self._states = states
        self._at_path = _last_marked_at(index)
        self._by_text = {id: known for known in index for id in known.text_ids}
        self._by_url = {key: known for known in index if (key := web_key(known.article.url))}
        self._real = _real_paths()

    # --- which there are --------------------------------------------------------------------------

    def in_library(self, library: Library) -> list[Entry]:
        """Those in its folder, and those that were marked or read elsewhere."""
        found = [self._file(path) for path in sorted(article_files(library))]
        shown = {entry.store for entry in found}
        found += [self._marked(known) for known in self._index if known.path not in shown]
        places = {str(entry.place) for entry in found}
        ids = {id for known in self._index for id in known.text_ids}
        read = ((id, k) for id, k in self._states.by_id.items() if id not in ids and k.path)
        return found + [self._read(id, kept) for id, kept in read if kept.path not in places]

    def in_part(self, part: Part) -> list[Entry]:
        files = [path for folder in part.folders for path in sorted(files_under(folder))]
        found = [self._file(path) for path in files]
        found += [self._file(p) if isinstance(p, Path) else self._page(p) for p in part.places]
        return found + [replace(self._page(e.url, e), title=e.title) for e in part.entries]

    def _file(self, path: Path) -> Entry:
        known = self._at_path.get(self._real(path))
        return self._of(known, path) if known else Entry("", path)

    def _marked(self, known: Indexed) -> Entry:
        own = (Path(path) for path in known.article.paths if self._at_path[path] is known)
        return self._of(known, next((path for path in own if path.is_file()), None))

    def _page(self, url: str, given: Entry | None = None) -> Entry:
        known = self._by_url.get(web_key(url))
        entry: Entry = self._of(known, None) if known else Entry("", None)
        return replace(
            entry,
            url=url,
            site=entry.site or (given.site if given else ""),
            published=entry.published or (given.published if given else None),
        )

    @staticmethod
    def _read(id: str, kept: ArticleState) -> Entry:
        """One that was read and neither marked nor put into the library's folder."""
        if "://" in kept.path:
            return Entry(kept.title, None, kept.site, url=kept.path, id=id)
        path = Path(kept.path)
        title = kept.title or file_title(path)
        return Entry(title, path if path.is_file() else None, kept.site, id=id)

    @staticmethod
    def _of(known: Indexed, path: Path | None) -> Entry:
        about = known.article
        return Entry(
            about.title,
            path,
            about.site,
            about.published,
            known.highlights,
            tuple(dict.fromkeys((*about.tags, *known.tags))),
            pens=known.pens,
            url=about.url if path is None else "",
            id=max(about.texts, key=about.texts.__getitem__, default=about.sha256),
            store=known.path,
            own_tags=about.tags,
            author=about.author,
            address=about.url,
        )

    # --- what is known of them --------------------------------------------------------------------

    def completed(self, entry: Entry, preview: Preview | None) -> Entry:
        """An article with what was read of it, what the reader set of it and did with it."""
        if entry.path and entry.store is None and preview and preview.id in self._by_text:
            entry = self._of(self._by_text[preview.id], entry.path)  # it was moved or copied
        own = _own_fields(self._by_text.get(entry.id))
        if entry.path:
            entry = _described(entry.path, entry, preview)
        entry = replace(entry, **own, id=(preview.id if preview else "") or entry.id)
        kept, changed = self._states.of(entry.id, str(entry.place))
        return replace(entry, kept=kept, changed=changed)


def _own_fields(known: Indexed | None) -> dict[str, Any]:
    """What the reader set of an article that its list shows."""
    found = known.article.set_by_reader if known else {}
    return {name: found[name] for name in ("title", "site", "published") if found.get(name)}


def _described(path: Path, entry: Entry, preview: Preview | None) -> Entry:
    """An article by what its text says, else the file beside it, else its name."""
    if preview and preview.id:
        title, site, published = preview.title, preview.site, None
    else:
        beside, _ = read_sidecar(path)
        title, site, published = beside.title, beside.site, beside.published
    return replace(
        entry,
        title=title or file_title(path),
        site=site,
        published=entry.published or published,
    )


def _merged(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each article once: one whose file is gone may be there under another name."""
    entries = list(entries)
    at_hand = {entry.store for entry in entries if entry.store and entry.place}
    read = {entry.id for entry in entries if entry.id and entry.place}
    for entry in entries:
        is_there = entry.store in at_hand if entry.store else entry.id in read
        if entry.place or not is_there:
            yield entry


def _last_marked_at(index: list[Indexed]) -> dict[str, Indexed]:
    """Which article was marked last at each path: another text may have stood there before."""
    last: dict[str, Indexed] = {}
    for known in index:
        for path, time in known.article.paths.items():
            if path not in last or time > last[path].article.paths[path]:
                last[path] = known
    return last


def _real_paths() -> Callable[[Path], str]:
    """What gives the one name of a file; the folders are looked at once."""
    folder = cache(os.path.realpath)

    def real(path: Path) -> str:
        if path.is_symlink():
            return os.path.realpath(path)
        return os.path.join(folder(str(path.parent)), path.name)  # noqa: PTH118  # of many files

    return real
