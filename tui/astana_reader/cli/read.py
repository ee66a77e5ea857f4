"""Reading, the command without a name."""

from __future__ import annotations

import os
import stat
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from astana_reader.articles.article import NO_OPTIONS, Options
from astana_reader.articles.document import labelled_text

from .inputs import each_article, failures_told, library_of, load_and_tell, wanted_named
from .options import published_option, reading_options
from .output import fail, shown

if TYPE_CHECKING:
    from astana_reader.library.catalog import Part
    from astana_reader.library.places import Library


class _NamelessContext(click.Context):
    """Of reading, which goes without a command's name."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else ""


class _Nameless(click.Command):
    context_class = _NamelessContext


@click.command(cls=_Nameless)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--at", metavar="PLACE", help="Where to begin: a mark's id, @877 for an offset, a quotation."
)
@published_option
@reading_options
@click.pass_context
def read(
    ctx: click.Context,
    articles: tuple[str, ...] = (),
    at: str | None = None,
    published: date | None = None,
    options: Options = NO_OPTIONS,
) -> None:
    """Read ARTICLE, choose from several or a folder; without a terminal, print its text."""
    if not articles and _is_piped():
        articles = ("-",)
    if len(articles) > 1 or any(map(_is_folder, articles)):
        _choose_from(ctx, articles, options)
        return
    article = articles[0] if articles else None
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


def _is_folder(name: str) -> bool:
    from astana_reader.library.web_identity import is_web_address

    return name != "-" and not is_web_address(name) and Path(name).is_dir()


def _choose_from(ctx: click.Context, names: tuple[str, ...], options: Options) -> None:
    """Show several articles, or those of folders, as a list; without a terminal, print them."""
    part = _part_of(names)
    if not sys.stdout.isatty():
        from .list_ import echo_articles

        if part.folders:
            echo_articles(library_for(ctx, part), part)
            return
        for name, article in each_article(names, options):
            _ = name
            click.echo(article.text, nl=False)
        return
    from astana_reader.ui.start import run

    with failures_told(ctx.obj):
        sys.exit(run(library_for(ctx, part), part, None, ctx.obj))


def _part_of(names: tuple[str, ...]) -> Part:
    """What is listed. Ends with a message where a name is of no file."""
    from astana_reader.library.catalog import Part
    from astana_reader.library.web_identity import is_web_address

    folders = tuple(Path(name).absolute() for name in names if _is_folder(name))
    places: list[Path | str] = []
    for name in names:
        if name == "-":
            fail("Standard input can't stand in a list: read it alone.")
        elif is_web_address(name):
            places.append(name)
        elif not _is_folder(name) and not Path(name).is_file():
            fail(f"There is no file {shown(name)}.")
        elif not _is_folder(name):
            places.append(Path(name).absolute())
    titled = folders[0].name if len(folders) == 1 and not places else "Articles"
    return Part(shown(titled), folders, tuple(places))


def library_for(ctx: click.Context, part: Part) -> Library:
    """The library of a list: the one given, else the nearest to its first folder or file."""
    from astana_reader.library.places import find_library

    here = next((place for place in part.places if isinstance(place, Path)), None)
    start = part.folders[0] if part.folders else here.parent if here else Path.cwd()
    return find_library(ctx.meta.get("library"), start)


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
