"""What the commands read: the library, the settings, articles and their records."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .output import fail, say, shown

if TYPE_CHECKING:
    from astana_reader.annotations.records import Records
    from astana_reader.articles.article import Article, Options
    from astana_reader.library.documents import Wanted
    from astana_reader.library.opening import Opened
    from astana_reader.library.places import Library
    from astana_reader.settings.config import Settings
    from astana_reader.ui.prepaint import Early


def library_of(ctx: click.Context) -> Library:
    from astana_reader.library.places import find_library

    return find_library(ctx.meta.get("library"), Path.cwd())


def user_settings() -> Settings:
    """The user's settings; what is wrong with them is told once a run."""
    meta = click.get_current_context().meta
    if "settings" not in meta:
        meta["settings"] = _load_settings()
    settings: Settings = meta["settings"]
    return settings


def _load_settings() -> Settings:
    from astana_reader.library.places import config_file
    from astana_reader.settings.config import load_settings

    settings, problems = load_settings(config_file())
    for problem in problems:
        say(problem)
    return settings


def read_named(name: str, options: Options) -> Article:
    return wanted_named(name, options).load()


def wanted_named(name: str, options: Options) -> Wanted:
    """The article that a word of the command line names. Raises ArticleError."""
    from astana_reader.library.documents import wanted_file, wanted_input
    from astana_reader.library.web_identity import is_web_address

    if is_web_address(name):
        from astana_reader.library.pages import wanted_page

        return wanted_page(library_of(click.get_current_context()), name, options)
    if name == "-":
        return wanted_input(options)
    path = Path(name)
    if path.suffix == ".json":
        from astana_reader.library.kept_articles import is_kept_article, wanted_kept

        if is_kept_article(library_of(click.get_current_context()), path):
            return wanted_kept(path)
    return wanted_file(path, options)


def contents_of(name: str, largest: int) -> bytes:
    """The bytes of a file, or of standard input; ends with a message where that can't be."""
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        fail(f"{shown(name)} can't be read: {error.strerror}.")
    if len(data) > largest:
        fail(f"{shown(name)} is larger than {largest // 1024**2} MB: nothing was taken in.")
    return data


def load_and_tell(name: str, options: Options) -> Article:
    """Read an article and tell what is to be known of how it was read."""
    article = read_named(name, options)
    for notice in article.notices:
        say(notice)
    return article


def open_in_library(ctx: click.Context, article: Article) -> Opened:
    from astana_reader.library.opening import open_article

    opened = open_article(library_of(ctx), article)
    for problem in opened.problems:
        say(problem)
    return opened


def save_records(opened: Opened, records: Records) -> Records:
    """The records as they are in the file then, with what other programs wrote."""
    saved, problems = opened.store.save(opened.ready(records))
    for problem in problems:
        say(problem)
    with suppress(OSError):  # a missing text costs precision, never marks
        opened.keep_text()
    _update_export(opened, saved)
    return saved


def _update_export(opened: Opened, saved: Records) -> None:
    """Bring the export that the config asks for up to date."""
    settings = user_settings()
    if not settings.export_on_save:
        return
    from astana_reader.exchange.export_on_save import update_export
    from astana_reader.exchange.marked import MarkedArticle
    from astana_reader.library.opening import publication

    day = publication(opened.article, saved, day_first=settings.day_first).date
    marked = MarkedArticle.of(replace(opened, records=saved), day, settings)
    if problem := update_export(marked, opened.store.path.parent):
        say(problem)


def each_article(names: tuple[str, ...], options: Options) -> Iterator[tuple[str, Article]]:
    """The articles that can be read; ends with exit code 1 if one could not."""
    from astana_reader.articles.article import ArticleError

    failed = False
    for name in names:
        try:
            article = load_and_tell(name, options)
        except ArticleError as error:
            say(str(error))
            failed = True
        else:
            yield name, article
    if failed:
        sys.exit(1)


@contextmanager
def failures_told(early: Early | None = None) -> Iterator[None]:
    """End with a message and exit code 1 where an article or the library fails.

    What was shown `early` gives the terminal back first, so that the message stays.
    """
    from astana_reader.annotations.store import StoreError
    from astana_reader.articles.article import ArticleError

    try:
        yield
    except (ArticleError, StoreError) as error:
        if early and early.shown:
            early.shown.restore()
        fail(str(error))
