"""An index to ask, with what is known beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

States = Callable[[Iterable[tuple[str, str, int]]], Mapping[str, str]]
"""Gives the values of `state:` by the keys of articles, their texts' ids and how many marks."""


@dataclass(frozen=True, slots=True)
class Index:
    """The file of an index, and what stands in no file of the library."""

    database: sqlite3.Connection
    pens: Mapping[str, str] = field(default_factory=dict)
    """The names that the user gave pens, by their ids."""
    states: States = lambda _articles: {}
    """The states of articles by their keys."""
