"""Where the program starts: the first screen before anything slow is imported, then the rest."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ui.prepaint import Prepaint

COMMANDS = frozenset("check diff entities export highlight import keys list timeline where".split())
"""The names in `cli`, so that an article's first screen need not wait for its import."""
_VALUED = frozenset({"--library", "--published", "--as"})
_FLAGS = frozenset({"--force"})


def main() -> None:
    article = article_to_read(sys.argv[1:])
    shown = _first_screen(Path(article)) if article else None
    try:
        from .cli import commands

        commands(prog_name="astana-reader", obj=shown)
    except OSError as error:
        _restore(shown)
        sys.stderr.write(f"astana-reader: {error.strerror or error}.\n")
        sys.exit(1)
    finally:
        _restore(shown)


def article_to_read(words: list[str]) -> str:
    """The article that the command line asks to read; empty if it asks for anything else."""
    article, waiting = "", iter(words)
    for word in waiting:
        if word in _VALUED:
            next(waiting, None)
        elif word not in _FLAGS:
            if word.startswith("-") or word in COMMANDS or article:
                return ""
            article = word
    return article


def _first_screen(article: Path) -> Prepaint | None:
    """Show the article before the slow imports, which go faster without collecting garbage."""
    gc.disable()
    from .ui.prepaint import prepaint

    return prepaint(article, _state_folder())


def _state_folder() -> Path:
    from .library.places import state_folder

    return state_folder()


def _restore(shown: Prepaint | None) -> None:
    if shown is not None and os.isatty(0):
        shown.restore()


if __name__ == "__main__":
    main()
