"""`entities`: who and where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from astana_reader.articles.article import Options

from .inputs import each_article, open_in_library, user_settings
from .options import articles_argument, reading_options, table_option
from .output import echo_json, echo_table, fail, say, shown

if TYPE_CHECKING:  # a command imports what it uses when it runs
    from astana_reader.entities.across import Source, Verdict


@click.command("entities")
@articles_argument
@table_option
@click.option("--merge", is_flag=True, help="Who appears in which of the articles, and with whom.")
@click.option(
    "--same",
    nargs=2,
    multiple=True,
    metavar="A B",
    help="With --merge: both names are one person's. The library remembers it.",
)
@click.option(
    "--different",
    nargs=2,
    multiple=True,
    metavar="A B",
    help="With --merge: they are two people's. The library remembers it.",
)
@reading_options
@click.pass_context
def command(  # noqa: PLR0913  # each is an option of the command line
    ctx: click.Context,
    articles: tuple[str, ...],
    form: str,
    merge: bool,
    same: tuple[tuple[str, str], ...],
    different: tuple[tuple[str, str], ...],
    options: Options,
) -> None:
    """Find the people, organisations and places that articles name."""
    from astana_reader.annotations.entity_memory import load_remembered
    from astana_reader.engines.names import names_of
    from astana_reader.entities import across
    from astana_reader.exchange import entities_listing

    if (same or different) and not merge:
        raise click.UsageError("--same and --different go with --merge.")
    sources: list[across.Source] = []
    folder: Path | None = None
    notices: dict[str, None] = {}
    backend = user_settings().entities.get("backend", "")
    for name, article in each_article(articles, options):
        opened = open_in_library(ctx, article)
        folder = opened.store.path.parent
        remembered = load_remembered(folder)
        names = names_of(article, opened.notebook().corrections, remembered, backend)
        found = names.entities
        notices[names.notice] = None
        if merge:
            sources.append(across.Source(shown(name), article.text, article.document.prose, found))
        elif form == "json":
            value = entities_listing.entities_value(name, found)
            echo_json(value)
        else:
            echo_table(name, articles, entities_listing.entities_table(found))
    if merge and folder:
        said = [across.Verdict(*names, same=True) for names in same]
        said += [across.Verdict(*names, same=False) for names in different]
        _echo_merged(sources, _verdicts(folder, said, sources), form)
    for notice in filter(None, notices):
        say(notice)


def _verdicts(
    folder: Path, said: Sequence[Verdict], sources: Sequence[Source]
) -> tuple[Verdict, ...]:
    """What the library remembers of whether two names are one person's, with what is said now."""
    from astana_reader.annotations.entity_memory import keep_verdict, load_verdicts
    from astana_reader.entities.mentions import folded

    named = {
        folded(entity.name)
        for source in sources
        for entity in source.entities
        if entity.type == "PERSON"
    }
    for verdict in said:
        for name in (verdict.one, verdict.other):
            if folded(name) not in named:
                fail(f"None of the articles names a person {shown(name)}. Nothing was remembered.")
        if len(verdict.key) < 2:
            fail(f"{shown(verdict.one)} is one name: two are needed.")
    try:
        for verdict in said:
            keep_verdict(folder, verdict)
    except (OSError, TimeoutError):
        fail("The library can't be written, so it does not remember that.")
    return load_verdicts(folder)


def _echo_merged(sources: Sequence[Source], verdicts: Sequence[Verdict], form: str) -> None:
    from astana_reader.entities.across import merge_articles
    from astana_reader.exchange.entities_listing import merged_table, merged_value

    titles = [source.name for source in sources]
    rows = merge_articles(sources, verdicts)
    if form == "json":
        echo_json(merged_value(titles, rows, verdicts))
    else:
        echo_table("", (), merged_table(titles, rows, verdicts))
