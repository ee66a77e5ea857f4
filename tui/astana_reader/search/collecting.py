"""What there is to index: the articles of a library, and what is read of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.conflict_copies import conflict_stem
from astana_reader.annotations.files import read_file
from astana_reader.annotations.notebook import Notebook, Placed
from astana_reader.annotations.records import Annotation, Link, Records
from astana_reader.annotations.store import ArticleStore
from astana_reader.annotations.texts import kept_text
from astana_reader.articles.article import Article, ArticleError, Source
from astana_reader.articles.document import Document, Metadata
from astana_reader.articles.sidecar import file_title, sidecar_path
from astana_reader.library.catalog import Entry, list_articles
from astana_reader.library.documents import load_article
from astana_reader.library.identity import real_path
from astana_reader.library.index import Indexed, index_of
from astana_reader.library.opening import stated_publication
from astana_reader.library.places import Library, cache_folder
from astana_reader.library.state_files import signature


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the library as its list has it."""

    key: str
    """Its path, else its address, else the name of its file of marks."""
    entry: Entry
    store: Path | None
    """Its file of marks."""
    text_id: str
    """Of the text that was marked first; empty for an article without marks."""
    stamp: str
    """Changes when anything of it does."""
    copies: bool = False
    """Whether there are conflict copies of its file of marks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation with its place; an orphan has none."""

    annotation: Annotation
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """All that the index holds of an article, but for names and times."""

    listed: Listed
    text_id: str
    text: str
    title: str
    author: str
    site: str
    url: str
    note: str
    tags: tuple[str, ...]
    published: date | None
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    verdicts: str = ""
    """Changes with what the reader said of names and dates."""
    document: Document | None = None
    corrections: tuple[Placed, ...] = ()


def list_library(library: Library, state: Path) -> dict[str, Listed]:
    """The articles of a library by their keys. Reads none of them."""
    index = index_of(library.annotations, state)
    by_path = _last_marked_at(index)
    by_url = {known.article.url: known for known in index if known.article.url}
    by_title = {(known.article.title, known.article.site): known for known in index}
    beside = _Beside(_pages_stamp(library), _conflict_copies(library.annotations))
    found: dict[str, Listed] = {}
    for entry in list_articles(library, state):
        if entry.path:
            known = by_path.get(real_path(entry.path))
        else:
            known = by_url.get(entry.url) or by_title.get((entry.title, entry.site))
        listed = _listed(entry, known, beside)
        found[listed.key] = listed
    return found


def _last_marked_at(index: list[Indexed]) -> dict[str, Indexed]:
    """Which file of marks was written last for each path."""
    times = ((time, path, known) for known in index for path, time in known.article.paths.items())
    return {path: known for _, path, known in sorted(times, key=lambda one: one[:2])}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What changes articles beside their own files."""

    pages: str
    copies: Mapping[str, list[Path]]
    """Conflict copies by the stems of the files that they are of."""


def _listed(entry: Entry, known: Indexed | None, beside: _Beside) -> Listed:
    files = [entry.path, sidecar_path(entry.path)] if entry.path else []
    store = known.path if known else None
    copies = beside.copies.get(store.stem, []) if store else []
    stamp = _stamp(entry, [*files, *([store] if store else []), *copies])
    if entry.path is None and entry.url:
        stamp += beside.pages
    key = str(entry.path or entry.url or (store and store.name) or entry.title)
    first = known.article.sha256 if known else ""
    return Listed(key, entry, store, first, stamp, bool(copies))


def _stamp(entry: Entry, files: list[Path]) -> str:
    return json.dumps([signature(files), entry.title])


def list_again(listed: Mapping[str, Listed], paths: AbstractSet[str]) -> dict[str, Listed] | None:
    """The list after a change of some files; None where the library has to be listed anew.

    That need not be as long as these are articles and files of marks that are known already.
    """
    left, found = set(paths), dict(listed)
    for key, one in listed.items():
        own = {str(one.entry.path), str(one.store)}
        if own.isdisjoint(left):
            continue
        if one.copies or one.entry.path is None or not all(Path(p).exists() for p in own & left):
            return None
        files = [one.entry.path, sidecar_path(one.entry.path), *([one.store] if one.store else [])]
        found[key] = replace(one, stamp=_stamp(one.entry, files))
        left -= own
    return None if left else found


def _conflict_copies(annotations: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(annotations.glob("*.json")):
        if stem := conflict_stem(path):
            found.setdefault(stem, []).append(path)
    return found


def _pages_stamp(library: Library) -> str:
    """Changes when a page is fetched."""
    folders = (library.annotations / "pages", cache_folder() / "pages")
    times = []
    for folder in folders:
        with suppress(OSError):
            times.append(folder.stat().st_mtime_ns)
    return str(times)


def collect(library: Library, listed: Listed, *, day_first: bool | None = None) -> Collected:
    """Read an article and its marks. One that can't be read is known by its title and marks.

    `day_first` is the user's order of dates in figures.
    """
    article = _article(library, listed)
    records = _records(listed)
    about = records.article if records else None
    metadata, entry = article.metadata, listed.entry
    given = entry.path is None or entry.title != file_title(entry.path)
    collected = Collected(
        listed,
        article.id,
        article.text,
        entry.title if given else article.title,
        metadata.author or (about.author if about else ""),
        metadata.site or entry.site,
        metadata.url or entry.url,
        about.note if about else "",
        about.tags if about else (),
        (about and about.published) or stated_publication(article, day_first=day_first).date,
        document=article.document,
    )
    return _with_marks(collected, records) if records else collected


def _with_marks(collected: Collected, records: Records) -> Collected:
    listed = collected.listed
    folder = listed.store.parent if listed.store else Path()
    first = records.article.sha256
    revision = Revision(collected.text, collected.text_id, first, partial(kept_text, folder))
    book = Notebook(records, revision)
    placed = [Mark(h.annotation, h.start, h.end) for h in book.highlights]
    said = sorted((c.id, c.modified) for c in records.corrections.values())
    return replace(
        collected,
        marks=(*placed, *map(Mark, book.orphans)),
        links=tuple(records.links.values()),
        verdicts=json.dumps([str(records.article.published), said]),
        corrections=book.corrections,
    )


def _records(listed: Listed) -> Records | None:
    if listed.store is None:
        return None
    if not listed.copies:  # looking for copies goes through the whole folder, each time
        loaded = read_file(listed.store)
        if loaded.sound:
            return loaded.records
    return ArticleStore(listed.store).load().records


def _article(library: Library, listed: Listed) -> Article:
    """The article; without a text where that can't be read."""
    entry = listed.entry
    try:
        if entry.path:
            return load_article(entry.path)
        if entry.url:
            from astana_reader.library.pages import wanted_page

            page = wanted_page(library, entry.url)
            if page.at_hand():
                return page.load()
    except ArticleError:
        pass
    text = kept_text(library.annotations, listed.text_id) if listed.text_id else None
    metadata = Metadata(title=entry.title, site=entry.site, published=entry.published)
    return Article(listed.text_id, Document(text or "", (), metadata=metadata), Source(entry.path))


def changed(listed: Mapping[str, Listed], known: Mapping[str, str]) -> list[Listed]:
    """The articles that are not known as they are now, the newest first."""
    found = [one for one in listed.values() if known.get(one.key) != one.stamp]
    return sorted(found, key=lambda one: one.entry.published or date.min, reverse=True)
