"""The canonical text, without marks."""

from __future__ import annotations

from collections.abc import Sequence

from .marked import MarkedArticle


def write(articles: Sequence[MarkedArticle]) -> str:
    return "".join(marked.article.text for marked in articles)
