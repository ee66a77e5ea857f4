"""Merging two versions of a file of the store, as a version control system asks for it.

Which side is whose makes no difference: two machines that merge each other's changes end with the
same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .entity_memory import TABLE, merge_remembered
from .files import read_file, write_file
from .merging import based_on, merge, merge_others
from .records import Records
from .storage import AtomicJSONStorage, write_tables
from .store import is_same_article

_Stored = Mapping[str, Mapping[str, Any]]


class MergeError(Exception):
    """Two versions can't be merged; the message says why. Nothing was written."""


def merge_files(base: Path, ours: Path, theirs: Path) -> None:
    """Merge the versions `ours` and `theirs` into `ours`. `base`, what both had, may be empty.

    Raises MergeError, and OSError where `ours` can't be written.
    """
    mine, other = _stored(ours, "our version"), _stored(theirs, "their version")
    if TABLE in mine or TABLE in other:
        _merge_memory(ours, _base_tables(base), mine, other)
    elif not mine or not other:
        raise MergeError("One version is empty")
    else:
        _merge_articles(base, ours, theirs)


def _merge_articles(base: Path, ours: Path, theirs: Path) -> None:
    one, other = _records(ours, "our version"), _records(theirs, "their version")
    if not is_same_article(one, other):
        raise MergeError("The two versions are of different articles")
    before = read_file(base).records if base.is_file() and base.stat().st_size else None
    first = before.article.sha256 if before else min(one.article.sha256, other.article.sha256)
    write_file(ours, merge(based_on(one, first), based_on(other, first), before))


def _merge_memory(target: Path, base: _Stored, one: _Stored, other: _Stored) -> None:
    rows = merge_remembered(*(list(side.get(TABLE, {}).values()) for side in (base, one, other)))
    rest = [{name: side[name] for name in side if name != TABLE} for side in (base, one, other)]
    write_tables(target, {TABLE: rows}, merge_others(rest[1], rest[2], rest[0]))


def _records(path: Path, which: str) -> Records:
    loaded = read_file(path)
    if loaded.newer:
        raise MergeError(f"A newer astana-reader wrote {which}: update this one")
    if loaded.records is None or not loaded.sound:
        raise MergeError(f"Not all of {which} can be read")
    return loaded.records


def _stored(path: Path, which: str) -> _Stored:
    try:
        return AtomicJSONStorage(path).read() or {}
    except OSError as error:
        raise MergeError(f"There is no reading of {which}, {error.strerror}") from error
    except ValueError as error:
        raise MergeError(f"No file of marks is {which}, {error}") from error


def _base_tables(path: Path) -> _Stored:
    try:
        return AtomicJSONStorage(path).read() or {}
    except (OSError, ValueError):
        return {}
