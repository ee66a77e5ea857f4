"""The states of articles, as `state:` asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from astana_reader.library.article_states import KeptStates
from astana_reader.library.places import Library


class Subject(NamedTuple):
    """An article, as far as its state depends on it."""

    key: str
    text_id: str
    marks: int
    """How many it has."""


States = Callable[[Iterable[Subject]], Mapping[str, str]]
"""Gives the values of `state:` by the keys of articles."""


@dataclass(frozen=True, slots=True)
class ArticleStates:
    """The states of a library's articles, read anew whenever they are asked for."""

    library: Library
    state: Path

    def __call__(self, articles: Iterable[Subject]) -> Mapping[str, str]:
        kept = self._kept()
        return {one.key: kept.of(one.text_id, one.key)[0].now(one.marks) for one in articles}

    def told(self) -> frozenset[str] | None:
        """The ids and places of all articles whose state more tells than their marks.

        None where it has to be asked of each.
        """
        return self._kept().told

    def _kept(self) -> KeptStates:
        return KeptStates(self.state, self.library.root)
