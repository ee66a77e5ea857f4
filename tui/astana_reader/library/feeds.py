"""A feed that was read, as a list of articles to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from astana_reader.articles.article import Article
from astana_reader.articles.document import Block, BlockKind, Document
from astana_reader.text.visible import visible_line

from .catalog import Entry, Part

_OF_AN_ENTRY = 2
"""The level of the headings that are articles; the feed itself has the first."""
_DAY = len("2017-01-22")


def feed_part(article: Article) -> Part | None:
    """The articles that a feed links to; None if it is no feed, has none or is wanted as a text."""
    if article.source.format != "feed" or article.source.options.format:
        return None
    entries = tuple(_entries(article.document))
    return Part(article.title, entries=entries) if entries else None


def _entries(document: Document) -> Iterator[Entry]:
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.level == _OF_AN_ENTRY:
            title = visible_line(document.text[block.start : block.end])
            below = blocks[number + 1] if number + 1 < len(blocks) else None
            if url := _link(document, block):
                site = document.metadata.site
                yield Entry(title, None, site, _day(document, below), url=url)


def _link(document: Document, block: Block) -> str:
    """The address that a heading links to."""
    inside = (i for i in document.inlines if block.start <= i.start < block.end)
    return next((str(i.target) for i in inside if isinstance(i.target, str)), "")


def _day(document: Document, block: Block | None) -> date | None:
    """The day that the line below a heading begins with."""
    if block is None:
        return None
    try:
        return date.fromisoformat(document.text[block.start : block.start + _DAY])
    except ValueError:
        return None
