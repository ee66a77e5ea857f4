"""The articles of a library as a reader left them, read step by step."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from astana_reader.articles.sidecar import file_title
from astana_reader.text.visible import visible_line

from .article_states import KeptStates, State
from .catalog import Entry, Part, listed
from .places import Library, article_files
from .previews import Preview, read_previews
from .web_identity import web_key

_TOLD_EVERY = 0.1
"""Seconds between two batches while articles are read."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article with what is known of it and where the reader was."""

    entry: Entry
    preview: Preview | None = None
    """None until the article was read for it."""

    @property
    def key(self) -> str:
        """Tells it from all others of the library."""
        entry = self.entry
        return str(entry.place or entry.store or f"{entry.title}\n{entry.site}")

    @property
    def state(self) -> State:
        return self.entry.state

    @property
    def changed(self) -> bool:
        """Whether its text is another than the one that was read."""
        return self.entry.changed

    @property
    def gone(self) -> bool:
        """Whether no file of it is known any more."""
        return self.entry.path is None and not self.entry.url

    @property
    def opened(self) -> str:
        """When it was read last; empty for never."""
        return self.entry.kept.opened

    @property
    def percent(self) -> int:
        return self.entry.kept.percent

    @property
    def published(self) -> date | None:
        """As the reader, the sidecar or the article itself says."""
        return self.entry.published or (self.preview.day if self.preview else None)

    @property
    def source(self) -> str:
        """Where it is from: its site, else its file unless that is its title."""
        if "://" in self.entry.site:
            return web_key(self.entry.site).partition("/")[0] or self.entry.site
        if self.entry.site or self.entry.path is None:
            return self.entry.site or web_key(self.entry.url).partition("/")[0] or "no file"
        name = visible_line(self.entry.path.name)
        return "" if name == self.entry.title else name

    @property
    def length(self) -> int:
        """In code points, 0 while it is not known."""
        return self.preview.length if self.preview else 0


class Shelf:
    """The articles of a library, read in steps and kept up to date. For one thread at a time.

    `day_first` is the user's order of dates in figures.
    """

    def __init__(
        self,
        library: Library,
        state: Path,
        part: Part | None = None,
        *,
        day_first: bool | None = None,
    ) -> None:
        self.library = library
        self.state = state
        self.part = part
        self.day_first = day_first

    def read(self) -> Iterator[list[Shelved]]:
        """All articles as the catalog has them, then in batches those that have to be read."""
        found = listed(self.library, self.state, self.part)
        yield [Shelved(entry, self._as_read(preview)) for entry, preview in found]
        by_path = {e.path: e for e, preview in found if e.path and preview is None}
        states = KeptStates(self.state, self.library.root)
        batch: list[Shelved] = []
        due = time.monotonic() + _TOLD_EVERY
        for path, preview in read_previews(self.library, by_path, self.state):
            seen = _read_entry(by_path[path], preview, states)
            batch.append(Shelved(seen, self._as_read(preview)))
            if time.monotonic() >= due:
                yield batch
                batch, due = [], time.monotonic() + _TOLD_EVERY
        yield batch

    def _as_read(self, preview: Preview | None) -> Preview | None:
        return preview and preview.in_order(day_first=self.day_first)


def _read_entry(entry: Entry, preview: Preview, states: KeptStates) -> Entry:
    """An article that was read just now."""
    id = preview.id or entry.id
    kept, changed = states.of(id, str(entry.place))
    return replace(
        entry,
        id=id,
        kept=kept,
        changed=changed,
        title=preview.title or entry.title,
        site=preview.site or entry.site,
    )


def named_articles(library: Library) -> list[Shelved]:
    """The files in a library's folder by their names, while nothing more is known of them."""
    return [Shelved(Entry(file_title(path), path)) for path in article_files(library)]
