"""`list`: the articles of the library."""

from __future__ import annotations

import click

from .inputs import library_of
from .options import table_option
from .output import echo_json, say, shown


@click.command("list")
@table_option
@click.pass_context
def command(ctx: click.Context, form: str = "table") -> None:
    """List the articles of the library and what was marked in them."""
    from astana_reader.library.catalog import list_articles
    from astana_reader.text.graphemes import cells, clip
    from astana_reader.text.wording import counted

    library = library_of(ctx)
    entries = list_articles(library)
    if not entries:
        say(f"No articles here yet. Put text files into {shown(str(library.articles))}.")
    for entry in entries:
        if form == "json":
            echo_json(entry.row)
        else:
            marks = counted(entry.highlights, "mark") if entry.highlights else ""
            state = entry.state.replace("-", " ")
            published = entry.published.isoformat() if entry.published else ""
            path = shown(str(entry.path or entry.url or "no file"))
            title = clip(entry.title, 50)
            title += " " * (50 - cells(title))
            click.echo(f"{title}  {published:10}  {state:8}  {marks:10}  {path}".rstrip())
