"""What is exported of a reading."""

from __future__ import annotations

from collections.abc import Collection

from astana_reader.exchange.marked import MarkedArticle

from .reading import Reading


def marked_article(reading: Reading, wanted: Collection[str] = ()) -> MarkedArticle:
    """The article as it is marked now, for exports: all annotations, or those of some ids."""
    notebook = reading.notebook
    return MarkedArticle(
        reading.article,
        reading.published,
        notebook.records.article.note,
        tuple(h for h in notebook.highlights if not wanted or h.id in wanted),
        tuple(a for a in notebook.orphans if not wanted or a.id in wanted),
        notebook.guesses,
        reading.settings,
    )
