"""Rows for the import page of Readwise. https://docs.readwise.io/readwise/docs/importing-highlights

Tags are `.words` at the head of the note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astana_reader.annotations.records import parse_time

from .as_csv import rows_of
from .back_links import passage_address
from .marked import MarkedArticle
from .tag_forms import hashed

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")


def write(articles: Sequence[MarkedArticle]) -> str:
    return rows_of(COLUMNS, (row for marked in articles for row in _rows(marked)))


def _rows(marked: MarkedArticle) -> Iterator[tuple[str, ...]]:
    about = marked.article.metadata
    for annotation, highlight, _ in marked.all:
        quote = annotation.selector.quote
        if not quote.strip():
            continue
        tags = " ".join(f".{tag}" for tag in hashed(annotation.tags))
        yield (
            quote,
            about.title,
            about.author,
            passage_address(marked, annotation, highlight),
            f"{tags} {annotation.note}".strip(),
            str(highlight.start) if highlight else "",
            f"{parse_time(annotation.created):%Y-%m-%d %H:%M:%S}",
        )
