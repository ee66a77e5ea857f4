"""Opening an article: its text, its records, where the marks stand, its publication date."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import ArticleRecord, Records, stamp
from astana_reader.annotations.store import ArticleStore
from astana_reader.annotations.texts import kept_text
from astana_reader.articles.article import Article, ArticleError, Source
from astana_reader.articles.document import Document
from astana_reader.articles.sidecar import BESIDE
from astana_reader.timeline.publication import find_publication_date, publication_date_in_url

from .documents import Told, Wanted, wanted_file
from .identity import SAME_PLACE, Identified, identify, real_path
from .index import Indexed, index_of
from .likeness import shared, sketch
from .places import Library, state_folder

_UNREAD = "unread"
"""The id of a text that is not all there: no file of records is ever written for it."""


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and who says so."""

    date: date | None = None
    origin: str = ""
    """“given”, “yours”, “sidecar”, “article”, or empty without a date."""
    why: str = ""
    sure: bool = True
    """False where the reader should be asked."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with what was marked in it."""

    article: Article
    store: ArticleStore
    records: Records
    library: Library
    problems: tuple[str, ...] = ()
    """What is to be told of the file that holds the records."""
    offered: Indexed | None = None
    """An article whose marks may belong here too."""
    index: tuple[Indexed, ...] = ()
    """What was marked in the library when this was opened."""
    fetched: str = ""
    """When its page was fetched, ISO 8601 in UTC; empty for one that was not."""

    @property
    def revision(self) -> Revision:
        """The text as the anchors of the records need it."""
        folder = self.store.path.parent
        first = self.records.article.sha256
        return Revision(self.article.text, self.article.id, first, partial(kept_text, folder))

    def notebook(self, *, patient: bool = True) -> Notebook:
        return Notebook(self.records, self.revision, patient=patient)

    def ready(self, records: Records) -> Records:
        """The records as they are to be saved: with the sketch of the text."""
        drawn = sketch(self.article.text)
        return replace(records, article=replace(records.article, sketch=drawn))

    def last_version(self) -> tuple[str, str] | None:
        """The text last marked before this one and when that was; None if there is none kept."""
        texts = self.records.article.texts
        others = sorted((at, id) for id, at in texts.items() if id != self.article.id)
        if not others and self.records.article.sha256 != self.article.id:
            others = [(self.records.article.modified, self.records.article.sha256)]
        for at, id in reversed(others):
            text = kept_text(self.store.path.parent, id)
            if text is not None:
                return text, at
        return None

    def carries_marks(self, records: Records) -> bool:
        """Whether any record was made on this text."""
        first = records.article.sha256
        ids = (record.selector.revision or first for record in records.anchored)
        return self.article.id in ids

    def keep_text(self) -> None:
        """Keep the text that marks were made on, and the page it is of. Raises OSError."""
        self.store.keep_text(self.article.id, self.article.text)
        if self.article.source.url:
            from .pages import take_into_library

            take_into_library(self.store.path.parent, self.article.source.sha256)


def open_article(library: Library, article: Article, state: Path | None = None) -> Opened:
    """Find and read the article's records. Writes nothing to the library."""
    index = index_of(library.annotations, state or state_folder())
    opened = _open(library, article, identify(library.annotations, article, index))
    return replace(opened, index=tuple(index), fetched=_fetched(library, article))


def _fetched(library: Library, article: Article) -> str:
    if not article.source.url:
        return ""
    from .pages import fetched_when

    return fetched_when(library, article.source.sha256)


def open_unread(library: Library, wanted: Wanted, beginning: Document | None = None) -> Opened:
    """An article that is still being read: at most its beginning, without any records."""
    document = beginning or Document("", ())
    if not document.metadata.title:
        document = replace(document, metadata=replace(document.metadata, title=wanted.name))
    article = Article(_UNREAD, document, Source(wanted.path, options=wanted.options))
    store = ArticleStore(library.annotations / f"{_UNREAD}.json")
    return Opened(article, store, new_records(article), library)


def _open(library: Library, article: Article, found: Identified) -> Opened:
    store = ArticleStore(found.path, found.twins)
    loaded = store.load()
    records = seen_now(loaded.records or new_records(article), article)
    notices = (found.notice,) if found.notice else ()
    problems = (*notices, *loaded.problems)
    return Opened(article, store, records, library, problems, found.offered)


def reopen(
    opened: Opened,
    records: Records,
    state: Path | None = None,
    told: Told | None = None,
    cancelled: threading.Event | None = None,
) -> Opened:
    """Read the article's file again, with the records as they are now.

    A text that has too little in common with the one before is an article of its own, with its
    own store. Raises ArticleError.
    """
    before = opened.article
    article = _wanted_again(opened).load(told, cancelled)
    fetched = _fetched(opened.library, article)
    if article.id == before.id:
        return replace(opened, article=article, records=records, fetched=fetched)
    if opened.carries_marks(records):
        with suppress(OSError):  # a missing text costs precision, never marks
            opened.keep_text()
    annotations = opened.store.path.parent
    found = identify(annotations, article, index_of(annotations, state or state_folder()))
    unknown = not opened.store.path.exists() and shared(before.text, article.text) >= SAME_PLACE
    if found.path == opened.store.path or unknown:
        seen = seen_now(records, article)
        again = replace(opened, article=article, records=seen, problems=(), offered=None)
    else:
        again = _open(opened.library, article, found)
    return replace(again, fetched=fetched)


def _wanted_again(opened: Opened) -> Wanted:
    """The article from where it came. Raises ArticleError where that is gone."""
    source = opened.article.source
    if source.url:
        from .pages import wanted_page

        return wanted_page(opened.library, source.url, source.options, fresh=True)
    if source.path is None or source.stamp is None:
        raise ArticleError("This text was read from a pipe: there is no file to read again.")
    return wanted_file(source.path, source.options)


def offered_records(opened: Opened) -> Records | None:
    """The records of the article whose marks may belong here; None if there are none."""
    return ArticleStore(opened.offered.path).load().records if opened.offered else None


def new_records(article: Article) -> Records:
    metadata = article.metadata
    return Records(
        ArticleRecord(
            sha256=article.id,
            modified=stamp(),
            title=metadata.title,
            author=metadata.author,
            site=metadata.site,
            url=metadata.url,
        )
    )


def seen_now(records: Records, article: Article) -> Records:
    """The records with this text and its place, for whenever they are saved."""
    about, time = records.article, stamp()
    paths = {**about.paths, real_path(article.path): time} if article.path else about.paths
    texts = {**about.texts, article.id: time}
    return replace(records, article=replace(about, paths=paths, texts=texts))


def publication(
    article: Article,
    records: Records,
    given: date | None = None,
    *,
    day_first: bool | None = None,
) -> Publication:
    """The publication date: given for this run, set by the reader, the sidecar's, or found.

    `day_first` is the user's order of dates in figures, for a text that does not show its own.
    """
    if given:
        return Publication(given, "given", "given for this run")
    if records.article.published:
        return Publication(records.article.published, "yours", "you set it")
    return stated_publication(article, day_first=day_first)


def stated_publication(article: Article, *, day_first: bool | None = None) -> Publication:
    """The publication date by the article and what stands beside it, without the reader's."""
    metadata = article.metadata
    if metadata.published:
        origin = "sidecar" if metadata.published_by == BESIDE else "article"
        return Publication(metadata.published, origin, metadata.published_by)
    found = find_publication_date(
        article.text, datetime.now(UTC).date(), day_first=day_first
    ) or publication_date_in_url(metadata.url)
    if found is None:
        return Publication()
    return Publication(found.date, "article", found.why, found.sure)
