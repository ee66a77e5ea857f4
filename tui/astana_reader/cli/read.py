"""Reading, the command without a name."""

from __future__ import annotations

import sys
from datetime import date

import click

from astana_reader.articles.article import NO_OPTIONS, Options

from .inputs import failures_told, library_of, load_article, read_named
from .options import published_option, reading_options


class _NamelessContext(click.Context):
    """Of reading, which goes without a command's name."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else ""


class _Nameless(click.Command):
    context_class = _NamelessContext


@click.command(cls=_Nameless)
@click.argument("article", required=False)
@published_option
@reading_options
@click.pass_context
def read(
    ctx: click.Context,
    article: str | None = None,
    published: date | None = None,
    options: Options = NO_OPTIONS,
) -> None:
    """Read ARTICLE; without a terminal, print its text."""
    if not sys.stdout.isatty():
        if article is None:
            from .list_ import command as list_articles

            ctx.invoke(list_articles)
            return
        with failures_told():
            click.echo(load_article(article, options).text, nl=False)
        return
    from astana_reader.ui.app import run

    with failures_told(ctx.obj):
        loaded = read_named(article, options) if article else None
        sys.exit(run(library_of(ctx), loaded, published, ctx.obj))
