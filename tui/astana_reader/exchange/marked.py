"""What an export writes: an article with its annotations in their places."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.placed_marks import Highlight, place_all
from astana_reader.annotations.records import Annotation, Link
from astana_reader.articles.article import Article
from astana_reader.articles.chapters import Chapters, chapters_of, place_words
from astana_reader.articles.document import Block, BlockKind
from astana_reader.articles.language import written_in
from astana_reader.entities.mentions import Entity
from astana_reader.library.linked import OtherEnd, all_ends, learn_elsewhere
from astana_reader.library.metadata import as_described
from astana_reader.library.opening import Opened, publication
from astana_reader.library.places import Library
from astana_reader.settings.config import Settings
from astana_reader.text.spans import Span
from astana_reader.text.wording import long_day
from astana_reader.timeline.event import Event
from astana_reader.timeline.expressions import TimeExpression

_LINE_END = re.compile(r"\n")
_BLANKS = re.compile(r"[ \t\r\f\v]+")
"""White space that a line may do without; a no-break space and such are letters of it."""

_NO_CHAPTERS = Chapters()

Placed = tuple[Annotation, Highlight | None, Status]
"""An annotation, its place if it has one, and how sure that is."""


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article, its publication date, what was marked in it and what was found in it."""

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
    published_by: str = ""
    """Why that is the date."""
    tags: tuple[str, ...] = ()
    """Of the whole article."""
    path: str = ""
    """Relative to the library, or the file's bare name outside of it; never absolute."""
    links: tuple[Link, ...] = ()
    """Between marks, those that begin here."""
    ends: Mapping[str, Sequence[OtherEnd]] = field(default_factory=dict)
    """What highlights are linked with, in this article and others, by their ids."""
    deleted: frozenset[str] = frozenset()
    """The ids of annotations that were deleted."""
    entities: tuple[Entity, ...] = ()
    """Found for the formats that hold them."""
    expressions: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    chapters: Chapters = _NO_CHAPTERS

    @classmethod
    def of(cls, opened: Opened, published: date | None, settings: Settings) -> MarkedArticle:
        records = opened.records
        placing = place_all(records.annotations, opened.revision)
        elsewhere = learn_elsewhere(opened.index, opened.store.path, records)
        return cls(
            as_described(opened.article, records.article),
            published,
            records.article.note,
            placing.highlights,
            placing.orphans,
            placing.guesses,
            settings,
            publication(opened.article, records, day_first=settings.day_first).why,
            records.article.tags,
            relative_path(opened.article.path, opened.library),
            tuple(records.links.values()),
            all_ends(records, elsewhere),
            frozenset(records.deleted),
            chapters=chapters_of(opened.article.document, opened.article.source.format),
        )

    @property
    def source(self) -> str:
        """Author, site and date on one line, as far as they are known: “CNN · 22 January 2017”."""
        metadata = self.article.metadata
        parts = [metadata.author, metadata.site, long_day(self.published) if self.published else ""]
        return " · ".join(part for part in parts if part)

    @property
    def language(self) -> str:
        """A BCP 47 tag: the forced one, the declared one, else the text's own."""
        forced = self.article.source.options.language
        return forced or self.article.metadata.language or written_in(self.article).code

    @property
    def all(self) -> tuple[Placed, ...]:
        """Every annotation with its place, placed ones first."""
        placed = tuple((h.annotation, h, h.status.exported) for h in self.highlights)
        return placed + tuple((a, None, Status.ORPHAN) for a in self.orphans)

    @property
    def mark_tags(self) -> tuple[str, ...]:
        """The tags of the article and of all its annotations, each once whatever its case."""
        tags = [*self.tags, *(tag for annotation, _, _ in self.all for tag in annotation.tags)]
        return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]

    def links_by_mark(self) -> dict[str, list[Link]]:
        """The links by the ids of the marks that they begin at."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.source, []).append(link)
        return found

    def passage(self, annotation: Annotation, highlight: Highlight | None) -> str:
        """What stands at an annotation's place now; its quotation where it has none."""
        if highlight is None:
            return annotation.selector.quote
        return self.article.text[highlight.start : highlight.end]

    def place(self, highlight: Highlight | None) -> str:
        """Where in a book a highlight is: “ch. 3 · p. 41”; empty where it is in none."""
        if highlight is None:
            return ""
        return place_words(self.chapters, self.article.document, highlight.start)

    def lines(self, annotation: Annotation, highlight: Highlight | None) -> list[str]:
        """The passage in the lines that the article means; an empty one parts paragraphs.

        A newline inside a block of prose is only where its file was wrapped.
        """
        passage = self.passage(annotation, highlight)
        if "\n" not in passage:
            return [passage]
        if highlight is not None:
            begins, blocks = highlight.start, self.article.blocks
            passage = _LINE_END.sub(
                lambda m: " " if _is_wrapped(blocks, begins + m.start()) else "\n", passage
            )
        return [_BLANKS.sub(" ", line).strip(" ") for line in passage.strip("\n").split("\n")]


def _is_wrapped(blocks: tuple[Block, ...], offset: int) -> bool:
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return at >= 0 and offset < blocks[at].end and blocks[at].kind is not BlockKind.CODE


def relative_path(path: Path | None, library: Library) -> str:
    """An article's path as others may see it: it leads from the library, or is a bare name."""
    if path is None:
        return ""
    for root in (library.root, library.articles):
        inside = os.path.relpath(path, root)
        if not inside.startswith(os.pardir) and not Path(inside).is_absolute():
            return Path(inside).as_posix()
    return path.name
