"""Reading a TOML file that somebody else may have written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LARGEST = 64 * 1024


Key = tuple[str, ...]
"""A key with the tables it is in: ("keys", "undo")."""

_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_PAIR = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*=""")


def read_toml(path: Path) -> dict[str, Any]:
    """The values of a small TOML file. Raises OSError, and ValueError with what is wrong."""
    return _parsed(_text(path))


def read_toml_with_lines(path: Path) -> tuple[dict[str, Any], dict[Key, int]]:
    """The values and the line, from 1, on which each key of the file stands. Raises as above."""
    text = _text(path)
    return _parsed(text), dict(_lines(text))


def _lines(text: str) -> Iterator[tuple[Key, int]]:
    """Good for what people write by hand; a line in a long string may be taken for a key."""
    table: Key = ()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line):
            table = (found[1],)
            yield table, number
        elif found := _PAIR.match(line):
            yield (*table, found[1] or found[2] or found[3] or ""), number


def _text(path: Path) -> str:
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError(f"it is over {_LARGEST // 1024} KB")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
