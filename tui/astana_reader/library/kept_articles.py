"""An article of which the library holds all there is: its marks, and the text they were made on.

Its file is gone, or holds another text now. It is named by the file of its marks.
"""

from __future__ import annotations

import threading
from pathlib import Path

from astana_reader.annotations.records import ArticleRecord
from astana_reader.annotations.store import ArticleStore
from astana_reader.annotations.texts import kept_text
from astana_reader.articles.article import ArticleError, Options, Source
from astana_reader.articles.document import Metadata
from astana_reader.articles.loading import Input
from astana_reader.text.visible import visible_line

from .documents import Told, Wanted
from .places import Library


def is_kept_article(library: Library, path: Path) -> bool:
    """Whether a path is that of a file of marks of the library."""
    return path.suffix == ".json" and path.absolute().parent == library.annotations


def wanted_kept(path: Path) -> Wanted:
    """The article whose marks are in a file, as it was when it was marked last."""
    name = visible_line(path.name)

    def get(_options: Options, _told: Told | None, _cancelled: threading.Event | None) -> Input:
        records = ArticleStore(path).load().records
        if records is None:
            raise ArticleError(f"{name} holds no marks of an article.")
        text = _last_text(path.parent, records.article)
        if text is None:
            raise ArticleError(f"The text that {name} has marks of is not kept here.")
        about = records.article
        known = Metadata(about.title, about.author, about.site, about.url)
        as_kept = Options(format="text", encoding="utf-8", force=True)
        return Input(text.encode(), name, name, Source(options=as_kept), known=known)

    return Wanted(name, get)


def _last_text(folder: Path, about: ArticleRecord) -> str | None:
    ids = sorted(about.texts, key=lambda id: about.texts[id], reverse=True)
    texts = (kept_text(folder, id) for id in [*ids, about.sha256])
    return next((text for text in texts if text is not None), None)
