"""Tags in the forms that other tools read back."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOT_HASHED = re.compile(r"[^\w/-]+")
_NOT_ORG = re.compile(r"[^\w@#%]+")


def hashed(tags: Iterable[str]) -> list[str]:
    """Words after a `#` or a `.`, as Obsidian and Readwise take them, each once.

    Letters, digits, `_ - /` and not only digits: “north pier” is north-pier, 1984 is y1984.
    https://help.obsidian.md/tags
    """
    return list(dict.fromkeys(_hashed(tag) for tag in tags))


def _hashed(tag: str) -> str:
    word = _NOT_HASHED.sub("-", tag).strip("-") or "tag"
    return f"y{word}" if word.isnumeric() else word


def property_name(kind: str) -> str:
    """What a link says as the name of a property: “see-also”."""
    return _NOT_HASHED.sub("-", kind).strip("-/").replace("/", "-") or "link"


def in_org(tags: Iterable[str]) -> list[str]:
    """Words between colons at the end of a headline: “north pier” is north_pier."""
    return list(dict.fromkeys(_NOT_ORG.sub("_", tag).strip("_") or "tag" for tag in tags))
