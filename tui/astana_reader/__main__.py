"""Where the program starts: the first screen before anything slow is imported, then the rest."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .cli.table import COMMANDS

if TYPE_CHECKING:
    from .ui.prepaint import Early, Prepaint

_VALUED = frozenset(
    {"--library", "--published", "--as", "--encoding", "--language", "--password-file"}
)
_FLAGS = frozenset({"--force", "--allow-local"})


def main() -> None:
    _open_standard_files()
    wanted = what_to_read(sys.argv[1:])
    early = _early(wanted) if wanted else None
    shown = early.shown if early else None
    try:
        from .cli.program import commands

        try:
            commands(prog_name="astana-reader", obj=early)
        finally:
            sys.stdout.flush()  # what can't be written is told here, not by the interpreter
    except BrokenPipeError:
        _drop_output()
        sys.exit(1)
    except OSError as error:
        _restore(shown)
        _drop_output()
        sys.stderr.write(f"astana-reader: {error.strerror or error}.\n")
        sys.exit(1)
    finally:
        _restore(shown)


def _open_standard_files() -> None:
    """Where standard input or output is closed: none to read, and a message for none to write."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123  # for as long as it runs
    if sys.stdout is None:
        sys.stderr.write("astana-reader: standard output is closed.\n")
        sys.exit(1)


def _drop_output() -> None:
    """Have the interpreter write what is left nowhere, so that it complains of nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


@dataclass(frozen=True, slots=True)
class Invocation:
    """What a command line asks to read."""

    article: str = ""
    """Empty if none is named."""
    library: str = ""
    """The folder given as the library, empty if none is."""
    read_as: str = ""
    encoding: str = ""


def what_to_read(words: list[str]) -> Invocation | None:
    """What the command line asks to read; None if it asks for anything else."""
    articles: list[str] = []
    values: dict[str, str] = {}
    waiting = iter(words)
    for word in waiting:
        if word == "--":
            articles += waiting
        elif word in _VALUED:
            values[word] = next(waiting, "")
        elif word not in _FLAGS:
            if word.startswith("-") or (word in COMMANDS and not articles):
                return None
            articles.append(word)
    if len(articles) > 1:
        return None
    return Invocation(
        articles[0] if articles else "",
        values.get("--library", ""),
        values.get("--as", ""),
        values.get("--encoding", ""),
    )


def _early(wanted: Invocation) -> Early | None:
    """Show the article before the slow imports, which go faster without collecting garbage."""
    gc.disable()
    if not _is_terminal():
        return None
    from .articles.article import Options
    from .library.ahead import Ahead, read_ahead
    from .library.places import state_folder

    state, options = state_folder(), Options(wanted.read_as, wanted.encoding)
    path = Path(wanted.article) if wanted.article else _only_article(wanted.library, state)
    if path is None:
        return None
    ahead = read_ahead(path, options, state)
    from .ui.first_keys import follow_keys, show_ahead
    from .ui.prepaint import Early, holds_marks, prepaint

    if not ahead and (shown := prepaint(path, options, state)):
        follow_keys(shown, _import_reader)
        return Early(shown)
    if not path.is_file() or holds_marks(path):
        return None
    from .library.documents import wanted_file

    ahead = ahead or Ahead(wanted_file(path, options))
    return Early(show_ahead(ahead, state, _import_reader), ahead)


def _is_terminal() -> bool:
    """Whether there is a terminal to show anything on before Textual."""
    return os.name != "nt" and all(map(os.isatty, (0, 1, 2)))


def _import_reader() -> None:
    """Import what the command that reads needs, textual and all."""
    from .cli import program  # noqa: F401
    from .ui import start  # noqa: F401


def _only_article(given: str, state: Path) -> Path | None:
    from .library.only import only_article_path
    from .library.places import find_library

    try:
        library = find_library(Path(given) if given else None, Path.cwd())
        return only_article_path(library, state)
    except (OSError, ValueError, RuntimeError):
        return None  # the app itself says what is wrong with the library


def _restore(shown: Prepaint | None) -> None:
    if shown is not None and os.isatty(0):
        shown.restore()


if __name__ == "__main__":
    main()
