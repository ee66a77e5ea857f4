"""Which mark is which annotation of Hypothesis, as both were after the last sync.

Kept in the user's state folder. Where it is lost, equal annotations find each other again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from astana_reader.library.state_files import load_object, save_object, state_file


@dataclass(frozen=True, slots=True)
class Pair:
    """A mark and its annotation."""

    local: str
    remote: str
    modified: str
    """When the mark was changed last, as it was then."""
    updated: str
    """When the annotation was."""


def pairs_file(state: Path, *key: str) -> Path:
    """Where the pairs of an article with an account or a group are kept."""
    return state_file(state, "hypothesis", "\n".join(key))


def load_pairs(path: Path) -> dict[str, Pair]:
    """Pairs by the ids of their annotations."""
    rows = load_object(path).get("pairs")
    known = rows if isinstance(rows, list) else []
    pairs = (
        Pair(*row)
        for row in known
        if isinstance(row, list) and len(row) == 4 and all(isinstance(part, str) for part in row)
    )
    return {pair.remote: pair for pair in pairs}


def save_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    save_object(path, {"pairs": [list(astuple(pair)) for pair in pairs]})
