"""`entities`: who and where."""

from __future__ import annotations

import click

from astana_reader.articles.article import Options

from .inputs import each_article, open_in_library, user_settings
from .options import articles_argument, reading_options, table_option
from .output import echo_json, echo_table, say, shown


@click.command("entities")
@articles_argument
@table_option
@click.option("--merge", is_flag=True, help="Who appears in which of the articles, and with whom.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context, articles: tuple[str, ...], form: str, merge: bool, options: Options
) -> None:
    """Find the people, organisations and places that articles name."""
    from astana_reader.annotations.entity_memory import load_remembered
    from astana_reader.annotations.verdicts import entity_corrections
    from astana_reader.entities import across, tagger
    from astana_reader.exchange import entities_listing
    from astana_reader.text.language import language

    sources: list[across.Source] = []
    notices: dict[str, None] = {}
    backend = user_settings().entities.get("backend", "")
    for name, article in each_article(articles, options):
        opened = open_in_library(ctx, article)
        corrections = entity_corrections(opened.notebook().corrections)
        remembered = load_remembered(opened.store.path.parent)
        written_in = language(article.text, declared=article.document.metadata.language)
        method = tagger.method_for(written_in, backend)
        names = tagger.find_names(
            article.text, article.document.prose, corrections, remembered, method
        )
        found = names.entities
        notices[names.notice] = None
        if merge:
            sources.append(across.Source(shown(name), article.text, article.document.prose, found))
        elif form == "json":
            value = entities_listing.entities_value(name, found)
            echo_json(value)
        else:
            echo_table(name, articles, entities_listing.entities_table(found))
    if merge:
        rows, titles = across.merge_articles(sources), [source.name for source in sources]
        if form == "json":
            value = entities_listing.merged_value(titles, rows)
            echo_json(value)
        else:
            echo_table("", (), entities_listing.merged_table(titles, rows))
    for notice in filter(None, notices):
        say(notice)
