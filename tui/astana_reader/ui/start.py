"""Starts the application in the terminal, and says at its end what it could not."""

from __future__ import annotations

import sys
from datetime import date

from textual.driver import Driver

from astana_reader.articles.article import ArticleError
from astana_reader.library.article_states import State
from astana_reader.library.catalog import Part, list_articles
from astana_reader.library.documents import Wanted, wanted_file
from astana_reader.library.feeds import feed_part
from astana_reader.library.only import has_several
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library, config_file, seed_article, state_folder
from astana_reader.library.positions import load_view, save_view
from astana_reader.settings.config import load_settings

from .app import ReaderApp
from .opening import Opening
from .prepaint import Early, Prepaint
from .terminal import tell_textual


def run(
    library: Library,
    wanted: Wanted | Part | None,
    published: date | None = None,
    early: Early | None = None,
    at: str = "",
) -> int:
    """Read an article, a list, or the library's without either, in the terminal; the exit code.

    Raises ArticleError and StoreError of an article that is known at once not to be readable.
    `early` is what is there of the article already, `at` names a place.
    """
    tell_textual()
    early = early or Early()
    prepaint = early.shown
    settings, problems = load_settings(config_file())
    wanted = wanted or only_article(library)
    state = state_folder()
    view = load_view(state)
    start = _start(library, wanted, published, at, early)
    app = ReaderApp(start, settings, view, published, _driver(prepaint), library)
    app.notice = " ".join(problems)
    if app.session:
        app.session.begin(view, "" if isinstance(start, Opening) else at)
        app.reading.notice = f"{app.notice} {app.reading.notice}".strip()
        if prepaint and prepaint.moved_to:
            app.reading.page.begin(*prepaint.moved_to)
    try:
        code = app.run(mouse=settings.mouse)
    finally:
        saved = app.close_saver()
        save_view(state, app.view)
        if app.session:
            app.session.keep_position()
    if app.failure:
        sys.stderr.write(f"astana-reader: {app.failure}\n")
    if not saved:
        sys.stderr.write(f"astana-reader: not saved: {app.reading.save_problem}\n")
        return 1
    return code or app.return_code or 0


def _start(
    library: Library,
    wanted: Wanted | Part | None,
    published: date | None,
    at: str,
    early: Early,
) -> Opened | Library | Opening | Part:
    """What is shown first: an article that is there at once is never shown empty."""
    if wanted is None or isinstance(wanted, Part):
        return wanted or library
    article, ahead = early.article_of(wanted), early.ahead_of(wanted)
    article = article or (None if ahead else wanted.at_once())
    if article is None or feed_part(article):
        return Opening(wanted, published, at, ahead)
    return open_article(library, article)


def _driver(prepaint: Prepaint | None) -> type[Driver] | None:
    if prepaint is None:
        return None
    from .driver import handover_driver

    return handover_driver(prepaint)


def only_article(library: Library) -> Wanted | None:
    """What a reader who names no article reads: the library's only one, the seed if it has none.

    None if there are several to choose from. Raises ArticleError if there is none at all.
    """
    if has_several(library):
        return None
    entries = [entry for entry in list_articles(library) if entry.state is not State.REMOVED]
    paths = [entry.path for entry in entries if entry.path]
    if len(paths) > 1 or any(entry.url for entry in entries):
        return None
    path = paths[0] if paths else seed_article()
    if path is None:
        raise ArticleError("Name an article to read: astana-reader ARTICLE.")
    return wanted_file(path)
