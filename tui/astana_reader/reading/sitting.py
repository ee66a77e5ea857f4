"""What lasts from one article to the next: the highlight that is held, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Held:
    """A highlight that waits for the one it is to be linked with."""

    id: str
    pen: str
    quote: str
    article: str
    """The id of the first text of its article."""
    file: Path
    """The file that holds its article's marks."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A place in an article that was left for the one beside it on the way."""

    article: Path | str
    """Its file or its web address."""
    at: str
    """The place as a command line names it."""
    beside: Path | str
    """The article that it was left for."""


@dataclass(slots=True)
class Sitting:
    """Shared by all the articles of one run."""

    held: Held | None = None
    behind: list[Visit] = field(default_factory=list)
    ahead: list[Visit] = field(default_factory=list)
