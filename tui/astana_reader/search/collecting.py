"""What there is to index: the articles of a library, and what is read of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
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
from astana_reader.articles.sidecar import sidecar_path
from astana_reader.library.article_states import State
from astana_reader.library.catalog import Entry, list_articles
from astana_reader.library.documents import load_article
from astana_reader.library.metadata import as_described
from astana_reader.library.opening import stated_publication
from astana_reader.library.places import Library

from .stamps import article_stamp
from .watching import pages_stamp


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the library as its list has it."""

    key: str
    """Its path, else its address, else the name of its file of marks."""
    entry: Entry
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
    """The articles of a library by their keys, without those that were removed. Reads none."""
    beside = _Beside(pages_stamp(library), _conflict_copies(library.annotations))
    entries = list_articles(library, state)
    found = (_listed(entry, beside) for entry in entries if entry.state is not State.REMOVED)
    return {one.key: one for one in found}


@dataclass(frozen=True, slots=True)
class _Beside:
    """What changes articles beside their own files."""

    pages: str
    copies: Mapping[str, list[Path]]
    """Conflict copies by the stems of the files that they are of."""


def _listed(entry: Entry, beside: _Beside) -> Listed:
    store = entry.store
    copies = beside.copies.get(store.stem, []) if store else []
    pages = beside.pages if entry.path is None and entry.url else ""
    stamp = article_stamp([*_files(entry), *copies], pages)
    key = str(entry.place or (store and store.name) or entry.title)
    return Listed(key, entry, stamp, bool(copies))


def _files(entry: Entry) -> list[Path]:
    """The files that an article is read from."""
    files = [entry.path, sidecar_path(entry.path)] if entry.path else []
    return [*files, entry.store] if entry.store else files


def list_again(listed: Mapping[str, Listed], paths: AbstractSet[str]) -> dict[str, Listed] | None:
    """The list after a change of some files; None where the library has to be listed anew.

    That need not be as long as these are articles and files of marks that are known already.
    """
    left, found = set(paths), dict(listed)
    for key, one in listed.items():
        own = {str(one.entry.path), str(one.entry.store)}
        if own.isdisjoint(left):
            continue
        if one.copies or one.entry.path is None or not all(Path(p).exists() for p in own & left):
            return None
        found[key] = replace(one, stamp=article_stamp(_files(one.entry)))
        left -= own
    return None if left else found


def _conflict_copies(annotations: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(annotations.glob("*.json")):
        if stem := conflict_stem(path):
            found.setdefault(stem, []).append(path)
    return found


def collect(library: Library, listed: Listed, *, day_first: bool | None = None) -> Collected:
    """Read an article and its marks. One that can't be read is known by its title and marks.

    `day_first` is the user's order of dates in figures.
    """
    article, records, entry = _article(library, listed), _records(listed), listed.entry
    about = records.article if records else None
    article = as_described(article, about) if about else article
    metadata = article.metadata
    collected = Collected(
        listed,
        article.id,
        article.text,
        article.title if entry.path else entry.title,
        metadata.author,
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
    folder = store.parent if (store := listed.entry.store) else Path()
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
    store = listed.entry.store
    if store is None:
        return None
    if not listed.copies:  # looking for copies goes through the whole folder, each time
        loaded = read_file(store)
        if loaded.sound:
            return loaded.records
    return ArticleStore(store).load().records


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
    text = kept_text(library.annotations, entry.id) if entry.id else None
    metadata = Metadata(title=entry.title, site=entry.site, published=entry.published)
    return Article(entry.id, Document(text or "", (), metadata=metadata), Source(entry.path))


def changed(listed: Mapping[str, Listed], known: Mapping[str, str]) -> list[Listed]:
    """The articles that are not known as they are now, the newest first."""
    found = [one for one in listed.values() if known.get(one.key) != one.stamp]
    return sorted(found, key=lambda one: one.entry.published or date.min, reverse=True)
