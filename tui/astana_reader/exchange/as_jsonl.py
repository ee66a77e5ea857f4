"""JSON Lines: a mark a line, with what it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astana_reader.annotations.records import Link, Row
from astana_reader.annotations.rows import link_row
from astana_reader.text.visible import visible_json

from .as_json import annotation_value
from .back_links import command, passage_address
from .marked import MarkedArticle, Placed


def write(articles: Sequence[MarkedArticle]) -> str:
    rows = (row for marked in articles for row in _rows(marked))
    return "".join(f"{visible_json(row)}\n" for row in rows)


def _rows(marked: MarkedArticle) -> Iterator[Row]:
    links = marked.links_by_mark()
    for placed in marked.all:
        yield _row(marked, placed, links.get(placed[0].id, ()))


def _row(marked: MarkedArticle, placed: Placed, links: Sequence[Link]) -> Row:
    annotation, highlight, _ = placed
    return {
        **annotation_value(marked, *placed),
        **({"links": [link_row(link) for link in links]} if links else {}),
        "article": marked.article.id,
        "title": marked.article.title,
        "url": passage_address(marked, annotation, highlight),
        "open": command(marked, annotation.id),
    }
