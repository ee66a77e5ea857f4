"""`tags`: the tags of the library, renamed, merged and deleted in all its articles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from .inputs import failures_told, library_of
from .options import table_option
from .output import echo_json, fail, say, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from astana_reader.library.retagging import Outcome
    from astana_reader.library.tags import FileChange, Tag

_WIDEST = 60
dry_option = click.option("--dry-run", "dry", is_flag=True, help="Say what would change.")


@click.group("tags", invoke_without_command=True)
@table_option
@click.pass_context
def command(ctx: click.Context, form: str) -> None:
    """List the tags of the library, or change one in all articles."""
    if ctx.invoked_subcommand is not None:
        return
    from astana_reader.library.retagging import last_change
    from astana_reader.text.graphemes import cells, clip

    tags, last = _tags(ctx), last_change(library_of(ctx).annotations)
    if last and not last.finished:
        say("The last change was cut off: “tags undo” takes it back, another one finishes it.")
    if not tags:
        say("No tags yet.")
    for tag in tags:
        if form == "json":
            counts = {"highlights": tag.highlights, "articles": len(tag.articles)}
            echo_json({"tag": tag.name, **counts})
    if form == "table":
        width = min(_WIDEST, max((cells(tag.name) for tag in tags), default=0))
        for tag in tags:
            name = clip(tag.name, width)
            space = " " * (width - cells(name))
            click.echo(f"{name}{space}  {tag.highlights:>6}  {len(tag.articles):>6}")


def _tags(ctx: click.Context) -> list[Tag]:
    from astana_reader.library.index import index_of
    from astana_reader.library.places import state_folder
    from astana_reader.library.tags import tags_of

    return tags_of(index_of(library_of(ctx).annotations, state_folder()))


def _tag(_ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
    from astana_reader.library.tags import one_tag

    try:
        return tuple(map(one_tag, value)) if isinstance(value, tuple) else one_tag(value)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


def _change(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command that changes tags."""

    def made(function: Callable[..., None]) -> click.Command:
        return command.command(name)(dry_option(table_option(click.pass_context(function))))

    return made


@_change("rename")
@click.argument("old", callback=_tag)
@click.argument("new", callback=_tag)
def rename(ctx: click.Context, /, old: str, new: str, **how: Any) -> None:
    """Give a tag another name; with that of another tag the two become one."""
    _rename(ctx, (old,), new, **how)


@_change("merge")
@click.argument("old", nargs=-1, required=True, callback=_tag, metavar="TAG...")
@click.option("--into", "new", required=True, callback=_tag, metavar="TAG", help="What they are.")
def merge(ctx: click.Context, /, old: tuple[str, ...], new: str, **how: Any) -> None:
    """Make several tags one."""
    _rename(ctx, old, new, **how)


@_change("delete")
@click.argument("old", callback=_tag, metavar="TAG")
def delete(ctx: click.Context, /, old: str, **how: Any) -> None:
    """Take a tag from all that has it."""
    _rename(ctx, (old,), "", **how)


@_change("undo")
def undo(ctx: click.Context, /, *, dry: bool, form: str) -> None:
    """Take back the last change of tags."""
    from astana_reader.library.retagging import last_change, undo_rename

    annotations = library_of(ctx).annotations
    last = last_change(annotations)
    if last is None:
        fail("Nothing to undo.")
    if dry:
        say(f"Would be taken back: {shown(last.renaming.words)}.")
        _tell_files(last.files, form)
        return
    with failures_told():
        outcome = undo_rename(annotations)
    if outcome:
        _tell(outcome, f"Taken back: {outcome.renaming.words}")


def _rename(ctx: click.Context, old: tuple[str, ...], new: str, *, dry: bool, form: str) -> None:
    from astana_reader.library.index import index_of
    from astana_reader.library.places import state_folder
    from astana_reader.library.retagging import rename_tags
    from astana_reader.library.tags import Renaming, changes_by, missing_tag

    annotations, tags = library_of(ctx).annotations, _tags(ctx)
    for problem in filter(None, (missing_tag(tags, name) for name in old)):
        fail(shown(problem))
    renaming = Renaming(old, new)
    if dry:
        say(f"Would be {'deleted' if not new else 'renamed'}: nothing was written.")
        _tell_files(changes_by(index_of(annotations, state_folder()), renaming), form)
        return
    with failures_told():
        _tell(rename_tags(annotations, state_folder(), renaming), renaming.words)


def _tell_files(files: Sequence[FileChange], form: str) -> None:
    """What is, or would be, changed in each article."""
    from astana_reader.text.wording import counted

    for file in files:
        title, marks = shown(file.title or file.name), len(file.marks)
        if form == "json":
            value = {"article": title, "file": file.name, "highlights": marks}
            echo_json({**value, "itself": file.article is not None})
        else:
            click.echo(f"{counted(marks, 'highlight'):>14}  {title}")


def _tell(outcome: Outcome, words: str) -> None:
    """What came of a change; exit code 1 if anything was left out."""
    for problem in outcome.problems:
        say(shown(problem))
    say(f"{shown(words)}: {outcome.counts}.")
    if outcome.problems:
        sys.exit(1)
