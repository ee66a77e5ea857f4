"""Reading a TOML file that somebody else may have written."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_LARGEST = 64 * 1024


def read_toml(path: Path) -> dict[str, Any]:
    """The values of a small TOML file. Raises OSError, and ValueError with what is wrong."""
    with path.open("rb") as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise ValueError(f"it is over {_LARGEST // 1024} KB")
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None
