"""Reading JSON that somebody else may have written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

_LARGEST = 2**53
"""A number beyond it is no offset, no size and no time."""


def parse_json(data: bytes | str) -> Any:
    """The value of a JSON text. Raises ValueError with what is wrong, for people."""
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is no JSON") from None
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except ValueError:
        raise ValueError("it has a number that is too long") from None


def parse_object(data: bytes | str) -> dict[str, Any]:
    """The object that a JSON text is. Raises ValueError with what is wrong, for people."""
    found = parse_json(data)
    if not isinstance(found, dict):
        raise ValueError("it is no object")
    return found


def typed_fields(kind: type, row: object) -> dict[str, Any]:
    """What of a row can be given to a dataclass: the fields that are of the type of their default.

    Missing ones, others and huge numbers are left out; of a row that is no object all are.
    """
    row = row if isinstance(row, Mapping) else {}
    defaults = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
    return {
        name: row[name]
        for name, default in defaults.items()
        if name in row and type(row[name]) is type(default) and not _is_huge(row[name])
    }


def field_of(row: Mapping[str, Any], name: str, kind: type) -> Any:
    """A field of a row. Raises ValueError if it is missing or of another type."""
    value = row.get(name)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"“{name}” is missing or no {kind.__name__}")
    return value


def texts_of(row: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Several fields of a row that are texts. Raises ValueError as `field_of` does."""
    values: list[Any] = [row.get(name) for name in names]
    if set(map(type, values)) != {str}:
        return [field_of(row, name, str) for name in names]
    return values


def _is_huge(value: object) -> bool:
    return isinstance(value, int) and abs(value) > _LARGEST
