"""What can still be read of a damaged file, row by row.

A file that was cut off, or of which a part was overwritten, is no JSON any more; most of its rows
still are. A TinyDB file is `{"table": {"1": {row}, "2": {row}}}`, so each row follows its number.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

_HEAD = re.compile(r'"(?P<table>\w+)"\s*:\s*\{\s*(?="\d+"\s*:|\})|"(?P<number>\d+)"\s*:\s*(?=\{)')
_ID = re.compile(r'"id"\s*:\s*"([0-9a-f]{32})"')
_QUOTE = re.compile(r'"quote"\s*:\s*"((?:[^"\\\x00-\x1f]|\\.)*)')


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that can't be read, with what can still be told of it."""

    table: str
    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Rescued:
    """The rows of a damaged file by table and TinyDB's numbers, and those that are broken."""

    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    broken: tuple[Broken, ...] = ()


def rescue(data: bytes) -> Rescued:
    """The rows of a damaged TinyDB file."""
    text = data.decode("utf-8", "replace")
    decoder = json.JSONDecoder()
    tables: dict[str, dict[str, Any]] = {}
    broken: list[Broken] = []
    table, at = "", 0
    while head := _HEAD.search(text, at):
        at = head.end()
        if head["table"]:
            table = head["table"]
            tables.setdefault(table, {})
            continue
        try:
            row, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            broken.append(_broken(text, table, at))
        else:
            if "\ufffd" in text[head.end() : at] and not _is_meant(data, row):
                broken.append(_broken(text, table, head.end()))
            else:
                tables.setdefault(table, {})[head["number"]] = row
    return Rescued(tables, tuple(broken))


def _is_meant(data: bytes, row: Any) -> bool:
    """Whether a row's U+FFFD are its own, not bytes that are no text."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") in data


def _broken(text: str, table: str, start: int) -> Broken:
    following = _HEAD.search(text, start + 1)
    rest = text[start : following.start() if following else None]
    id, quote = _ID.search(rest), _QUOTE.search(rest)
    return Broken(table, id[1] if id else "", quote[1] if quote else "")
