"""An open article: what is read, who saves it, and its screen, from opening to leaving."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import Records
from astana_reader.annotations.remembering import load_remembered
from astana_reader.annotations.saving import NotSaved, Saved, Saver
from astana_reader.articles.article import block_index
from astana_reader.library.opening import Opened
from astana_reader.library.places import state_folder
from astana_reader.library.positions import Position, View, load_position, save_position
from astana_reader.settings.config import Settings

from . import messages
from .palette import Look
from .reader.reader import Reader
from .reader.reading import Reading
from .screen import ReaderScreen

_PATIENT = 100_000
"""Code points of a text in which marks of another revision are placed before the first paint."""


def notebook_of(opened: Opened) -> Notebook:
    """The records of an article with their places; may take a while."""
    return opened.notebook(patient=len(opened.article.text) <= _PATIENT)


class Session:
    """One article from opening to leaving."""

    def __init__(
        self,
        opened: Opened,
        notebook: Notebook,
        settings: Settings,
        look: Look,
        published: date | None = None,
    ) -> None:
        """`published` is a publication date for this session only."""
        self.opened = opened
        self.reading = Reading(opened.article, notebook, settings, look, published)
        folder = opened.store.path.parent
        log = state_folder() / "engines.log"
        self.screen = ReaderScreen(Reader(self.reading), self._save, log, folder)
        self.reading.remembered = load_remembered(folder)
        self._saver = self._new_saver()

    def begin(self, view: View) -> None:
        """Go on where the reader was the last time, with the look of now."""
        article = self.opened.article
        self.reading.begin(view, load_position(state_folder(), article.id))
        self.reading.notice = " ".join((*article.notices, *self.opened.problems))

    def _new_saver(self) -> Saver:
        opened = self.opened
        return Saver(opened.store, self._report_saved, opened.ready, opened.keep_text)

    def _save(self, records: Records) -> int:
        return self._saver.save(records)

    def _report_saved(self, report: Saved | NotSaved) -> None:
        """Called on the saving thread."""
        self.screen.post_message(messages.SaveReported(report))

    def close(self) -> bool:
        """Write what is left; whether all marks are on disk."""
        return self._saver.close()

    async def leave(self) -> bool:
        """Close for another article; if marks can't be written, go on and say False."""
        if await asyncio.to_thread(self.close):
            self.keep_position()
            return True
        self._saver = self._new_saver()
        self.screen.save_again()
        return False

    def keep_position(self) -> None:
        """Remember where the reader is, under the article's text and its path."""
        article = self.opened.article
        keys = [article.id, *([str(article.path)] if article.path else [])]
        save_position(state_folder(), keys, position_of(self.reading))


def position_of(reading: Reading) -> Position:
    """Where the reader is, with what the first screen needs the next time."""
    page, article = reading.page, reading.article
    top = page.top_offset
    start = article.blocks[block_index(article.blocks, top)].start if article.blocks else 0
    return Position(
        caret=page.caret,
        top=top,
        percent=page.percent,
        opened=datetime.now(UTC).isoformat(timespec="seconds"),
        title=article.title,
        source=reading.source,
        size=_size(article.path),
        block_byte=len(article.text[:start].encode("utf-8", "replace")),
        block_start=start,
    )


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path else -1
    except OSError:
        return -1
