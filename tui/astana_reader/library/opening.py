"""Opening an article: its text, its records, where the marks stand, its publication date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import ArticleRecord, Records, stamp
from astana_reader.annotations.store import ArticleStore
from astana_reader.annotations.texts import keep_text, kept_text
from astana_reader.articles.article import Article
from astana_reader.timeline.publication import find_publication_date, publication_date_in_url

from .identity import identify, real_path
from .index import Indexed, index_of
from .likeness import sketch
from .places import Library, state_folder


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and who says so."""

    date: date | None = None
    origin: str = ""
    """“given”, “yours”, “sidecar”, “article”, or empty without a date."""
    why: str = ""


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

    def keep_text(self) -> None:
        """Keep the text that marks were made on. Raises OSError."""
        keep_text(self.store.path.parent, self.article.id, self.article.text)


def open_article(library: Library, article: Article, state: Path | None = None) -> Opened:
    """Find and read the article's records. Writes nothing to the library."""
    index = index_of(library.annotations, state or state_folder())
    found = identify(library.annotations, article, index)
    store = ArticleStore(found.path)
    loaded = store.load()
    records = _seen_now(loaded.records or new_records(article), article)
    notices = (found.notice,) if found.notice else ()
    problems = (*notices, *loaded.problems)
    return Opened(article, store, records, library, problems, found.offered)


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


def _seen_now(records: Records, article: Article) -> Records:
    """The records with this text and its place, for whenever they are saved."""
    about, time = records.article, stamp()
    paths = {**about.paths, real_path(article.path): time} if article.path else about.paths
    texts = {**about.texts, article.id: time}
    return replace(records, article=replace(about, paths=paths, texts=texts))


def publication(article: Article, records: Records, given: date | None = None) -> Publication:
    """The publication date: given for this run, set by the reader, the sidecar's, or found."""
    if given:
        return Publication(given, "given", "given for this run")
    if records.article.published:
        return Publication(records.article.published, "yours", "you set it")
    if article.metadata.published:
        return Publication(article.metadata.published, "sidecar", "the file beside the article")
    found = find_publication_date(article.text) or publication_date_in_url(article.metadata.url)
    return Publication(found.date, "article", found.why) if found else Publication()
