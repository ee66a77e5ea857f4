"""The states of articles, as `state:` asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from astana_reader.library.article_states import KeptStates
from astana_reader.library.places import Library

Known = tuple[str, str, int]
"""The key of an article, its text's id and how many marks it has."""
States = Callable[[Iterable[Known]], Mapping[str, str]]
"""Gives the values of `state:` by the keys of articles."""


@dataclass(frozen=True, slots=True)
class ArticleStates:
    """The states of a library's articles, read anew whenever they are asked for."""

    library: Library
    state: Path

    def __call__(self, articles: Iterable[Known]) -> Mapping[str, str]:
        kept = self._kept()
        return {key: kept.of(id, key)[0].now(marks) for key, id, marks in articles}

    def told(self) -> frozenset[str] | None:
        """The ids and places of all articles whose state more tells than their marks.

        None where it has to be asked of each.
        """
        return self._kept().told

    def _kept(self) -> KeptStates:
        return KeptStates(self.state, self.library.root)
