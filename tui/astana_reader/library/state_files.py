"""Small JSON files in the user's state folder: what is handy to know and no loss to lose."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any


def state_file(state: Path, kind: str, key: str) -> Path:
    """The file of a kind for a key, whatever characters that has."""
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return state / kind / f"{name}.json"


def index_file(annotations: Path, state: Path) -> Path:
    """Where the index of an annotations folder is kept."""
    return state_file(state, "index", str(annotations))


def signature(path: Path) -> list[str | int]:
    """What tells whether a file is still the same. Raises OSError if it is not there."""
    status = path.stat()
    return [path.name, status.st_mtime_ns, status.st_size, status.st_ino]


def load_object(path: Path) -> dict[str, Any]:
    """The object that a file holds; an empty one where there is none or it can't be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def save_object(path: Path, value: dict[str, Any]) -> None:
    """Write an object whole, if the folder can be written."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(value), encoding="utf-8")
        temporary.replace(path)
