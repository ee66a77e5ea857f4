"""A line of the sheet of an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the sheet; one without a value is blank."""

    name: str = ""
    value: str = ""
    source: str = ""
    """Where it was found, or what is said of it, at the right."""
    is_doubt: bool = False
    """Whether the source is a warning."""
    field: str = ""
    """What Enter changes on it; empty for what can't be changed."""
