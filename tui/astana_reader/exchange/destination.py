"""Writing an export to a file, whole or not at all, and never over what it was made of."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from astana_reader.annotations.storage import write_atomically
from astana_reader.text.visible import visible_line


class ExportError(Exception):
    """An export was not written; the message says why. What was there is still there."""


def write_export(path: Path, text: str, articles: Iterable[Path], store: Path) -> None:
    """Write an export over what is at `path`: there is the whole old or the whole new file.

    A pipe or a device is written as it is. Raises ExportError where `refuse` does, and where the
    system refuses.
    """
    refuse(path, articles, store)
    shown, target = visible_line(str(path)), Path(os.path.realpath(path))
    data = text.encode("utf-8", "backslashreplace")
    try:
        if _is_special(target):
            with target.open("wb") as out:
                out.write(data)
        else:
            write_atomically(target, data)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise ExportError(f"{shown} could not be written: {reason}.") from error


def refuse(path: Path, articles: Iterable[Path], store: Path) -> None:
    """Raise ExportError for a path of one of the `articles`, and for one in the `store`, the
    library's folder of annotations.
    """
    shown, target = visible_line(str(path)), Path(os.path.realpath(path))
    if any(_is_same(target, article) for article in articles):
        raise ExportError(f"{shown} is the article itself. Give the export another name.")
    if target.is_relative_to(os.path.realpath(store)):
        raise ExportError(f"{shown} is where the library keeps its marks. Choose another folder.")


def _is_same(target: Path, article: Path) -> bool:
    try:
        return target.samefile(article)
    except OSError:
        return target == Path(os.path.realpath(article))


def _is_special(path: Path) -> bool:
    """Whether a path is a pipe, a device or such: nothing can take its place."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
