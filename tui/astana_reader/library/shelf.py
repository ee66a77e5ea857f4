"""The articles of a library as a reader left them: state, order, and which fit a filter."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from astana_reader.text.visible import visible_line

from .catalog import Entry, list_articles
from .places import Library
from .positions import Position, load_position
from .previews import Preview, read_previews
from .web_identity import web_key

_TOLD_EVERY = 0.1
"""Seconds between two batches while articles are read."""
_DONE = 100  # percent


class State(StrEnum):
    """How far the reader is with an article; the words of `state:` in a filter."""

    NEW = "new"
    READING = "reading"
    DONE = "done"
    CHANGED = "changed"
    """Its text is another than the one that was read."""
    GONE = "gone"
    """No file of it is known any more."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article with what is known of it and where the reader was."""

    entry: Entry
    position: Position = field(default_factory=Position)
    preview: Preview | None = None
    """None until the article was read for it."""
    changed: bool = False

    @property
    def key(self) -> str:
        """Tells it from all others of the library."""
        entry = self.entry
        return str(entry.path) if entry.path else entry.url or f"{entry.title}\n{entry.site}"

    @property
    def state(self) -> State:
        if self.entry.path is None and not self.entry.url:
            return State.GONE
        if self.changed:
            return State.CHANGED
        if not self.position.opened:
            return State.READING if self.entry.highlights else State.NEW
        return State.DONE if self.position.percent >= _DONE else State.READING

    @property
    def published(self) -> date | None:
        """As the reader, the sidecar or the article itself says."""
        return self.entry.published or (self.preview.day if self.preview else None)

    @property
    def source(self) -> str:
        """Where it is from: its site, else its file unless that is its title."""
        if self.entry.site or self.entry.path is None:
            return self.entry.site or web_key(self.entry.url).partition("/")[0] or "no file"
        name = visible_line(self.entry.path.name)
        return "" if name == self.entry.title else name

    @property
    def length(self) -> int:
        """In code points, 0 while it is not known."""
        return self.preview.length if self.preview else 0


def shelve(entry: Entry, state: Path, preview: Preview | None = None) -> Shelved:
    """An article with its reading position, which was kept under its path and its text."""
    place = str(entry.path) if entry.path else web_key(entry.url)
    by_path = load_position(state, place) if place else Position()
    by_text = load_position(state, preview.id) if preview and preview.id else Position()
    known_text = bool(preview and preview.id)
    changed = known_text and bool(by_path.opened) and not by_text.opened
    if preview and preview.title:
        entry = replace(entry, title=preview.title, site=preview.site)
    return Shelved(entry, by_path if by_path.opened else by_text, preview, changed)


def read_shelf(library: Library, state: Path) -> Iterator[list[Shelved]]:
    """All articles at once as the catalog has them, then in batches those that were read."""
    entries = list_articles(library, state)
    yield [shelve(entry, state) for entry in entries]
    by_path = {entry.path: entry for entry in entries if entry.path}
    batch: list[Shelved] = []
    due = time.monotonic() + _TOLD_EVERY
    for path, preview in read_previews(library, by_path, state):
        batch.append(shelve(by_path[path], state, preview))
        if time.monotonic() >= due:
            yield batch
            batch, due = [], time.monotonic() + _TOLD_EVERY
    yield batch


# --- order and filter -----------------------------------------------------------------------------


class Order(StrEnum):
    """What a list of articles is sorted by."""

    OPENED = "last opened"
    TITLE = "title"
    PUBLISHED = "date"
    MARKS = "marks"
    LENGTH = "length"

    @property
    def next(self) -> Order:
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


_NEWEST_FIRST: dict[Order, Callable[[Shelved], str | int]] = {
    Order.OPENED: lambda one: one.position.opened,
    Order.PUBLISHED: lambda one: one.published.isoformat() if one.published else "",
    Order.MARKS: lambda one: one.entry.highlights,
    Order.LENGTH: lambda one: one.length,
}


def in_order(articles: Iterable[Shelved], order: Order) -> list[Shelved]:
    """The articles sorted: the latest, the most, the longest first, then by title."""
    found = sorted(articles, key=lambda one: (one.entry.title.casefold(), one.key))
    if order in _NEWEST_FIRST:
        found.sort(key=_NEWEST_FIRST[order], reverse=True)
    return found


def fits(article: Shelved, words: str) -> bool:
    """Whether an article fits a filter: words of title and source, #tag, site:cnn, state:new."""
    return all(_fits_word(article, word) for word in words.casefold().split())


def _fits_word(article: Shelved, word: str) -> bool:
    source = article.source.casefold()
    if word.startswith("#"):
        return any(tag.casefold().startswith(word[1:]) for tag in article.entry.tags)
    if word.startswith("site:"):
        return word[5:] in source
    if word.startswith("state:"):
        return article.state.startswith(word[6:])
    return word in source or word in article.entry.title.casefold()
