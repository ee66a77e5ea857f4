"""Folders: the library, the articles it reads, the user's config and state."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from astana_reader.articles.formats import format_of_name
from astana_reader.settings.toml import read_toml

APP = "astana-reader"
LIBRARY_VARIABLE = "ASTANA_READER_LIBRARY"
ANNOTATIONS = "annotations"
MARKER = "library.toml"
"""In `annotations/`: this folder is a library. May name where its articles are."""


@dataclass(frozen=True, slots=True)
class Library:
    """A folder with articles to read and the annotations written to them."""

    root: Path
    articles: Path
    origin: str
    """How it was found, for people."""

    @property
    def annotations(self) -> Path:
        return self.root / ANNOTATIONS


def find_library(given: Path | None, start: Path) -> Library:
    """The library in use: given, by environment, around `start`, or the user's own."""
    if given is not None:
        return _library(given, "--library")
    if named := os.environ.get(LIBRARY_VARIABLE):
        return _library(Path(named), f"${LIBRARY_VARIABLE}")
    for folder in (start, *start.parents):
        if (folder / ANNOTATIONS / MARKER).is_file():
            return _library(folder, f"the nearest {ANNOTATIONS}/{MARKER}")
    return _library(data_folder(), "your own")


def _library(root: Path, origin: str) -> Library:
    root = root.expanduser().absolute()
    return Library(root, root / _articles_folder(root)[0], origin)


def marker_problem(library: Library) -> str:
    """What is wrong with a library's library.toml; empty if nothing is."""
    return _articles_folder(library.root)[1]


def _articles_folder(root: Path) -> tuple[str, str]:
    """The folder of articles that library.toml names, else the usual one and why."""
    usual = "articles"
    try:
        values = read_toml(root / ANNOTATIONS / MARKER)
    except FileNotFoundError:
        return usual, ""
    except (OSError, ValueError):
        return usual, "can't be read as TOML"
    name = values.get("articles", usual)
    if isinstance(name, str) and not Path(name).is_absolute() and ".." not in Path(name).parts:
        return name, ""
    return usual, "has an “articles” that is no folder inside the library"


def article_files(library: Library) -> Iterator[Path]:
    """The files in the library's folder of articles, in no order."""
    return files_under(library.articles)


def files_under(folder: Path) -> Iterator[Path]:
    """The files of formats that can be read in a folder and those in it, in no order.

    Hidden folders are left out, and links to folders, which may go round. A folder that can't be
    read has none.
    """
    folders = [str(folder)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders += [] if entry.name.startswith(".") else [entry.path]
                elif format_of_name(entry.name) and entry.is_file():
                    yield Path(entry.path)


def seeds_folder() -> Path:
    """The articles that ship with the program: in the package, else in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parents[1] / "seeds"


def seed_article() -> Path | None:
    """The article that a reader without any begins with; None if it was taken away."""
    return next(iter(sorted(seeds_folder().glob("*.txt"))), None)


def data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def config_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def cache_folder() -> Path:
    """For what can be made again from the articles."""
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def state_folder() -> Path:
    """Where reading positions and the last view live, never in a library."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)
