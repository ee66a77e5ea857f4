"""An open article: what is read and who saves it, from opening to leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from astana_reader.annotations.edits import taking_over
from astana_reader.annotations.entity_memory import load_remembered
from astana_reader.annotations.history import Edit
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import Records, stamp
from astana_reader.annotations.saver import NotSaved, Saved, Saver
from astana_reader.annotations.store import ArticleStore
from astana_reader.articles.article import Article, ArticleError
from astana_reader.articles.watching import FileState, Watcher
from astana_reader.library.first_screen import save_first_screen
from astana_reader.library.opening import Opened, offered_records, reopen, seen_now
from astana_reader.library.places import state_folder
from astana_reader.library.positions import Position, View, load_position, save_position
from astana_reader.reading.actions.changes import show_changes
from astana_reader.reading.changes import find_changes
from astana_reader.reading.effects import Show
from astana_reader.reading.look.palette import Look
from astana_reader.reading.reading import Reading, Saving
from astana_reader.reading.reloaded import carried, offsets_of, placing_words
from astana_reader.settings.config import Settings
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

_PATIENT = 100_000
"""Code points of a text in which marks of another revision are placed before the first paint."""


def notebook_of(opened: Opened) -> Notebook:
    """The records of an article with their places; may take a while."""
    return opened.notebook(patient=_is_patient(opened.article))


def _is_patient(article: Article) -> bool:
    return len(article.text) <= _PATIENT


class Host(Protocol):
    """What shows a session, and does beside its loop what takes time."""

    @property
    def in_dialog(self) -> bool: ...

    def say(self, notice: str, /) -> None:
        """Tell something until the next key."""

    def sync(self) -> None:
        """Show the reading as it is now."""

    def beside(self, work: Coroutine[Any, Any, None], /) -> None:
        """Do what is asked of the file; what was asked before is given up."""

    def closing(self, close: Callable[[], object], /) -> None:
        """Do what ends a session on a thread."""

    def report_saved(self, report: Saved | NotSaved, /) -> None:
        """Called on the saving thread."""

    def report_file(self, article: Article, state: FileState, /) -> None:
        """Called on the watching thread."""

    def save_again(self) -> None:
        """Have the records written as they are now."""

    def take_text(self, article: Article, notebook: Notebook, moved: Mapping[int, int], /) -> None:
        """Go on in another text."""

    def take_edit(self, edit: Edit, said: str, /) -> None:
        """Make a change of the records that was worked out elsewhere."""


class Session:
    """One article from opening to leaving."""

    host: Host

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
        self.reading.remembered = load_remembered(self.texts)
        self._saver = self._new_saver()
        self._watcher = self._new_watcher()
        self._before: tuple[str, str] | None = None
        """The text that was read before this one in this session, and until when."""

    @property
    def texts(self) -> Path:
        """Where earlier texts are kept."""
        return self.opened.store.path.parent

    @property
    def log(self) -> Path:
        """What the engines complain to."""
        return state_folder() / "engines.log"

    def begin(self, view: View) -> None:
        """Go on where the reader was the last time, with the look of now."""
        article = self.opened.article
        self.reading.begin(view, load_position(state_folder(), article.id))
        self.reading.notice = " ".join((*article.notices, *self.opened.problems))

    # --- saving -----------------------------------------------------------------------------------

    def _new_saver(self) -> Saver:
        store = self.opened.store
        return Saver(store, partial(self._report_saved, store), self._ready, self._keep_text)

    def _ready(self, records: Records) -> Records:
        return self.opened.ready(records)

    def _keep_text(self) -> None:
        self.opened.keep_text()

    def save(self, records: Records) -> int:
        """Have records written, on a thread; the number of this state of them."""
        return self._saver.save(records)

    def _report_saved(self, store: ArticleStore, report: Saved | NotSaved) -> None:
        """Called on the saving thread."""
        if store is self.opened.store:
            self.host.report_saved(report)

    def close(self) -> bool:
        """Write what is left; whether all marks are on disk."""
        if self._watcher:
            self._watcher.close()
        return self._saver.close()

    async def leave(self) -> bool:
        """Close for another article; if marks can't be written, go on and say False."""
        if await asyncio.to_thread(self.close):
            self.keep_position()
            return True
        self._saver, self._watcher = self._new_saver(), self._new_watcher()
        self.host.save_again()
        return False

    # --- the article's file -----------------------------------------------------------------------

    def _new_watcher(self) -> Watcher | None:
        article = self.opened.article
        if article.path is None or article.source.stamp is None:
            return None
        return Watcher(article, article.path, partial(self._report_file, article))

    def _report_file(self, article: Article, state: FileState) -> None:
        """Called on the watching thread."""
        self.host.report_file(article, state)

    def want(self, what: Show) -> None:
        """Read the file again, compare it with an earlier version, or take over offered marks."""
        if what is Show.RELOAD:
            self._work(self._reload())
        elif what is Show.CHANGES:
            self.host.say("Looking for what changed …")
            self._work(self._show_changes())
        elif self.opened.offered:
            self._work(self._take_offered())
        else:
            self.host.say("There is no article much like this one with marks to take over.")

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        self.host.beside(work)

    async def _reload(self) -> None:
        """Read the file again and go on in it, or tell why not."""
        before, offsets = self.opened, offsets_of(self.reading)
        try:
            opened, moved = await asyncio.to_thread(
                _read_again, before, self.reading.notebook.records, offsets
            )
        except ArticleError as error:
            self.host.say(str(error))
            return
        if self.host.in_dialog:
            return
        if opened.store is not before.store and self.reading.saving is not Saving.SAVED:
            self.host.say("Another text stands there now, and marks on this one are not saved.")
            return
        self._take_file(opened)
        if opened.article.id == before.article.id:
            self.host.say("The file is as it was.")
            return
        notebook = self._notebook_for(before)
        self.host.take_text(opened.article, notebook, moved)
        said = ("Reloaded.", *opened.article.notices, *opened.problems, placing_words(notebook))
        self.host.say(" ".join(part for part in said if part))

    def _take_file(self, opened: Opened) -> None:
        """Watch the file as it is now."""
        self.opened = opened
        if self._watcher:
            self._watcher.close()
        self._watcher = self._new_watcher()
        self.reading.file_state = FileState.SAME

    def _notebook_for(self, before: Opened) -> Notebook:
        """The notebook of the text that is open now: the same one for the same article."""
        opened, notebook = self.opened, self.reading.notebook
        if opened.store is before.store:
            self._before = (before.article.text, stamp())
            records = seen_now(notebook.records, opened.article)
            notebook.reopen(records, opened.revision, patient=_is_patient(opened.article))
            return notebook
        self._before = None
        left, self._saver = self._saver, self._new_saver()
        self.host.closing(left.close)
        return notebook_of(opened)

    async def _show_changes(self) -> None:
        """Show what changed since the text of before or the one last marked."""
        opened = replace(self.opened, records=self.reading.notebook.records)
        last = self._before or await asyncio.to_thread(opened.last_version)
        if last is None:
            self.host.say("There is no earlier version: this is the first text that was marked.")
            return
        highlights = self.reading.notebook.highlights
        changes = await asyncio.to_thread(find_changes, *last, opened.article, highlights)
        if self.reading.article is opened.article and not self.host.in_dialog:
            show_changes(self.reading, changes)
            self.host.sync()

    async def _take_offered(self) -> None:
        """Take over the marks of the article that is much like this one."""
        opened = self.opened
        records = await asyncio.to_thread(offered_records, opened)
        if records is None:
            self.host.say("Its marks can't be read any more.")
        elif self.opened is opened:
            self.opened = replace(opened, offered=None)
            edit = taking_over(records)
            marks = counted(len(edit.changes), "mark")
            title = visible_line(records.article.title)
            self.host.take_edit(edit, f"{marks} of “{title}” taken over. u takes them back.")

    def keep_position(self) -> None:
        """Remember what is on the page, and where that is under the article's text and its path."""
        article = self.opened.article
        keys = [article.id, *([str(article.path)] if article.path else [])]
        position = position_of(self.reading)
        save_position(state_folder(), keys, position)
        save_first_screen(state_folder(), article, position.top)


def _read_again(
    before: Opened, records: Records, offsets: list[int]
) -> tuple[Opened, dict[int, int]]:
    """The file as it is now, and where offsets of the old text are in it."""
    opened = reopen(before, records)
    if opened.article.id == before.article.id:
        return opened, {}
    return opened, carried(before.article, opened.article, offsets)


def position_of(reading: Reading) -> Position:
    """Where the reader is, with the header that the first screen shows the next time."""
    page = reading.home
    return Position(
        caret=page.caret,
        top=page.top_offset,
        percent=page.percent,
        opened=datetime.now(UTC).isoformat(timespec="seconds"),
        title=reading.article.title,
        source=reading.source,
    )
