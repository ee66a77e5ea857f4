"""Arguments and options that several commands have."""

from __future__ import annotations

from datetime import date

import click


def _published(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from astana_reader.timeline.publication import parse_date

    try:
        return parse_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


published_option = click.option(
    "--published",
    callback=_published,
    metavar="DATE",
    help="The publication date, for this run only: 2017-01-22.",
)
force_option = click.option("--force", is_flag=True, help="Open a text of over 64 MB.")
as_option = click.option(
    "--as",
    "read_as",
    type=click.Choice(["text"]),
    expose_value=False,
    metavar="FORMAT",
    help="The format to read it in, whatever its name: text is the only one so far.",
)
articles_argument = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
table_option = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="A table for people or JSON for programs.",
)
