"""`export`: marks in the formats of other tools."""

from __future__ import annotations

from typing import Any

import click

from astana_reader.articles.article import Options
from astana_reader.exchange.formats import FORMATS

from .inputs import each_article, marked_article
from .options import articles_argument, reading_options


@click.command("export")
@articles_argument
@click.option(
    "-f", "--format", "form", type=click.Choice(list(FORMATS)), required=True, help="The format."
)
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", metavar="FILE"
)
@reading_options
@click.pass_context
def command(
    ctx: click.Context, articles: tuple[str, ...], form: str, output: Any, options: Options
) -> None:
    """Write the annotations of articles in a format that other tools read."""
    from astana_reader.exchange.as_json import json_value
    from astana_reader.text.visible import visible_json

    for number, (_, article) in enumerate(each_article(articles, options)):
        marked = marked_article(ctx, article)
        if form == "json" and len(articles) > 1:
            output.write(visible_json(json_value(marked)) + "\n")
        else:
            written, shape = FORMATS[form].write(marked), FORMATS[form]
            more = shape.between + written.removeprefix(shape.heading)
            output.write(more if number else written)
