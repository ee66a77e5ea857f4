"""The state that the reader gave articles, as `state:` asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from astana_reader.library.places import Library
from astana_reader.library.shelf import shelved_articles


def article_states(library: Library, state: Path) -> Callable[[Iterable[str]], Mapping[str, str]]:
    """A function that gives the states of articles by their keys, read when it is asked."""

    def states(_keys: Iterable[str]) -> Mapping[str, str]:
        return {one.key: str(one.state) for one in shelved_articles(library, state)}

    return states
