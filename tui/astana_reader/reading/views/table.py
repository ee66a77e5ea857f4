"""The table of views, which costs nothing to import: every start reads it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from astana_reader.reading.effects import Effect, OpenView

if TYPE_CHECKING:
    from .viewing import ViewKind


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view by its name, and how one comes to it."""

    id: str
    """Also the context of its keys."""
    module: str
    """The module of this package whose `KIND` it is."""
    opener: str = ""
    """The action that shows it from anywhere; empty if there is none."""
    rail: str = ""
    """Its name among the views on the desk; empty if it does not stand there."""

    @property
    def kind(self) -> ViewKind:
        """How it is made; imports its module."""
        kind: ViewKind = import_module(f".{self.module}", __package__).KIND
        return kind


_ROWS = (
    ViewRow("search", "search", opener="search-library"),
    ViewRow("all-highlights", "highlights", opener="all-highlights", rail="Highlights"),
    ViewRow("tags", "tags", opener="all-tags", rail="Tags"),
    ViewRow("names", "names", opener="all-names", rail="Names"),
    ViewRow("merged-timeline", "merged_timeline", opener="all-dates", rail="Dates"),
    ViewRow("dossier", "dossier"),
)
VIEWS = {row.id: row for row in _ROWS}

OPENERS: dict[str, Effect] = {row.opener: OpenView(row.id) for row in VIEWS.values() if row.opener}
"""The actions that show a view, from wherever they are keyed."""
