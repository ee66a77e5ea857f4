"""The state that the reader gave articles, as `state:` asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from astana_reader.library.catalog import list_articles
from astana_reader.library.places import Library
from astana_reader.library.shelf import State, shelve

_NAMES = {State.NEW: "to-read", State.READING: "reading", State.DONE: "done"}


def article_states(library: Library, state: Path) -> Callable[[Iterable[str]], Mapping[str, str]]:
    """A function that gives the states of articles by their keys, read when it is asked."""

    def states(_keys: Iterable[str]) -> Mapping[str, str]:
        found = (shelve(entry, state) for entry in list_articles(library, state))
        return {one.key: _NAMES.get(one.state, "") for one in found}

    return states
