"""Where what a query asks for stands in an article and its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from astana_reader.text.spans import SpanIndex

from .cache import SHIFT, units_of, unpacked, unpacked_places, unpacked_tags
from .evaluating import Units
from .excerpts import around
from .facts import is_name, is_tag
from .field_rows import TOLD, told_days
from .index import Index
from .results import Found, Hit
from .terms import NOTE, QUOTE, TEXT, TITLE, Field, Near, Query, Words
from .words import near_occurrences, occurrences

_PLACES = (QUOTE, NOTE, "tag", TITLE, TEXT)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mark as the index has it."""

    unit: int
    mark: str
    pen: str
    tags: tuple[str, ...]
    note: str
    quote: str
    start: int
    end: int
    """Both 0 where it has no place."""


def found_in(index: Index, query: Query, id: int, units: Units) -> Found | None:
    """An article that was found, with its hits; None if it is gone since.

    `units` are those that met the query: of one about marks only these are shown.
    Raises sqlite3.Error.
    """
    row = index.database.execute(
        "select a.key, a.text_id, a.title, a.site, a.published, a.marks, a.url, a.path, "
        "a.note, a.tags, t.text "
        "from articles a join texts t on t.id = a.id where a.id = ?", (id,)
    ).fetchone()  # fmt: skip
    if row is None:
        return None
    key, text_id, title, site, published, marks, url, path, note, tags, data = row
    article = _Article(id, title, note, unpacked_tags(tags), unpacked(data))
    finder = _Finder(index, query, article, units)
    hits = sorted(finder.hits(), key=_order)
    day = date.fromisoformat(published) if published else None
    about = Found(id, key, text_id, title, site, day, marks, url, path)
    return replace(about, hits=tuple(hits))


def _order(hit: Hit) -> tuple[bool, int, int, int]:
    """Quotes first, then what was written to marks, then the title and the text in its order."""
    return not hit.mark, _PLACES.index(hit.place), hit.offset, hit.start or 0


@dataclass(frozen=True, slots=True)
class _Article:
    id: int
    title: str
    note: str
    tags: tuple[str, ...]
    text: str


class _Finder:
    """Looks for the hits of a query in one article."""

    def __init__(self, index: Index, query: Query, article: _Article, units: Units) -> None:
        self._index = index
        self._query = query
        self._article = article
        self._units = units
        self._marks = list(self._marked())
        self._placed = SpanIndex(mark for mark in self._marks if mark.end > mark.start)

    def hits(self) -> Iterator[Hit]:
        if self._query.of_marks:
            for mark in self._marks:
                if mark.unit in self._units:
                    yield from self._in_mark(mark) or [self._whole(mark)]
            if self._article.id << SHIFT not in self._units:
                return
        yield from self._in_article()

    def _marked(self) -> Iterator[_Marked]:
        query = (
            "select id, mark, pen, tags, note, quote, start, end from marks "
            "where id > ? and id < ? order by start"
        )
        for unit, mark, pen, tags, note, quote, start, end in self._index.database.execute(
            query, units_of(self._article.id)
        ):
            names = unpacked_tags(tags)
            yield _Marked(unit, mark, pen, names, note, quote, start or 0, end or 0)

    # --- in marks ---------------------------------------------------------------------------------

    def _in_mark(self, mark: _Marked) -> list[Hit]:
        found = [hit for words in self._query.sought for hit in self._words_in_mark(mark, words)]
        return found + [self._tag(tag, mark) for tag in mark.tags if self._is_asked(tag)] * (
            not found
        )

    def _words_in_mark(self, mark: _Marked, words: Words | Near) -> Iterator[Hit]:
        if words.where in ("", TEXT, QUOTE):
            if mark.end > mark.start:
                text = self._article.text[mark.start : mark.end]
                for start, end in _places(text, words):
                    yield self._in_text(mark.start + start, mark.start + end)
            else:
                for span in _places(mark.quote, words):
                    yield self._told(QUOTE, mark.quote, span, mark)
        if words.where in ("", NOTE):
            for span in _places(mark.note, words):
                yield self._told(NOTE, mark.note, span, mark)
        if not words.where:
            for tag in mark.tags:
                if _places(tag, words):
                    yield self._tag(tag, mark)

    def _whole(self, mark: _Marked) -> Hit:
        """A mark that was asked for by what it is, not by its words."""
        if mark.end > mark.start:
            return replace(self._in_text(mark.start, mark.end, mark), whole=True)
        lost = self._told(QUOTE, mark.quote, (0, len(mark.quote)), mark)
        return replace(lost, whole=True)

    def _tag(self, tag: str, mark: _Marked | None = None) -> Hit:
        """A tag, beside the passage that bears it."""
        if mark is None:
            return Hit(0, len(tag), "tag", "", tag, "")
        quote = " ".join(mark.quote.split())
        return Hit(0, len(tag), "tag", "", tag, f" {quote[:90]}", mark.mark, mark.pen, mark.start)

    def _told(self, place: str, text: str, span: Span, mark: _Marked | None) -> Hit:
        """A hit in a text of its own; that of a lost quotation has no place in the article's."""
        start, end = (None, None) if place == QUOTE else span
        at = (mark.mark, mark.pen, mark.start) if mark else ("", "", 0)
        return Hit(start, end, place, *around(text, *span), *at)

    # --- in the article ---------------------------------------------------------------------------

    def _in_article(self) -> Iterator[Hit]:
        article, sought = self._article, self._query.sought
        for words in sought:
            if words.where in ("", TITLE):
                for span in _places(article.title, words):
                    yield self._told(TITLE, article.title, span, None)
            if words.where in ("", NOTE):
                for span in _places(article.note, words):
                    yield self._told(NOTE, article.note, span, None)
            if not self._query.of_marks:
                for mark in self._marks:
                    yield from self._apart(mark, words)
        for start, end in self._spans():
            yield self._in_text(start, end)
        yield from (self._tag(tag) for tag in article.tags if self._is_asked(tag))

    def _apart(self, mark: _Marked, words: Words | Near) -> Iterator[Hit]:
        """What of a mark does not stand in the article's text."""
        for hit in self._words_in_mark(mark, words):
            if hit.place != QUOTE or hit.start is None:
                yield hit

    def _spans(self) -> list[Span]:
        """The places in the text of what is sought, in order, each once."""
        text, found = self._article.text, set[Span]()
        for words in self._query.sought:
            if words.where in ("", TEXT):
                found.update(_places(text, words))
        if not self._query.sought:
            found.update(self._learned())
        return sorted(found)

    def _learned(self) -> Iterable[Span]:
        """The places of the first name or time that is asked for."""
        run, id = self._index.database.execute, self._article.id
        for leaf in self._query.wanted:
            if isinstance(leaf, Field) and leaf.name == "entity" and leaf.value != "*":
                rows: Iterable[Any] = run(
                    "select key, places from mentions join names on names.id = name "
                    "where article = ?", (id,)
                )  # fmt: skip
                return {
                    span
                    for key, data in rows
                    if is_name(leaf.value, key)
                    for span in unpacked_places(data)
                }
            if isinstance(leaf, Field) and leaf.name == "when":
                rows = run(
                    f"select start, end from times where article = ? and {TOLD}",
                    (id, *told_days(leaf)),
                )
                return set(rows)
        return ()

    def _in_text(self, start: int, end: int, mark: _Marked | None = None) -> Hit:
        text = self._article.text
        here = mark or min(
            (m for m in self._placed.overlapping(start, end) if m.start <= start and end <= m.end),
            key=lambda m: m.end - m.start,
            default=None,
        )
        at = (here.mark, here.pen) if here else ("", "")
        place = QUOTE if here else TEXT
        return Hit(start, end, place, *around(text, start, end), *at, start)

    def _is_asked(self, tag: str) -> bool:
        if any(not words.where and _places(tag, words) for words in self._query.sought):
            return True
        wanted = self._query.wanted
        fields = [leaf.value for leaf in wanted if isinstance(leaf, Field) and leaf.name == "tag"]
        return not self._query.sought and any(is_tag(value, tag) for value in fields)


def _places(text: str, words: Words | Near) -> list[Span]:
    if not text:
        return []
    return near_occurrences(text, words) if isinstance(words, Near) else occurrences(text, words)
