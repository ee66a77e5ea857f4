"""An index to ask, with what is known beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .states import ArticleStates


@dataclass(frozen=True, slots=True)
class Index:
    """The file of an index, and what stands in no file of the library."""

    database: sqlite3.Connection
    pens: Mapping[str, str] = field(default_factory=dict)
    """The names that the user gave pens, by their ids."""
    states: ArticleStates | None = None
    """The states of the articles; without, no article is in any."""
