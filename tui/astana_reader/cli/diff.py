"""`diff`: what changed since it was last marked."""

from __future__ import annotations

import click

from astana_reader.articles.article import Options

from .inputs import each_article, open_in_library
from .options import articles_argument, reading_options, table_option
from .output import echo_json, echo_table, say, shown


@click.command("diff")
@articles_argument
@table_option
@reading_options
@click.pass_context
def command(ctx: click.Context, articles: tuple[str, ...], form: str, options: Options) -> None:
    """Show what changed in articles since they were last marked, sentence by sentence."""
    from astana_reader.annotations.versions import Version, compare, count_kinds
    from astana_reader.articles.plain_text import find_blocks
    from astana_reader.exchange.diff_listing import diff_lines, diff_value

    for name, article in each_article(articles, options):
        opened = open_in_library(ctx, article)
        new, notebook = Version(article.text, article.blocks), opened.notebook()
        text, since = opened.last_version() or (article.text, None)
        old = Version(text, find_blocks(text)) if since else new
        changes = compare(old, new)
        if form == "json":
            echo_json(diff_value(name, since, (old, new), changes, notebook))
        else:
            echo_table(name, articles, diff_lines(old, new, changes, notebook))
        if since is None:
            say(f"{shown(name)}: no earlier version of it was marked.")
        else:
            say(f"Since {since[:16].replace('T', ' ')} UTC: {count_kinds(changes) or 'no change'}.")
