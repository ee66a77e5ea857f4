"""What is said of an article: by itself and what stands beside it, and by its reader."""

from __future__ import annotations

from dataclasses import replace

from astana_reader.annotations.records import ArticleRecord
from astana_reader.articles.article import Article
from astana_reader.articles.document import Metadata

FIELDS = ("title", "author", "site", "url")
"""What the reader may say otherwise; the date of publication is apart, for its reasons."""


def described(metadata: Metadata, about: ArticleRecord) -> Metadata:
    """What is known of an article, the reader's word before its own; none of it is written there.

    A field that the reader emptied is the article's own again.
    """
    own = about.set_by_reader
    return replace(metadata, **{name: own[name] for name in FIELDS if own.get(name)})


def as_described(article: Article, about: ArticleRecord) -> Article:
    """The article with what its reader says of it."""
    said = described(article.metadata, about)
    if said == article.metadata:
        return article
    return replace(article, document=replace(article.document, metadata=said))
