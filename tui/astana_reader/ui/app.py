"""The Textual application: themes, the terminal, which screen is shown."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen

from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.store import StoreError
from astana_reader.articles.article import Article, ArticleError
from astana_reader.library.catalog import library_tags, list_articles
from astana_reader.library.documents import load_article
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library, config_file, seed_article, state_folder
from astana_reader.library.positions import View, load_view, save_view
from astana_reader.reading.look.palette import PALETTES
from astana_reader.reading.reading import Reading, Saving
from astana_reader.reading.session import Session, notebook_of
from astana_reader.settings.config import Settings, load_settings
from astana_reader.text.visible import visible_line

from . import messages
from .prepaint import Prepaint
from .reader_screen import ReaderScreen
from .terminal import is_colorless, tell_textual
from .themes import look_for, textual_theme

if TYPE_CHECKING:
    from .desk_screen import DeskScreen

_LIBRARY = "library"
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
        start: Opened | Library,
        settings: Settings,
        view: View,
        published: date | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Begin with an article, or with the list of a library.

        `published` is the publication date of that article, for this sitting only.
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
        self._view = view
        self._look = look_for(self.theme, settings, self.console)
        if isinstance(start, Library):
            self.library = start
        else:
            self.library = start.library
            self._take(Session(start, notebook_of(start), settings, self._look, published))
        # A mode for each screen: unlike the screen at the bottom of a stack it can be taken away.
        self._article_mode = self.DEFAULT_MODE
        self.add_mode(self.DEFAULT_MODE, self._first_screen)

    def _first_screen(self) -> Screen[None]:
        return self.article_screen or self._desk_screen()

    def _take(self, session: Session) -> ReaderScreen:
        """Read this article from now on."""
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
        if self.article_screen:
            self.call_after_refresh(self._learn_tags, self.article_screen)

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
        if self.article_screen:
            self.article_screen.reading.look = self._look
            self.article_screen.reading.changed()
            self.article_screen.sync()
        if desk := self._shown_desk():
            desk.desk.look = self._look
            desk.sync()

    @work(thread=True, group="tags", exit_on_error=False)
    def _learn_tags(self, screen: ReaderScreen) -> None:
        screen.library_tags = library_tags(self.library)

    # --- the library ------------------------------------------------------------------------------

    def _desk_screen(self) -> DeskScreen:
        from astana_reader.library.shelf import read_shelf
        from astana_reader.reading.desk.desk import Desk

        from .desk_screen import DeskScreen

        desk = Desk(
            self.library,
            self.settings,
            self._look,
            datetime.now(UTC),
            over=self.session is not None,
        )
        desk.notice, self.notice = self.notice, ""
        if self.session:
            desk.state.chosen = str(self.session.opened.article.path)
        load = partial(read_shelf, self.library, state_folder())
        return DeskScreen(desk, load)

    def _shown_desk(self) -> DeskScreen | None:
        from .desk_screen import DeskScreen

        return self.screen if isinstance(self.screen, DeskScreen) else None

    def on_library_wanted(self) -> None:
        if self.session and not self._shown_desk():
            self.session.keep_position()
            self.add_mode(_LIBRARY, self._desk_screen)
            self.switch_mode(_LIBRARY)

    def on_library_left(self) -> None:
        if self.session and self._shown_desk():
            self.switch_mode(self._article_mode)
            self.remove_mode(_LIBRARY)

    def on_quit_wanted(self) -> None:
        if self.article_screen is None or self.reading.saving is Saving.SAVED:
            self.exit(0)
        else:
            self.on_library_left()
            self.article_screen.leave()

    def on_article_wanted(self, message: messages.ArticleWanted) -> None:
        if self.session and self.session.opened.article.path == message.path:
            self.on_library_left()
        elif not any(worker.group == "opening" for worker in self.workers):
            self._change_article(message.path)

    @work(group="opening")
    async def _change_article(self, path: Path) -> None:
        """Read another article, save and close the one before, and show it."""
        try:
            opened, notebook = await asyncio.to_thread(_open, self.library, path)
        except (ArticleError, StoreError) as error:
            shown = visible_line(str(path)), visible_line(path.name)
            self._tell(str(error).replace(*shown))  # a whole path would leave no room for the rest
            return
        if self.session and not await self.session.leave():
            self._tell("The open article has marks that can't be saved. Esc goes back to it.")
            return
        view = self.view
        screen = self._take(Session(opened, notebook, self.settings, self._look))
        screen.session.begin(view)
        await self._show(screen)
        self._learn_tags(screen)

    async def _show(self, screen: ReaderScreen) -> None:
        """Show an article's screen in place of the list and of the article before."""
        left = {self._article_mode, self.current_mode}
        self._article_mode = f"{screen.reading.article.id} {id(screen)}"
        self.add_mode(self._article_mode, lambda: screen)
        await self.switch_mode(self._article_mode)
        for mode in left:
            await self.remove_mode(mode)

    def _tell(self, notice: str) -> None:
        if desk := self._shown_desk():
            desk.say(notice)


def _open(library: Library, path: Path) -> tuple[Opened, Notebook]:
    opened = open_article(library, load_article(path))
    return opened, notebook_of(opened)


def run(
    library: Library,
    article: Article | None,
    published: date | None = None,
    prepaint: Prepaint | None = None,
) -> int:
    """Read an article, or a library's list without one, in the terminal; the exit code.

    `prepaint` holds the terminal if the first screen is already there.
    """
    tell_textual()
    settings, problems = load_settings(config_file())
    article = article or only_article(library)
    state = state_folder()
    view = load_view(state)
    start = open_article(library, article) if article else library
    app = ReaderApp(start, settings, view, published, _driver(prepaint))
    app.notice = " ".join(problems)
    if app.session:
        app.session.begin(view)
        app.reading.notice = f"{app.notice} {app.reading.notice}".strip()
    try:
        code = app.run(mouse=settings.mouse)
    finally:
        saved = app.close_saver()
        save_view(state, app.view)
        if app.session:
            app.session.keep_position()
    if not saved:
        sys.stderr.write(f"astana-reader: not saved: {app.reading.save_problem}\n")
        return 1
    return code or app.return_code or 0


def _driver(prepaint: Prepaint | None) -> type[Driver] | None:
    if prepaint is None:
        return None
    from .driver import handover_driver

    return handover_driver(prepaint)


def only_article(library: Library) -> Article | None:
    """What a reader who names no article reads: the library's only one, the seed if it has none.

    None if there are several to choose from. Raises ArticleError if it can't be read.
    """
    paths = [entry.path for entry in list_articles(library) if entry.path]
    if len(paths) > 1:
        return None
    path = paths[0] if paths else seed_article()
    if path is None:
        raise ArticleError("Name an article to read: astana-reader ARTICLE.")
    return load_article(path)
