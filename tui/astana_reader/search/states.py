"""The states of articles, as `state:` asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from astana_reader.library.article_states import KeptStates
from astana_reader.library.places import Library

from .index import States


def article_states(library: Library, state: Path) -> States:
    """A function that gives the states of articles, read anew whenever it is asked."""

    def states(articles: Iterable[tuple[str, str, int]]) -> Mapping[str, str]:
        kept = KeptStates(state, library.root)
        return {key: kept.of(id, key)[0].now(marks) for key, id, marks in articles}

    return states
