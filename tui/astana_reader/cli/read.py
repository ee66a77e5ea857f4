"""Reading, the command without a name."""

from __future__ import annotations

import os
import stat
import sys
from datetime import date

import click

from astana_reader.articles.article import NO_OPTIONS, Options
from astana_reader.articles.document import labelled_text

from .inputs import failures_told, library_of, load_and_tell, wanted_named
from .options import published_option, reading_options
from .output import fail


class _NamelessContext(click.Context):
    """Of reading, which goes without a command's name."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else ""


class _Nameless(click.Command):
    context_class = _NamelessContext


@click.command(cls=_Nameless)
@click.argument("article", required=False)
@click.option(
    "--at", metavar="PLACE", help="Where to begin: a mark's id, @877 for an offset, a quotation."
)
@published_option
@reading_options
@click.pass_context
def read(
    ctx: click.Context,
    article: str | None = None,
    at: str | None = None,
    published: date | None = None,
    options: Options = NO_OPTIONS,
) -> None:
    """Read ARTICLE; without a terminal, print its text."""
    if article is None and _is_piped():
        article = "-"
    if not sys.stdout.isatty():
        if article is None:
            from .list_ import command as list_articles

            ctx.invoke(list_articles)
            return
        with failures_told():
            click.echo(labelled_text(load_and_tell(article, options).document), nl=False)
        return
    from astana_reader.ui.start import run

    with failures_told(ctx.obj):
        wanted = wanted_named(article, options) if article else None
        if article == "-":
            _take_keys_from_terminal()
        sys.exit(run(library_of(ctx), wanted, published, ctx.obj, at or ""))


def _is_piped() -> bool:
    """Whether a terminal shows what is read and standard input is a pipe or a file."""
    if sys.stdin is None or not sys.stdout.isatty():
        return False
    mode = os.fstat(sys.stdin.fileno()).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _take_keys_from_terminal() -> None:
    """Read the keys from the terminal itself, since standard input was the article."""
    from astana_reader.ui.terminal import take_standard_input

    try:
        take_standard_input()
    except OSError:
        fail("No terminal can be opened to read keys from.")
