"""JSON Lines: a mark a line, with what it is of."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.annotations.records import Row
from astana_reader.text.visible import visible_json

from .as_json import annotation_value
from .back_links import command, passage_address
from .marked import MarkedArticle, Placed


def write(articles: Sequence[MarkedArticle]) -> str:
    lines = (visible_json(_row(marked, placed)) for marked in articles for placed in marked.all)
    return "".join(f"{line}\n" for line in lines)


def _row(marked: MarkedArticle, placed: Placed) -> Row:
    annotation, highlight, _ = placed
    return {
        **annotation_value(marked, *placed),
        "article": marked.article.id,
        "title": marked.article.title,
        "url": passage_address(marked, annotation, highlight),
        "open": command(marked, annotation.id),
    }
