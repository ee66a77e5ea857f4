"""The program: its commands, each imported when it is run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from astana_reader import __version__

from .read import read
from .table import COMMANDS


class _Commands(click.Group):
    """The first word that is no option decides: a command's name, else an article to read.

    After “--” comes an article, whatever its name.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{COMMANDS[cmd_name]}", __package__).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["words"] = list(args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        words = ctx.meta["words"]
        if words[: len(words) - len(args)][-1:] == ["--"]:
            return "", read, ["--", *args]
        if self.get_command(ctx, args[0]) is None:
            return "", read, args
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": True},
    options_metavar="[--library DIR]",
    subcommand_metavar="[ARTICLE | COMMAND ...]",
)
@click.option(
    "--library",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The library to use: a folder with articles and annotations.",
)
@click.version_option(__version__, prog_name="astana-reader")
@click.pass_context
def commands(ctx: click.Context, library: Path | None) -> None:
    """Read an article with its entities, its timeline and your highlights beside it.

    Without ARTICLE the library's list is shown. A file named like a command is opened as ./list.
    """
    ctx.meta["library"] = library
    if ctx.invoked_subcommand is None:
        ctx.invoke(read)
