"""A quotation with its source, for the clipboard."""

from __future__ import annotations

from .marked import MarkedArticle


def quotation(marked: MarkedArticle, passage: str) -> str:
    """The passage in quotation marks and where it is from: “…” — Title, CNN, 22 January 2017."""
    words = " ".join(passage.split())
    if words.startswith("“") and words.endswith("”"):
        words = words[1:-1]
    source = [marked.article.title, *marked.source.split(" · "), marked.article.metadata.url]
    return f"“{words}” — {', '.join(part for part in source if part)}"
