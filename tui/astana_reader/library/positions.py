"""Where the reader was in each article, and how it looked: in the user's state folder.

Everything here is a convenience: what can't be read or written is as if it had never been.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

from astana_reader.settings.json_values import typed_fields
from astana_reader.settings.looks import THEMES, in_range

from .state_files import load_object, save_object, state_file

T = TypeVar("T")

POSITIONS = "positions"
"""The folder of the state folder that has them."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an article, in code points."""

    caret: int = 0
    top: int = 0
    """The first code point on the first row of the page."""
    percent: int = 0
    opened: str = ""
    """When it was last read, ISO 8601 in UTC."""
    title: str = ""
    source: str = ""
    """The header of the article, for the first screen."""


@dataclass(frozen=True, slots=True)
class View:
    """How the reader last looked."""

    theme: str = "ink"
    column: int = 66
    sidebar: int = 42
    sidebar_shown: bool = True
    pen: str = "claim"


def load_position(state: Path, key: str) -> Position:
    """The position in an article, by its id or by its path."""
    return _load(state_file(state, POSITIONS, key), Position)


def save_position(state: Path, keys: Iterable[str], position: Position) -> None:
    """Keep the position in an article under its id and its path."""
    for key in keys:
        save_object(state_file(state, POSITIONS, key), asdict(position))


def load_view(state: Path) -> View:
    """The view; what no reader of this version looks like is left at its default."""
    view = _load(state / "view.json", View)
    return replace(
        view,
        theme=view.theme if view.theme in THEMES else View().theme,
        column=in_range("column", view.column),
        sidebar=in_range("sidebar", view.sidebar),
    )


def save_view(state: Path, view: View) -> None:
    save_object(state / "view.json", asdict(view))


def _load(path: Path, kind: type[T]) -> T:
    """A value from its JSON, each field that is missing or of another type left at its default."""
    return kind(**typed_fields(kind, load_object(path)))
