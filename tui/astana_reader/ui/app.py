"""The Textual application: themes, the terminal, which screen is shown."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from textual import work
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from astana_reader.annotations.store import StoreError
from astana_reader.articles.article import ArticleError, PasswordError
from astana_reader.articles.document import Document, Progress
from astana_reader.library.catalog import Part, library_tags
from astana_reader.library.describing import wanted_at
from astana_reader.library.documents import Wanted, progress_words
from astana_reader.library.feeds import feed_part
from astana_reader.library.opening import Opened, open_unread
from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.reading.look.palette import PALETTES
from astana_reader.reading.reading import Reading, Saving
from astana_reader.reading.session import Session, notebook_of
from astana_reader.reading.sitting import Sitting
from astana_reader.settings.config import Settings
from astana_reader.text.visible import visible_line

from . import messages
from .opening import Opening
from .reader_screen import ReaderScreen
from .terminal import is_colorless
from .themes import look_for, textual_theme
from .trail import Trail

_SWITCH = 0.0005
"""Seconds after which a thread that saves or reads gives way to a key."""


class ReaderApp(App[int], inherit_bindings=False):
    """A library's list, or one of its articles."""

    TITLE = "astana-reader"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    DEFAULT_MODE = "start"

    def __init__(
        self,
        start: Opened | Library | Opening | Part,
        settings: Settings,
        view: View,
        published: date | None = None,
        driver_class: type[Driver] | None = None,
        library: Library | None = None,
    ) -> None:
        """Begin with an article, with one that takes long to open, or with a list.

        `published` is the publication date of that article, for this sitting only. `library` is
        for an article that is not open yet, and for a part that is listed.
        """
        super().__init__(driver_class, ansi_color=is_colorless() or None)
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.theme = settings.theme or view.theme
        self.settings = settings
        self.session: Session | None = None
        self.article_screen: ReaderScreen | None = None
        self.notice = ""
        """What the first screen is to say."""
        self.failure = ""
        """Why the article that the program was started for can't be read."""
        self._opening: Opening | None = None
        self._sitting = Sitting()
        self._view = view
        self._look = look_for(self.theme, settings, self.console)
        self._part = start if isinstance(start, Part) else None
        if isinstance(start, Library):
            self.library = start
        elif isinstance(start, Part):
            assert library is not None  # noqa: S101  # given with it
            self.library = library
        elif isinstance(start, Opening):
            assert library is not None  # noqa: S101  # given with it
            self.library, self._opening = library, start
            start.screen, start.is_first = self._take(self._unread(start, start.beginning)), True
        else:
            self.library = start.library
            self._take(Session(start, notebook_of(start), settings, self._look, published))
        self._trail = Trail(self)
        self._trail.article = self.DEFAULT_MODE if self.article_screen else ""
        self._trail.add(self.DEFAULT_MODE, lambda: self.article_screen or self._desk_screen())

    def _take(self, session: Session) -> ReaderScreen:
        """Read this article from now on."""
        session.reading.sitting = self._sitting
        self.session, self.article_screen = session, ReaderScreen(session)
        return self.article_screen

    def on_mount(self) -> None:
        sys.setswitchinterval(_SWITCH)
        if os.name != "nt":  # where no loop has signal handlers
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                loop.add_signal_handler(number, self.exit, 128 + number)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        gc.freeze()  # what is there now stays: collecting it would hold up the first key
        gc.enable()
        if self._opening:
            self._open(self._opening)
        if self.article_screen:
            self.call_after_refresh(self._learn_tags, self.article_screen)

    def on_unmount(self) -> None:
        self._give_up()

    @property
    def reading(self) -> Reading:
        """Of the article that is open."""
        assert self.session is not None  # noqa: S101  # asked for only then
        return self.session.reading

    @property
    def view(self) -> View:
        """How the reader looks now, for the next article or the next time."""
        if self.session:
            return self.session.reading.view(self.theme)
        return replace(self._view, theme=self.theme)

    def close_saver(self) -> bool:
        """Write what is left; whether all marks are on disk."""
        return self.session is None or self.session.close()

    def on_theme_wanted(self) -> None:
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._look = look_for(self.theme, self.settings, self.console)
        for screen in self._trail:
            screen.post_message(messages.LookChanged(self._look))

    @work(thread=True, group="tags", exit_on_error=False)
    def _learn_tags(self, screen: ReaderScreen) -> None:
        screen.library_tags = library_tags(self.library)

    # --- the library ------------------------------------------------------------------------------

    def _desk_screen(self) -> Screen[None]:
        from .library_screens import desk_screen

        told, self.notice = self.notice, ""
        part, self._part = self._part, None
        return desk_screen(self.library, self.settings, self._look, self.session, told, part)

    async def _keep_position(self) -> None:
        """Remember where the reader is in the article that is about to be left."""
        if self.session and self._trail.is_reading:
            await asyncio.to_thread(self.session.keep_position)

    def _came_back(self) -> None:
        path = self.session.opened.article.path if self.session else None
        self.screen.post_message(messages.CameBack(path))

    async def on_library_wanted(self) -> None:
        """Show the list, the one that was left if there is one; from the list, the article."""
        from .desk_screen import DeskScreen

        if isinstance(self.screen, DeskScreen):
            await self._leave_library()
            return
        await self._keep_position()
        if await self._trail.to(DeskScreen, self._desk_screen):
            self._came_back()

    async def _leave_library(self) -> None:
        if self._opening and self._opening.screen is None:
            self._give_up()
        await self._trail.to_article()

    async def on_view_wanted(self, message: messages.ViewWanted) -> None:
        from .library_screens import view_screen

        await self._keep_position()
        await self._trail.show(view_screen(self.library, self.settings, self._look, message.view))

    async def on_back_wanted(self) -> None:
        """Go to where the screen was opened from."""
        await self._keep_position()
        if await self._trail.back():
            self._came_back()
        elif self._trail.is_reading:
            self._tell("Nowhere to go back to.")
        else:
            await self.on_library_wanted()

    def on_result_wanted(self, message: messages.ResultWanted) -> None:
        self._trail.pass_back(message)

    async def on_quit_wanted(self) -> None:
        if self.article_screen is None or self.reading.saving is Saving.SAVED:
            self.exit(0)
        else:
            await self._leave_library()
            self.article_screen.leave()

    # --- opening an article -----------------------------------------------------------------------

    async def on_article_wanted(self, message: messages.ArticleWanted) -> None:
        opening = self._opening
        if self.session and self.session.is_at(message.place):
            await self._leave_library()
            if message.at and self.article_screen and self.article_screen.is_mounted:
                self.session.go_to(message.at)
            return
        wanted = self._wanted(message.place)
        if wanted and (opening is None or opening.wanted.name != wanted.name):
            self._give_up()
            self._open(Opening(wanted, at=message.at))

    def _wanted(self, place: Path | str) -> Wanted | None:
        """What is at a place; None, and a notice, for an address that can't be read."""
        try:
            return wanted_at(self.library, place)
        except ArticleError as error:
            self._tell(str(error))
            return None

    @work(group="opening", exit_on_error=True)
    async def _open(self, opening: Opening) -> None:
        """Read an article and go on in it, or say why that can't be."""
        self._opening = opening
        try:
            opened, notebook = await asyncio.to_thread(
                opening.open, self.library, self._tell_progress
            )
        except PasswordError:
            await self._ask_password(opening)
            return
        except (ArticleError, StoreError) as error:
            await self._fail(opening, str(error))
            return
        async with opening.turn:
            if self._opening is not opening:
                return
            if part := feed_part(opened.article):
                await self._show_part(part, opening)
            elif opening.screen:
                await opening.screen.session.finish(opened, notebook, opening.at)
            elif await self._may_leave():
                view = self.view
                screen = self._take(
                    Session(opened, notebook, self.settings, self._look, opening.published)
                )
                screen.session.begin(view, opening.at)
                await self._trail.show_article(screen)
                self._learn_tags(screen)
            self._opening = None

    async def _show_part(self, part: Part, opening: Opening) -> None:
        """Show a list in place of what was to be one article."""
        from .library_screens import desk_screen

        left = ""
        if opening.screen:
            left, self._trail.article = self._trail.article, ""
            self.session, self.article_screen = None, None
        screen = desk_screen(self.library, self.settings, self._look, self.session, part=part)
        await self._trail.show(screen)
        await self._trail.drop(left)

    async def on_article_beside(self, message: messages.ArticleBeside) -> None:
        """Read the article that comes before or after the open one in the list."""
        from .desk_screen import DeskScreen
        from .library_screens import article_beside, none_beside

        if self.session is None:
            return
        desk = self._trail.latest(DeskScreen)
        find = partial(article_beside, self.library, desk, self.session, message.by)
        if place := await asyncio.to_thread(find):
            self.post_message(messages.ArticleWanted(place))
        else:
            self._tell(none_beside(message.by))

    async def _may_leave(self) -> bool:
        """Close the article that is open; say if it can't be left."""
        if self.session is None or await self.session.leave():
            return True
        self._tell("The open article has marks that can't be saved. Esc goes back to it.")
        return False

    def _unread(self, opening: Opening, beginning: Document | None = None) -> Session:
        """An article of which at most the beginning is there."""
        opened = open_unread(self.library, opening.wanted, beginning)
        session = Session(opened, notebook_of(opened), self.settings, self._look, opening.published)
        session.reading.is_whole, session.reading.loading = False, opening.wanted.name
        return session

    async def _show_beginning(self, opening: Opening, beginning: Document | None) -> bool:
        """Show as much of an article as there is; False if it can't be or is not wanted."""
        async with opening.turn:
            if self._opening is not opening:
                return False
            if opening.screen is None:
                if not await self._may_leave():
                    self._give_up()
                    return False
                view = self.view
                screen = opening.screen = self._take(self._unread(opening, beginning))
                screen.session.begin(view)
                await self._trail.show_article(screen)
            elif beginning:
                opened = open_unread(self.library, opening.wanted, beginning)
                opening.screen.session.show_beginning(opened)
        return True

    def _end_progress(self) -> None:
        """Show no more how far an article is that is not shown itself."""
        if self.article_screen:
            self.article_screen.reading.loading = ""

    def _tell_progress(self, opening: Opening, progress: Progress) -> None:
        """Called on the thread that reads."""
        self.post_message(messages.OpeningProgressed(opening, progress))

    def on_opening_progressed(self, message: messages.OpeningProgressed) -> None:
        opening, words = self._opening, progress_words(message.progress)
        if opening is None or opening is not message.opening:
            return
        if message.progress.preview:
            self._begin(opening, message.progress.preview)
        if not self._trail.is_reading:
            told = f"Opening {opening.wanted.name}: {words}. Esc gives up."
            self.screen.post_message(messages.OpeningTold(told))
        elif screen := opening.screen or self.article_screen:
            screen.reading.loading = words
            screen.sync()

    @work(group="beginning")
    async def _begin(self, opening: Opening, beginning: Document) -> None:
        await self._show_beginning(opening, beginning)

    async def _ask_password(self, opening: Opening) -> None:
        typed = opening.wanted.options.password
        why = "it has another one; Esc gives up" if typed else "this file is locked; Esc gives up"
        if await self._show_beginning(opening, None) and opening.screen:
            opening.screen.ask_password(why)

    def on_password_typed(self, message: messages.PasswordTyped) -> None:
        if opening := self._opening:
            opening.wanted = opening.wanted.with_password(message.password)
            self._open(opening)

    def on_opening_given_up(self) -> None:
        if opening := self._opening:
            opening.cancelled.set()
            if not any(worker.group == "opening" for worker in self.workers):
                self._open(opening)  # it waited for a password

    def _give_up(self) -> None:
        """Want the article that is being opened no more."""
        if self._opening:
            self._opening.cancelled.set()
            self._opening = None

    async def _fail(self, opening: Opening, why: str) -> None:
        """Say why an article can't be read, and go back to what was shown before."""
        async with opening.turn:
            if self._opening is not opening:
                return
            self._opening = None
            if opening.screen is None:
                self._end_progress()
                shown = visible_line(str(opening.wanted.path)), opening.wanted.name
                self._tell(why.replace(*shown))  # a whole path leaves no room for the rest
            elif opening.is_first:
                self.failure = why
                self.exit(1)
            else:
                await self._go_back_to_library(why)

    async def _go_back_to_library(self, why: str) -> None:
        """Show the list in place of an article that could not be read."""
        if self.session:
            await self.session.leave()
        left, self._trail.article = self._trail.article, ""
        self.session, self.article_screen, self.notice = None, None, why
        await self.on_library_wanted()
        self._tell(why)
        await self._trail.drop(left)

    def _tell(self, notice: str) -> None:
        self.screen.post_message(messages.Told(notice))
