"""Arguments and options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from astana_reader.articles.article import Options
from astana_reader.articles.formats import FORMATS

from .output import shown


def day_option(name: str, told: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that is a day."""
    return click.option(name, callback=_day, metavar="DATE", help=told)


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from astana_reader.timeline.publication import parse_date

    try:
        return parse_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


published_option = day_option("--published", "The publication date, for this run only: 2017-01-22.")


def _encoding(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from astana_reader.articles.decoding import known_encoding

    if value and known_encoding(value) is None:
        raise click.BadParameter(f"there is no encoding {shown(value)}.")
    return value


def _language(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    from astana_reader.text.language import primary_subtag

    if value and not primary_subtag(value):
        raise click.BadParameter(f"{shown(value)} is no language: a code such as de is one.")
    return value


def _password(_ctx: click.Context, _param: click.Parameter, value: Path | None) -> str:
    """The first line of a file: what is typed on a command line, other users can see."""
    if value is None:
        return ""
    try:
        lines = value.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise click.BadParameter(f"it can't be read: {error}.") from None
    return lines[0] if lines else ""


_READING = (
    click.option(
        "--as", "read_as", type=click.Choice(list(FORMATS)),
        help="The format to read it in, whatever its name.",
    ),
    click.option(
        "--encoding", callback=_encoding, default="", metavar="NAME",
        help="The encoding of its letters, such as latin-1.",
    ),
    click.option(
        "--language", callback=_language, default="", metavar="CODE",
        help="The language it is written in, such as de: names and dates are found accordingly.",
    ),
    click.option(
        "--password-file", "password", callback=_password, metavar="FILE",
        type=click.Path(path_type=Path), help="A file with the password of a protected article.",
    ),
    click.option("--force", is_flag=True, help="Open an article over its size limit."),
    click.option(
        "--allow-local", is_flag=True,
        help="Fetch a page from a host on this machine or a private network.",
    ),
)  # fmt: skip


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """How articles are read: the command gets it as `options`."""

    @wraps(function)
    def with_options(
        *args: Any,
        read_as: str | None,
        encoding: str,
        language: str,
        password: str,
        force: bool,
        allow_local: bool,
        **rest: Any,
    ) -> Any:
        options = Options(read_as or "", encoding, password, force, allow_local, language)
        return function(*args, options=options, **rest)

    for option in reversed(_READING):
        with_options = option(with_options)
    return with_options


articles_argument = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
table_option = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="A table for people or JSON for programs.",
)
