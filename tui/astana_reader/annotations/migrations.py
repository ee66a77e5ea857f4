"""Files of an older form, brought to the one of now step by step when they are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Tables = Mapping[str, Sequence[Any]]
"""The rows of a file by table, as they were read: nothing in them is checked yet."""


def _complete(tables: Tables) -> Tables:
    """From a file without a schema, as another program may write: what it left out of a highlight.

    A single time serves for both.
    """
    return {**tables, "annotations": [_completed(row) for row in tables["annotations"]]}


def _completed(row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    times = {"created": row.get("modified"), "modified": row.get("created")}
    return {**times, "prefix": "", "suffix": "", "pen": "claim", "tags": [], "note": "", **row}


STEPS: tuple[Callable[[Tables], Tables], ...] = (_complete,)
"""The step at place n takes a file from schema n to n + 1."""

SCHEMA = len(STEPS)
"""The form that is written."""


def schema_of(tables: Tables) -> int:
    """The schema that a file's article names; 0 if it names none."""
    named = (row.get("schema") for row in tables["article"] if isinstance(row, dict))
    return max((number for number in named if type(number) is int and number > 0), default=0)


def migrated(tables: Tables) -> Tables:
    """The tables in the form of now; those of a newer form as they are."""
    for step in STEPS[schema_of(tables) :]:
        tables = step(tables)
    return tables
