"""The Textual application: themes, the terminal, starting and leaving."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from textual.app import App
from textual.driver import Driver

from astana_reader.annotations.saving import NotSaved, Saved, Saver
from astana_reader.articles.article import Article, ArticleError, block_index
from astana_reader.articles.loading import read_article
from astana_reader.library.catalog import list_articles
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library, config_file, seed_article, state_folder
from astana_reader.library.positions import (
    Position,
    View,
    load_position,
    load_view,
    save_position,
    save_view,
)
from astana_reader.settings.config import Settings, load_settings

from . import messages
from .palette import PALETTES
from .prepaint import Prepaint
from .reader.reader import Reader
from .reader.reading import Reading
from .screen import ReaderScreen
from .terminal import is_colorless
from .themes import look_for, textual_theme

_SWITCH = 0.0005
"""Seconds after which a thread that saves or reads gives way to a key."""
_PATIENT = 100_000
"""Code points of a text in which marks of another revision are placed before the first paint."""


class ReaderApp(App[int], inherit_bindings=False):
    """One article on the screen."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(
        self,
        opened: Opened,
        settings: Settings,
        view: View,
        published: date | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class, ansi_color=is_colorless() or None)
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.theme = settings.theme or view.theme
        self.opened = opened
        notebook = opened.notebook(patient=len(opened.article.text) <= _PATIENT)
        look = look_for(self.theme, settings, self.console)
        self.reading = Reading(opened.article, notebook, settings, look, published)
        self._saver = Saver(opened.store, self._report_saved, opened.ready, opened.keep_text)
        folder = opened.store.path.parent
        log = state_folder() / "engines.log"
        self._screen = ReaderScreen(Reader(self.reading), self._saver.save, log, folder)

    def get_default_screen(self) -> ReaderScreen:
        return self._screen

    def on_mount(self) -> None:
        sys.setswitchinterval(_SWITCH)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit, 128 + number)
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        gc.collect(0)
        gc.freeze()
        gc.enable()

    def _report_saved(self, report: Saved | NotSaved) -> None:
        """Called on the saving thread."""
        self._screen.post_message(messages.SaveReported(report))

    def close_saver(self) -> bool:
        """Write what is left; whether all marks are on disk."""
        return self._saver.close()

    def on_theme_wanted(self) -> None:
        names = list(PALETTES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.reading.look = look_for(self.theme, self.reading.settings, self.console)
        self.reading.changed()
        self._screen.sync()


def run(
    library: Library,
    article: Article | None,
    published: date | None = None,
    prepaint: Prepaint | None = None,
) -> int:
    """Read an article in the terminal; the exit code.

    `prepaint` holds the terminal if the first screen is already there.
    """
    settings, problems = load_settings(config_file())
    article = article or first_article(library)
    state = state_folder()
    opened = open_article(library, article)
    view = load_view(state)
    app = ReaderApp(opened, settings, view, published, _driver(prepaint))
    reading = app.reading
    reading.begin(view, load_position(state, article.id))
    reading.notice = " ".join((*problems, *article.notices, *opened.problems))
    try:
        code = app.run()
    finally:
        saved = app.close_saver()
        save_view(state, reading.view(app.theme))
        keys = [article.id, *([str(article.path)] if article.path else [])]
        save_position(state, keys, position_of(reading))
    if not saved:
        sys.stderr.write(f"astana-reader: not saved: {reading.save_problem}\n")
        return 1
    return code or app.return_code or 0


def _driver(prepaint: Prepaint | None) -> type[Driver] | None:
    if prepaint is None:
        return None
    from .driver import handover_driver

    return handover_driver(prepaint)


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


def first_article(library: Library) -> Article:
    """What a reader who names no article reads: the library's first, else the seed."""
    for entry in list_articles(library):
        if entry.path:
            return read_article(entry.path)
    seed = seed_article()
    if seed is None:
        raise ArticleError("Name an article to read: astana-reader ARTICLE.")
    return read_article(seed)
