"""Small JSON files in the user's state folder: what is handy to know and no loss to lose."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from astana_reader.settings.file_stamp import file_stamp
from astana_reader.settings.json_values import parse_object

STATES = "articles.json"
"""In the state folder: what the reader did with each article."""


def state_file(state: Path, kind: str, key: str) -> Path:
    """The file of a kind for a key, whatever characters that has."""
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return state / kind / f"{name}.json"


def index_file(annotations: Path, state: Path) -> Path:
    """Where the index of an annotations folder is kept."""
    return state_file(state, "index", str(annotations))


def signature(paths: Iterable[Path]) -> list[list[str | int]]:
    """What tells whether files are still the same; one that is not there is left out."""
    stamps = ((path.name, file_stamp(path)) for path in paths)
    return [[name, *stamp] for name, stamp in stamps if stamp]


def load_object(path: Path) -> dict[str, Any]:
    """The object that a file holds; an empty one where there is none or it can't be read."""
    try:
        return parse_object(path.read_bytes())
    except (OSError, ValueError):
        return {}


def save_object(path: Path, value: dict[str, Any]) -> None:
    """Write an object whole, if the folder can be written."""
    save_bytes(path, json.dumps(value).encode())


def save_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, if the folder can be written."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        temporary.write_bytes(data)
        temporary.replace(path)
