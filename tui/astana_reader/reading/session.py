"""An open article: what is read and who saves it, from opening to leaving."""

from __future__ import annotations

import asyncio
import threading
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
from astana_reader.articles.document import Progress
from astana_reader.articles.watching import FileState, Watcher
from astana_reader.library.article_states import ArticleState, note_opened
from astana_reader.library.documents import Told, progress_words
from astana_reader.library.export_choice import load_choice
from astana_reader.library.first_screen import save_first_screen
from astana_reader.library.opening import Opened, offered_records, reopen, seen_now
from astana_reader.library.places import state_folder
from astana_reader.library.positions import Position, View, load_position, save_position
from astana_reader.library.web_identity import web_key
from astana_reader.reading.actions.changes import show_changes
from astana_reader.reading.actions.find import search_from
from astana_reader.reading.actions.jump import jump
from astana_reader.reading.changes import find_changes
from astana_reader.reading.effects import Show
from astana_reader.reading.look.palette import Look
from astana_reader.reading.places import named_place
from astana_reader.reading.reading import Reading, Saving
from astana_reader.reading.reloaded import carried, offsets_of, placing_words
from astana_reader.settings.config import Settings
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

_DIALOG_SECONDS = 0.1
"""Between two looks whether a dialog is closed, so that the text under it can be put in place."""
_PATIENT = 100_000
"""Code points of a text in which marks of another revision are placed before the first paint."""


def notebook_of(opened: Opened) -> Notebook:
    """The records of an article with their places; may take a while."""
    return opened.notebook(patient=_is_patient(opened.article))


def _is_patient(article: Article) -> bool:
    return len(article.text) <= _PATIENT


OF_THE_SESSION = frozenset({Show.RELOAD, Show.GIVE_UP, Show.CHANGES, Show.OFFERED_MARKS})
"""What is asked of the article's file and its marks."""


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

    def report_progress(self, words: str, /) -> None:
        """Called on the thread that reads a file again."""

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
        self.reading.file = opened.store.path
        self.reading.remembered, self.reading.fetched = load_remembered(self.texts), opened.fetched
        self._saver = self._new_saver()
        self._watcher = self._new_watcher()
        self._before: tuple[str, str] | None = None
        """The text that was read before this one in this session, and until when."""
        self._given_up = threading.Event()
        self._is_reading_again = False
        self._since = stamp()

    @property
    def texts(self) -> Path:
        """Where earlier texts are kept."""
        return self.opened.store.path.parent

    def is_at(self, place: Path | str) -> bool:
        """Whether a file or a web address is that of the article."""
        article = self.opened.article
        if isinstance(place, Path):
            return place == article.path
        return web_key(place) in {web_key(article.source.url), web_key(article.metadata.url)}

    @property
    def log(self) -> Path:
        """What the engines complain to."""
        return state_folder() / "engines.log"

    def begin(self, view: View, at: str = "") -> None:
        """Go on where the reader was the last time, or at a place, with the look of now."""
        article = self.opened.article
        self.reading.begin(view, load_position(state_folder(), article.id))
        self.reading.last_export = load_choice(state_folder(), self.opened.library.root)
        self.reading.notice = " ".join((*article.notices, *self.opened.problems))
        self._begin_at(at)

    def _begin_at(self, at: str) -> None:
        place = self._place(at)
        if place is not None:
            self.reading.page.begin(place, place)

    def go_to(self, at: str) -> None:
        """Go to a place of the open article that is named as on a command line."""
        place = self._place(at)
        if place is not None:
            jump(self.reading, place)
        self.host.sync()

    def _place(self, at: str) -> int | None:
        """The offset of a place that is named; if there is none, that is said."""
        place = named_place(self.reading, at) if at else None
        search_from(self.reading, at)
        if at and place is None:
            said = f"This article has no place “{visible_line(at)}”."
            self.reading.notice = f"{said} {self.reading.notice}".strip()
        return place

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
        """Read the file again or stop that, compare it with an earlier version, take over marks."""
        if what is Show.RELOAD:
            self.give_up()
            self._given_up = threading.Event()
            self._work(self._reload(self._given_up))
        elif what is Show.GIVE_UP:
            self.give_up()
        elif what is Show.CHANGES:
            self.host.say("Looking for what changed …")
            self._work(self._show_changes())
        elif self.opened.offered:
            self._work(self._take_offered())
        else:
            self.host.say("There is no article much like this one with marks to take over.")

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        self.host.beside(work)

    def give_up(self) -> None:
        """Stop a reading of the file that takes long."""
        self._given_up.set()

    def show_progress(self, words: str) -> None:
        """Show how far the reading of the file is, unless it ended meanwhile."""
        if self._is_reading_again:
            self.reading.loading = words

    async def _reload(self, given_up: threading.Event) -> None:
        """Read the file again and go on in it, or tell why not."""
        before, offsets = self.opened, offsets_of(self.reading)
        read = partial(_read_again, told=self._tell_progress, cancelled=given_up)
        self._is_reading_again = True
        try:
            opened, moved = await asyncio.to_thread(
                read, before, self.reading.notebook.records, offsets
            )
        except ArticleError as error:
            self.host.say(str(error))
            return
        finally:
            self._is_reading_again, self.reading.loading = False, ""
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

    def _tell_progress(self, progress: Progress) -> None:
        self.host.report_progress(progress_words(progress))

    def show_beginning(self, opened: Opened) -> None:
        """Show the beginning of an article, of which nothing was there before."""
        if not self.reading.article.text:
            self.opened = opened
            self.host.take_text(opened.article, notebook_of(opened), {})

    async def finish(self, opened: Opened, notebook: Notebook, at: str = "") -> None:
        """Go on in the whole article, of which at most the beginning was there before."""
        reading, moved = self.reading, {0: 0}
        while self.host.in_dialog or reading.home.caret not in moved:
            await asyncio.sleep(_DIALOG_SECONDS if self.host.in_dialog else 0)
            moved = await asyncio.to_thread(
                carried, reading.article, opened.article, offsets_of(reading)
            )
        left = self._saver
        self._take_file(opened)
        self._saver, reading.is_whole, reading.loading = self._new_saver(), True, ""
        self.host.closing(left.close)
        reading.remembered = load_remembered(self.texts)
        was_moved = reading.home.caret > 0
        self.host.take_text(opened.article, notebook, moved)
        if not was_moved:
            position = load_position(state_folder(), opened.article.id)
            reading.page.begin(position.top, position.caret)
        reading.notice = " ".join((*opened.article.notices, *opened.problems))
        self._begin_at("" if was_moved else at)
        self.host.sync()

    def _take_file(self, opened: Opened) -> None:
        """Watch the file as it is now."""
        self.opened, self.reading.file = opened, opened.store.path
        self.reading.fetched = opened.fetched
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
            edit = taking_over(records, self.reading.notebook.records.article)
            marks = counted(len(edit.changes), "mark")
            title = visible_line(records.article.title)
            self.host.take_edit(edit, f"{marks} of “{title}” taken over. u takes them back.")

    def keep_position(self) -> None:
        """Remember what is on the page, and where that is under the article's text and its path."""
        if not self.reading.is_whole:
            return
        article = self.opened.article
        place = str(article.path) if article.path else web_key(article.metadata.url)
        keys = [article.id, *([place] if place else [])]
        position = position_of(self.reading)
        save_position(state_folder(), keys, position)
        save_first_screen(state_folder(), article, position.top)
        kept = ArticleState(
            opened=position.opened,
            percent=position.percent,
            path=str(article.path or article.source.url or article.metadata.url),
            title=self.reading.metadata.title,
            site=self.reading.metadata.site,
        )
        note_opened(state_folder(), self.opened.library.root, article.id, kept, self._since)


def _read_again(
    before: Opened,
    records: Records,
    offsets: list[int],
    told: Told,
    cancelled: threading.Event,
) -> tuple[Opened, dict[int, int]]:
    """The file as it is now, and where offsets of the old text are in it."""
    opened = reopen(before, records, told=told, cancelled=cancelled)
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
        title=reading.metadata.title,
        source=reading.source,
    )
