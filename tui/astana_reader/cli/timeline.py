"""`timeline`: when it happened."""

from __future__ import annotations

from datetime import date

import click

from astana_reader.articles.article import Options

from .inputs import each_article, open_in_library
from .options import articles_argument, published_option, reading_options, table_option
from .output import echo_json, echo_table, shown


@click.command("timeline")
@articles_argument
@published_option
@table_option
@click.option("--merge", is_flag=True, help="One line of time for all the articles together.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    articles: tuple[str, ...],
    published: date | None,
    form: str,
    merge: bool,
    options: Options,
) -> None:
    """Find the time expressions of articles and what they date."""
    from astana_reader.annotations.verdicts import date_corrections
    from astana_reader.exchange import timeline_json
    from astana_reader.library.opening import publication
    from astana_reader.timeline import merged
    from astana_reader.timeline.events import find_events
    from astana_reader.timeline.tagger import find_expressions

    found: list[merged.Article] = []
    for name, article in each_article(articles, options):
        opened = open_in_library(ctx, article)
        corrections = date_corrections(opened.notebook().corrections)
        dated = publication(article, opened.records, published)
        day = dated.date
        expressions = find_expressions(article.text, article.document.prose, day, corrections)
        events = find_events(article.text, expressions, day)
        if merge:
            found.append(merged.Article(shown(name), article.text, events))
        elif form == "json":
            value = timeline_json.timeline_value(
                name, day, expressions, events, dated.why, published_sure=dated.sure
            )
            echo_json(value)
        else:
            echo_table(name, articles, timeline_json.timeline_table(events))
    if merge:
        line = merged.merge_events(found)
        if form == "json":
            echo_json(timeline_json.merged_value(found, line))
        else:
            echo_table("", (), timeline_json.merged_table(found, line))
