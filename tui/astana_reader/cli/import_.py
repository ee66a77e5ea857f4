"""`import`: annotations of a file into an article."""

from __future__ import annotations

import sys

import click

from astana_reader.articles.article import Options

from .inputs import contents_of, failures_told, load_and_tell, open_in_library, save_records
from .options import reading_options
from .output import fail, say, shown


@click.command("import")
@click.argument("source", metavar="FILE")
@click.option("--into", "name", required=True, metavar="ARTICLE", help="The article they are of.")
@click.option("-f", "--format", "form", type=click.Choice(["json"]), default="json")
@reading_options
@click.pass_context
def command(ctx: click.Context, source: str, name: str, form: str, options: Options) -> None:
    """Take annotations from FILE into an article."""
    from astana_reader.annotations.history import apply
    from astana_reader.exchange.formats import FORMATS
    from astana_reader.exchange.imported import import_edit, outcome

    with failures_told():
        article = load_and_tell(name, options)
        opened = open_in_library(ctx, article)
        try:
            imported = FORMATS[form].read(contents_of(source), article)
        except ValueError as error:
            fail(f"{shown(source)} is no {form.upper()} export: {error}.")
        revision = "" if opened.records.article.sha256 == article.id else article.id
        edit = import_edit(opened.records, imported, revision)
        if edit.changes:
            save_records(opened, apply(opened.records, edit))
        for sentence in (*outcome(opened.records, imported, edit), *imported.problems):
            say(sentence)
        if imported.problems:
            sys.exit(1)
