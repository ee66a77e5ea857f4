"""What an export writes: an article with its annotations in their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.articles.article import Article
from astana_reader.library.opening import Opened
from astana_reader.settings.config import Settings
from astana_reader.text.spans import Span
from astana_reader.text.wording import long_day


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article, its publication date and what was marked in it."""

    article: Article
    published: date | None = None
    note: str = ""
    highlights: tuple[Highlight, ...] = ()
    """In the order of the text."""
    orphans: tuple[Annotation, ...] = ()
    """Annotations that have no place in the text any more."""
    guesses: Mapping[str, Span] = field(default_factory=dict)
    """Where those may have stood, by their ids."""
    settings: Settings = field(default_factory=Settings)

    @classmethod
    def of(cls, opened: Opened, published: date | None, settings: Settings) -> MarkedArticle:
        notebook = opened.notebook()
        return cls(
            opened.article,
            published,
            opened.records.article.note,
            notebook.highlights,
            notebook.orphans,
            notebook.guesses,
            settings,
        )

    @property
    def source(self) -> str:
        """Author, site and date on one line, as far as they are known: “CNN · 22 January 2017”."""
        metadata = self.article.metadata
        parts = [metadata.author, metadata.site, long_day(self.published) if self.published else ""]
        return " · ".join(part for part in parts if part)

    @property
    def all(self) -> tuple[tuple[Annotation, Highlight | None, Status], ...]:
        """Every annotation with its place, placed ones first."""
        placed = tuple((h.annotation, h, h.status.exported) for h in self.highlights)
        return placed + tuple((a, None, Status.ORPHAN) for a in self.orphans)
