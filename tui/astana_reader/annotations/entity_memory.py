"""What a library remembers of entities: decisions by name, in one TinyDB file of their own.

`entities.json` has a table `entities` with rows {"name", "verdict", "modified"}, the latest verdict
on each name, and with "other" where it is whether two names are one person's. The file can be read
with plain TinyDB like those of the articles.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from astana_reader.entities.across import Verdict
from astana_reader.entities.memory import KINDS, Remembered
from astana_reader.entities.mentions import folded
from astana_reader.text.visible import visible_line

from .backups import back_up, backups_of, lock_of, set_aside, set_rows_aside
from .conflict_copies import conflict_copies
from .records import REMEMBERED, Row, stamp
from .storage import AtomicJSONStorage, is_own_json, locked, write_tables

TABLE = "entities"
SAME, DIFFERENT = "same", "different"
"""The kinds of a verdict on two names: they are one person's, or they are not."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file and the conflict copies beside it hold."""

    rows: tuple[Row, ...]
    """The decisions, the latest on each name."""
    bad_rows: tuple[object, ...] = ()
    """What is no decision."""
    damaged: tuple[Path, ...] = ()
    """Those of them that can't be read: a backup serves for the file itself."""
    copies: tuple[Path, ...] = ()
    """The conflict copies that can be read."""
    others: Mapping[str, Any] = field(default_factory=dict)
    """The tables of other programs in the file itself."""


def read_kept(folder: Path) -> Kept:
    """What a library's `annotations` hold of entities. Writes nothing."""
    path = folder / REMEMBERED
    copies = conflict_copies(path)
    rows: list[Any] = []
    damaged: list[Path] = []
    for part in (path, *copies):
        found = _read_rows(part)
        if found is None:
            damaged.append(part)
            found = next(filter(None, map(_read_rows, backups_of(part))), [])
        rows += found
    decisions = filter(_is_decision, rows)
    bad = (row for row in rows if not _is_decision(row))
    good = (copy for copy in copies if copy not in damaged)
    others = _others(path)
    return Kept(tuple(_latest(decisions)), tuple(bad), tuple(damaged), tuple(good), others)


def load_remembered(folder: Path) -> tuple[Remembered, ...]:
    """The decisions kept in a library's `annotations`; none where they can't be read."""
    return tuple(filter(None, map(_decision, read_kept(folder).rows)))


def keep_remembered(
    folder: Path, remembered: Remembered, *, forget: bool = False
) -> tuple[Remembered, ...]:
    """Keep a decision in place of an earlier one on the same name; all that are kept then.

    `forget` only takes the earlier one away. What can't be read is set aside first. Raises
    OSError, and TimeoutError if another process holds the lock too long.
    """
    row = {"name": remembered.name, "verdict": dict(remembered.verdict)}
    return tuple(filter(None, map(_decision, _keep(folder, row, forget=forget))))


def load_verdicts(folder: Path) -> tuple[Verdict, ...]:
    """What the library remembers of whether two names are one person's."""
    return tuple(filter(None, map(_verdict, read_kept(folder).rows)))


def keep_verdict(folder: Path, verdict: Verdict) -> None:
    """Keep whether two names are one person's. Raises OSError and TimeoutError."""
    kind = SAME if verdict.same else DIFFERENT
    _keep(folder, {"name": verdict.one, "other": verdict.other, "verdict": {"kind": kind}})


def forget_verdict(folder: Path, verdict: Verdict) -> None:
    """Forget what was said of two names. Raises OSError and TimeoutError."""
    _keep(folder, {"name": verdict.one, "other": verdict.other}, forget=True)


def _keep(folder: Path, decision: Row, *, forget: bool = False) -> list[Row]:
    """Keep a row in place of that on the same; all rows that are kept then."""
    with locked(lock_of(folder / REMEMBERED)):
        kept = read_kept(folder)
        rows = [row for row in kept.rows if _about(row) != _about(decision)]
        if not forget:
            rows.append({**decision, "modified": stamp()})
        _write(folder, kept, rows)
    return rows


def merge_remembered(base: list[Any], one: list[Any], other: list[Any]) -> list[Row]:
    """The rows of both sides, the latest on each name.

    What one side forgot and the other left as both had it stays forgotten.
    """
    known, mine, theirs = (
        {_about(row): row for row in filter(_is_decision, rows)} for rows in (base, one, other)
    )
    gone = {
        name
        for name, row in known.items()
        if (name not in mine and theirs.get(name, row) == row)
        or (name not in theirs and mine.get(name, row) == row)
    }
    rows = [*mine.values(), *theirs.values()]
    kept = [row for row in rows if _about(row) not in gone]
    return list(_latest(sorted(kept, key=lambda row: json.dumps(row, sort_keys=True))))


def restore_remembered(folder: Path) -> None:
    """Write the file anew from what can be read. Raises OSError and TimeoutError."""
    with locked(lock_of(folder / REMEMBERED)):
        kept = read_kept(folder)
        _write(folder, kept, kept.rows)


def _write(folder: Path, kept: Kept, rows: Iterable[Row]) -> None:
    path = folder / REMEMBERED
    target = _target(path)
    for part in kept.damaged:
        set_aside(part, "damaged")
    if kept.bad_rows:
        set_rows_aside(path, [(TABLE, row) for row in kept.bad_rows])
    if path.exists():
        with suppress(OSError):  # a missing backup must not cost the new decision
            back_up(path)
    write_tables(target, {TABLE: rows}, kept.others)
    for copy in kept.copies:
        set_aside(copy, "merged")


def _target(path: Path) -> Path:
    """The file to write: a link is followed only to a file of this user that holds the like."""
    if not path.is_symlink():
        return path
    target = path.resolve()
    if not (is_own_json(target) and _read_rows(target)):
        raise OSError(errno.ELOOP, "a link is not followed", str(path))
    return target


def _others(path: Path) -> dict[str, Any]:
    """The tables of other programs in a file."""
    try:
        tables = AtomicJSONStorage(path).read() or {}
    except (OSError, ValueError):
        return {}
    return {name: rows for name, rows in tables.items() if name != TABLE}


def _read_rows(path: Path) -> list[Any] | None:
    """The rows of a file, none where there is no file; None if it can't be read."""
    try:
        tables = AtomicJSONStorage(path).read() or {}
    except (OSError, ValueError):
        return None
    return list(tables.get(TABLE, {}).values())


def _latest(rows: Iterable[Row]) -> Iterable[Row]:
    latest: dict[frozenset[str], Row] = {}
    for row in sorted(rows, key=lambda row: str(row.get("modified"))):
        latest.pop(_about(row), None)
        latest[_about(row)] = row
    return latest.values()


def _about(row: Row) -> frozenset[str]:
    """The name that a decision is on, or the two."""
    names = (row["name"], row.get("other"))
    return frozenset(folded(name) for name in names if isinstance(name, str))


def _verdict(row: Row) -> Verdict | None:
    """The verdict on two names of a row; None for a decision on one."""
    kind, other = row["verdict"].get("kind"), row.get("other")
    if kind not in (SAME, DIFFERENT) or not isinstance(other, str):
        return None
    return Verdict(visible_line(row["name"]), visible_line(other), kind == SAME)


def _is_decision(row: Any) -> bool:
    if not isinstance(row, dict):
        return False
    name, verdict = row.get("name"), row.get("verdict")
    return isinstance(name, str) and bool(name.strip()) and isinstance(verdict, dict)


def _decision(row: Row) -> Remembered | None:
    """The decision of a row, safe to show; None for one of a kind that a later version knows."""
    verdict = row["verdict"].items()
    shown = {key: visible_line(value) for key, value in verdict if isinstance(value, str)}
    return Remembered(visible_line(row["name"]), shown) if shown.get("kind") in KINDS else None
