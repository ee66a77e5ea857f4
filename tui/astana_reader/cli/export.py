"""`export`: marks in the formats of other tools."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from astana_reader.articles.article import Options
from astana_reader.exchange.formats import FORMATS

from .inputs import each_article, library_of, marked_article
from .options import articles_argument, reading_options
from .output import fail


@click.command("export")
@articles_argument
@click.option(
    "-f", "--format", "form", type=click.Choice(list(FORMATS)), required=True, help="The format."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    default="-",
    metavar="FILE",
    help="The file to write, whole or not at all; “-” is standard output.",
)
@reading_options
@click.pass_context
def command(
    ctx: click.Context, articles: tuple[str, ...], form: str, output: Path, options: Options
) -> None:
    """Write the annotations of articles in a format that other tools read."""
    from astana_reader.exchange.destination import ExportError, write_export

    parts = _parts(ctx, articles, form, options)
    if str(output) == "-":
        for part in parts:
            click.echo(part, nl=False)
        return
    text = "".join(parts)
    read = [Path(name) for name in articles if name != "-"]
    try:
        write_export(output, text, read, library_of(ctx).annotations)
    except ExportError as error:
        fail(str(error))


def _parts(
    ctx: click.Context, articles: tuple[str, ...], form: str, options: Options
) -> Iterator[str]:
    """What each article adds to the export."""
    from astana_reader.exchange.as_json import json_value
    from astana_reader.text.visible import visible_json

    shape = FORMATS[form]
    for number, (_, article) in enumerate(each_article(articles, options)):
        marked = marked_article(ctx, article)
        if form == "json" and len(articles) > 1:
            yield visible_json(json_value(marked)) + "\n"
        else:
            written = shape.write(marked)
            yield shape.between + written.removeprefix(shape.heading) if number else written
