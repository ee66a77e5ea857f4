"""`sync`: an article's marks and those of an account elsewhere, made the same."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from astana_reader.articles.article import Options

from .inputs import (
    each_article,
    failures_told,
    library_of,
    open_in_library,
    save_records,
    user_settings,
)
from .options import reading_options
from .output import say

if TYPE_CHECKING:
    from astana_reader.articles.article import Article
    from astana_reader.exchange.hypothesis.sync import Sync
    from astana_reader.library.opening import Opened
    from astana_reader.settings.config import Settings


@click.command("sync")
@click.argument("service", type=click.Choice(["hypothesis"]), expose_value=False)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, change nothing.")
@reading_options
@click.pass_context
def command(ctx: click.Context, /, articles: tuple[str, ...], dry: bool, options: Options) -> None:
    """Bring an article's highlights and those on Hypothesis together, both ways.

    It needs an API token, in a file that the config names or in the environment.
    """
    from astana_reader.exchange.hypothesis.api import SyncError

    settings, failed = user_settings(), False
    with failures_told():
        for _, article in each_article(articles, options):
            try:
                _sync(ctx, article, settings, dry=dry)
            except SyncError as error:
                say(f"“{article.title}”: {error}")
                failed = True
    if failed:
        sys.exit(1)


def _sync(ctx: click.Context, article: Article, settings: Settings, *, dry: bool) -> None:
    from astana_reader.annotations.history import apply
    from astana_reader.exchange.hypothesis.sync import outcome
    from astana_reader.exchange.marked import MarkedArticle

    opened = open_in_library(ctx, article)
    sync = _sync_of(ctx, opened, settings)
    steps = sync.steps(opened.records)
    if not dry:
        revision = "" if opened.records.article.sha256 == article.id else article.id
        edit = sync.taken(opened.records, steps, article.text, revision)
        records = opened.records
        if edit.changes:
            records = save_records(opened, apply(records, edit))
        sync.keep(records, steps)
        sync.send(MarkedArticle.of(opened, None, settings), steps)
    said = "Nothing was changed; it would be: " if dry else ""
    say(f"“{article.title}”: {said}{outcome(steps)}")


def _sync_of(ctx: click.Context, opened: Opened, settings: Settings) -> Sync:
    from astana_reader.exchange.hypothesis.api import API, Api, SyncError
    from astana_reader.exchange.hypothesis.pairs import pairs_file
    from astana_reader.exchange.hypothesis.sync import Sync
    from astana_reader.exchange.hypothesis.tokens import find_token
    from astana_reader.exchange.imports.found import web_address
    from astana_reader.library.places import state_folder

    known = opened.article.metadata.url or opened.records.article.url
    address, wanted = web_address(known), settings.hypothesis
    if not address:
        raise SyncError("it has no web address: “url” in the file beside it gives it one.")
    api = Api(find_token(os.environ, wanted.get("token_file", "")), wanted.get("api", API))
    group, user = wanted.get("group", ""), api.user()
    first, root = opened.records.article.sha256, str(library_of(ctx).root)
    remembered = pairs_file(state_folder(), root, first, api.address, group or user)
    return Sync(api, group, user, address, remembered)
