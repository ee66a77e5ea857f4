"""`add`: pages, files and folders into the library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from astana_reader.articles.article import Options

from .inputs import contents_of, failures_told, load_and_tell, open_in_library
from .options import reading_options
from .output import fail, say, shown

_LONGEST_LIST = 16 << 20
"""Bytes of a list of addresses and paths."""


@click.command()
@click.argument("names", nargs=-1, metavar="URL-or-FILE...")
@click.option("--from", "listed", metavar="FILE", help="A file with an address or a path a line.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context, names: tuple[str, ...], listed: str | None, options: Options
) -> None:
    """Add pages by their address, files, the files of a folder, or standard input (-).

    A page is fetched and kept; of a file the path is remembered and nothing is copied.
    """
    from astana_reader.articles.article import ArticleError

    wanted = [*names, *(_lines(listed) if listed else ())]
    if not wanted:
        raise click.UsageError("Name what to add: an address, a file, a folder, or --from FILE.")
    failed = False
    for name in wanted:
        for each in _files_of(name):
            try:
                with failures_told():
                    _add(ctx, each, options)
            except (ArticleError, SystemExit):
                failed = True
    if failed:
        sys.exit(1)


def _lines(name: str) -> Iterator[str]:
    """The addresses and paths of a list; empty lines and those from # on say nothing."""
    try:
        text = contents_of(name, _LONGEST_LIST).decode("utf-8-sig")
    except UnicodeDecodeError:
        fail(f"{shown(name)} can't be read: it is not UTF-8 text.")
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


def _files_of(name: str) -> Iterator[str]:
    """The files of a folder that can be read; anything else is itself."""
    from astana_reader.library.places import files_under

    folder = Path(name)
    if name == "-" or not folder.is_dir():
        yield name
        return
    found = [str(path) for path in sorted(files_under(folder))]
    if not found:
        say(f"{shown(name)} has no file that can be read.")
    yield from found


def _add(ctx: click.Context, name: str, options: Options) -> None:
    """Add one article. Raises ArticleError and StoreError."""
    from astana_reader.library.adding import add_opened

    if name == "-":
        name = _kept_input(options)
    opened = open_in_library(ctx, load_and_tell(name, options))
    for problem in add_opened(opened):
        say(problem)
    click.echo(f"{shown(opened.article.title)}\t{shown(name)}")


def _kept_input(options: Options) -> str:
    """Standard input as a file of the user's data folder."""
    from astana_reader.articles.loading import standard_input
    from astana_reader.library.adding import keep_text_as_file

    return str(keep_text_as_file(standard_input(options).data, options))
