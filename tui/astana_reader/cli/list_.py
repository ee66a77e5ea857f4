"""`list`: the articles of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .inputs import library_of
from .options import table_option
from .output import echo_json, say, shown

if TYPE_CHECKING:
    from astana_reader.library.catalog import Entry, Part
    from astana_reader.library.places import Library


@click.command("list")
@table_option
@click.pass_context
def command(ctx: click.Context, form: str = "table") -> None:
    """List the articles of the library: their states and what was marked in them."""
    library = library_of(ctx)
    if not echo_articles(library, None, form):
        say(f"No articles here yet. Put text files into {shown(str(library.articles))}.")


def _read_entries(library: Library, part: Part | None) -> list[Entry]:
    """The articles in the order of the list; those that never were read are, for their titles."""
    from astana_reader.library.places import state_folder
    from astana_reader.library.shelf import Shelf

    found: dict[str, Entry] = {}
    for batch in Shelf(library, state_folder(), part).read():
        found |= {one.key: one.entry for one in batch}
    entries = list(found.values())
    return entries if part else sorted(entries, key=lambda entry: entry.title.casefold())


def echo_articles(library: Library, part: Part | None, form: str = "table") -> bool:
    """Print the articles of a library, or of a part of it; whether there are any."""
    from astana_reader.text.graphemes import cells, clip
    from astana_reader.text.wording import counted

    entries = _read_entries(library, part)
    for entry in entries:
        if form == "json":
            echo_json(entry.row)
        else:
            marks = counted(entry.highlights, "mark") if entry.highlights else ""
            published = entry.published.isoformat() if entry.published else ""
            state = entry.state.replace("-", " ")
            path = shown(str(entry.path or entry.url or "no file"))
            title = clip(entry.title, 50)
            title += " " * (50 - cells(title))
            click.echo(f"{title}  {published:10}  {state:8}  {marks:10}  {path}".rstrip())
    return bool(entries)
