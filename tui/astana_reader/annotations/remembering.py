"""What a library remembers of entities: decisions by name, in one TinyDB file of their own.

`entities.json` has a table `entities` with rows {"name", "verdict", "modified"}, the latest verdict
on each name. The file can be read with plain TinyDB like those of the articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware

from astana_reader.entities.memory import KINDS, Remembered
from astana_reader.entities.mentions import folded
from astana_reader.text.visible import visible_line

from .keeping import STATE, set_aside
from .records import Row, stamp
from .storage import AtomicJSONStorage, locked

FILE = "entities.json"
TABLE = "entities"


def load_remembered(folder: Path) -> tuple[Remembered, ...]:
    """The decisions kept in a library's `annotations`; none where they can't be read."""
    try:
        tables = AtomicJSONStorage(folder / FILE).read() or {}
    except (OSError, ValueError):
        return ()
    return tuple(_usable(tables.get(TABLE, {}).values()))


def keep_remembered(
    folder: Path, remembered: Remembered, *, forget: bool = False
) -> tuple[Remembered, ...]:
    """Keep a decision in place of an earlier one on the same name; all that are kept then.

    `forget` only takes the earlier one away. A file that can't be read is set aside first. Raises
    OSError, and TimeoutError if another process holds the lock too long.
    """
    path = folder / FILE
    with locked(folder / STATE / f"{path.stem}.lock"):
        rows = [row for row in _rows_in(path) if not _is_about(row, remembered.name)]
        if not forget:
            verdict = dict(remembered.verdict)
            rows.append({"name": remembered.name, "verdict": verdict, "modified": stamp()})
        # TinyDB leaves this constructor untyped.
        storage = CachingMiddleware(AtomicJSONStorage)  # type: ignore[no-untyped-call]
        with TinyDB(path, storage=storage) as database:
            database.drop_table(TABLE)
            database.table(TABLE).insert_multiple(rows)
    return tuple(_usable(rows))


def _rows_in(path: Path) -> list[Row]:
    try:
        tables = AtomicJSONStorage(path).read() or {}
    except ValueError:
        set_aside(path, "damaged")
        tables = {}
    return [row for row in tables.get(TABLE, {}).values() if isinstance(row, dict)]


def _is_about(row: Row, name: str) -> bool:
    known = row.get("name")
    return isinstance(known, str) and folded(known) == folded(name)


def _usable(rows: Iterable[Any]) -> Iterator[Remembered]:
    for row in rows:
        if not isinstance(row, dict):
            continue
        name, verdict = row.get("name"), row.get("verdict")
        if isinstance(name, str) and name.strip() and isinstance(verdict, dict):
            shown = {
                key: visible_line(value) for key, value in verdict.items() if isinstance(value, str)
            }
            if shown.get("kind") in KINDS:
                yield Remembered(visible_line(name), shown)
