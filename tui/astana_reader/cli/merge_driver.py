"""`merge-driver`: what git runs to merge two versions of a file of marks."""

from __future__ import annotations

from pathlib import Path

import click

from .output import fail


@click.command("merge-driver")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
def command(base: Path, ours: Path, theirs: Path) -> None:
    """Merge THEIRS into OURS for git; BASE is what both had. See annotations/README.md."""
    from astana_reader.annotations.file_merging import MergeError, merge_files

    try:
        merge_files(base, ours, theirs)
    except MergeError as error:
        fail(f"{error}. Your version stays as it was: choose with “git checkout --theirs”.")
    except OSError as error:
        fail(f"The merge could not be written: {error.strerror}.")
