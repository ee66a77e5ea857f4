"""Rows by name in a file of lines: a change costs a line, and reading them holds nobody up.

Each line is a JSON list of a name and its row, null for one that is gone; the last line of a name
holds. For what can be made again: what can't be read or written is as if it had never been.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from .state_files import save_bytes

_SPARE = 200
"""Lines that hold no more, beside as many as hold, before the file is written anew."""


class RowLog:
    """The rows of a file as they were when it was read."""

    def __init__(self, path: Path) -> None:
        self.rows: dict[str, Any] = {}
        self._path = path
        self._lines = 0
        self._is_whole = True
        with suppress(OSError), path.open("rb") as file:
            for line in file:
                self._take(line)

    def _take(self, line: bytes) -> None:
        self._lines += 1
        self._is_whole = line.endswith(b"\n")
        with suppress(ValueError, TypeError, RecursionError):
            name, row = json.loads(line)
            if not isinstance(name, str):
                return
            if row is None:
                self.rows.pop(name, None)
            else:
                self.rows[name] = row

    def save(self, rows: Mapping[str, Any]) -> None:
        """Keep these rows, and no others, from now on."""
        changed = {name: row for name, row in rows.items() if self.rows.get(name) != row}
        changed |= dict.fromkeys(self.rows.keys() - rows.keys())
        if not changed:
            return
        if self._lines + len(changed) > 2 * len(rows) + _SPARE or not self._is_whole:
            changed, self._lines = dict(rows), 0
        data = b"".join(_line(name, row) for name, row in changed.items())
        if self._lines == 0:
            save_bytes(self._path, data)
        else:
            with suppress(OSError), self._path.open("ab") as file:
                file.write(data)
        self.rows, self._lines, self._is_whole = dict(rows), self._lines + len(changed), True


def _line(name: str, row: Any) -> bytes:
    return json.dumps([name, row]).encode() + b"\n"
