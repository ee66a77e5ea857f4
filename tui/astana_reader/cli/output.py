"""What the commands print: data on standard output, words for people on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click


def echo_table(name: str, names: tuple[str, ...], lines: Iterable[str]) -> None:
    """Print a table, under its article's name where there are several."""
    if len(names) > 1:
        click.echo(f"{shown(name)}:")
    for line in lines:
        click.echo(line)


def echo_json(value: object) -> None:
    from astana_reader.text.visible import visible_json

    click.echo(visible_json(value))


def say(message: str) -> None:
    click.echo(f"astana-reader: {message}", err=True)


def fail(message: str) -> NoReturn:
    say(message)
    sys.exit(1)


def shown(name: str) -> str:
    from astana_reader.text.visible import visible_line

    return visible_line(name)
