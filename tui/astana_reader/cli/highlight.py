"""`highlight`: mark a passage."""

from __future__ import annotations

from typing import Any

import click

from astana_reader.articles.article import Options
from astana_reader.settings.pens import PEN_IDS

from .inputs import failures_told, load_and_tell, open_in_library, save_records
from .options import reading_options
from .output import fail, say, shown


@click.command("highlight")
@click.argument("name", metavar="ARTICLE")
@click.option("--quote", required=True, help="The passage; white space matches any white space.")
@click.option("--prefix", default="", help="What stands before it.")
@click.option("--suffix", default="", help="What stands after it.")
@click.option("--pen", type=click.Choice(PEN_IDS), default="claim", show_default=True)
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.option("--note", default="", help="A note.")
@reading_options
@click.pass_context
def command(ctx: click.Context, /, name: str, options: Options, **mark: Any) -> None:
    """Highlight a passage of an article; prints the new highlight's id."""
    from dataclasses import replace

    from astana_reader.annotations.edits import adding, find_quote, new_annotation
    from astana_reader.annotations.history import apply
    from astana_reader.annotations.records import clean_note, clean_tags

    with failures_told():
        article = load_and_tell(name, options)
        opened = open_in_library(ctx, article)
        places = find_quote(article.text, mark["quote"], mark["prefix"], mark["suffix"])
        if not places:
            fail(f"{shown(name)} has no such passage.")
        if len(places) > 1:
            say(f"The passage occurs {len(places)} times: the first was taken.")
        made = new_annotation(opened.records, article.text, article.id, places[0], mark["pen"])
        made = replace(made, tags=clean_tags(mark["tags"]), note=clean_note(mark["note"]))
        save_records(opened, apply(opened.records, adding([made])))
        click.echo(made.id)
