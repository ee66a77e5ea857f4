"""Tables of Lua as programs write them to keep values: read, never run.

https://www.lua.org/manual/5.1/manual.html#2.1, #2.5.7
"""

from __future__ import annotations

import re
from typing import Any

_DEEPEST = 50
_TOKEN = re.compile(
    rb"""(?:\s|--(?!\[\[)[^\n]*\n?|--\[\[.*?\]\])*
    (?:(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |\[(?P<level>=*)\[(?P<long>.*?)\](?P=level)\]
    |(?P<number>-?(?:0[xX][0-9a-fA-F]{1,13}|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))
    |(?P<name>[A-Za-z_]\w*)
    |(?P<mark>[{}\[\]=,;])
    |(?P<end>\Z))""",
    re.VERBOSE | re.DOTALL,
)
_KINDS = ("text", "long", "number", "name", "mark", "end")
_ESCAPE = re.compile(rb"\\(\d{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f"}
_WORDS = {b"true": True, b"false": False, b"nil": None}

Table = dict[str | int, Any]


def read_table(data: bytes) -> Table:
    """The table that a file returns; items without a key are numbered from 1.

    Raises ValueError where it is none.
    """
    tokens = _Tokens(data)
    if tokens.next == ("name", b"return"):
        tokens.take()
    tokens.expect(b"{")
    return _table(tokens, 1)


def items(table: object) -> list[Any]:
    """What a table holds under numbers, in their order."""
    if not isinstance(table, dict):
        return []
    return [table[key] for key in sorted(key for key in table if isinstance(key, int))]


_Token = tuple[str, bytes]


class _Tokens:
    """The words of a file one after the other, the next of them in sight."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        self.next: _Token = ("", b"")
        self.take()

    def take(self) -> _Token:
        """The word in sight, with which the one after it comes in sight."""
        taken, match = self.next, _TOKEN.match(self._data, self._at)
        if match is None:
            line = self._data.count(b"\n", 0, self._at) + 1
            raise ValueError(f"line {line} is no Lua that only keeps values")
        self._at = match.end()
        kind = next(name for name in _KINDS if match[name] is not None)
        self.next = kind, match[kind]
        return taken

    def skip(self, mark: bytes) -> bool:
        """Whether a mark was in sight, which is taken then."""
        found = self.next == ("mark", mark)
        if found:
            self.take()
        return found

    def expect(self, mark: bytes) -> None:
        if not self.skip(mark):
            line = self._data.count(b"\n", 0, self._at) + 1
            raise ValueError(f"“{mark.decode()}” is missing in line {line}")


def _value(tokens: _Tokens, depth: int) -> Any:
    kind, said = tokens.take()
    if (kind, said) == ("mark", b"{"):
        return _table(tokens, depth + 1)
    if kind == "text":
        return _ESCAPE.sub(_unescaped, said[1:-1]).decode("utf-8", "replace")
    if kind == "long":
        return said.removeprefix(b"\n").decode("utf-8", "replace")
    if kind == "number":
        number = float(int(said, 16)) if said.lower().startswith(b"0x") else float(said)
        return int(number) if number.is_integer() else number
    if kind == "name" and said in _WORDS:
        return _WORDS[said]
    raise ValueError("it has something else than values")


def _table(tokens: _Tokens, depth: int) -> Table:
    """The rest of a table after its brace."""
    if depth > _DEEPEST:
        raise ValueError("it is nested too deep")
    found: Table = {}
    unnamed = 0
    while not tokens.skip(b"}"):
        if tokens.skip(b"["):
            key = _value(tokens, depth)
            tokens.expect(b"]")
            tokens.expect(b"=")
        elif tokens.next[0] == "name" and tokens.next[1] not in _WORDS:
            key = tokens.take()[1].decode()
            tokens.expect(b"=")
        else:
            unnamed += 1
            key = unnamed
        value = _value(tokens, depth)
        if isinstance(key, str | int):
            found[key] = value
        if not (tokens.skip(b",") or tokens.skip(b";") or tokens.next == ("mark", b"}")):
            tokens.expect(b"}")
    return found


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes([int(said) % 256]) if said.isdigit() else _ESCAPED.get(said, said)
