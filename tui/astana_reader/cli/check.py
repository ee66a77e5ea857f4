"""`check`: verify every file of marks."""

from __future__ import annotations

import sys

import click

from .inputs import failures_told, library_of
from .output import say, shown


@click.command("check")
@click.option("--repair", is_flag=True, help="Put right what can be; nothing is thrown away.")
@click.pass_context
def command(ctx: click.Context, repair: bool) -> None:
    """Verify every file of the library's annotations."""
    from astana_reader.annotations.verification import check_files
    from astana_reader.library.index import annotation_files
    from astana_reader.library.places import MARKER, marker_problem
    from astana_reader.text.wording import counted

    library = library_of(ctx)
    folder = library.annotations
    files = annotation_files(folder)
    marker = marker_problem(library)
    left = 0
    if marker:
        click.echo(f"{MARKER} {marker}.")
        left += 1
    with failures_told():
        for fault in check_files(folder, files, repair=repair):
            done = f": {fault.done}" if fault.done else ""
            click.echo(f"{fault.name} {fault.problem}{done}.")
            left += not fault.done
    say(f"{counted(len(files), 'annotation file')} checked in {shown(str(folder))}.")
    if left:
        sys.exit(1)
