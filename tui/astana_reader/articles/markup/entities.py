"""What the entities that a file declares would grow to, known before anything expands them."""

from __future__ import annotations

import re
from collections import Counter

from astana_reader.articles.article import ArticleError

_DECLARED = re.compile(rb"<!ENTITY\s+([\w.:-]+)\s+(?:\"([^\"]*)\"|'([^']*)')")
_NAMED = re.compile(rb"&([\w.:-]+);")
_MOST = 10_000_000
"""Bytes that entities may add to a file."""


def check_entities(data: bytes) -> None:
    """Raise ArticleError where a file would grow beyond all measure when it is read as XML."""
    if b"<!ENTITY" not in data:
        return
    told = {name: one or other for name, one, other in _DECLARED.findall(data)}
    sizes: dict[bytes, int] = {}
    used = Counter(_NAMED.findall(_DECLARED.sub(b"", data)))
    whole = sum(count * _size(name, told, sizes, set()) for name, count in used.items())
    if whole > _MOST:
        raise ArticleError(
            "This file is an entity bomb: a few lines that unpack to far more than any text. "
            "It is not safe to open."
        )


def _size(name: bytes, told: dict[bytes, bytes], sizes: dict[bytes, int], open_: set[bytes]) -> int:
    """The bytes of an entity when all in it is expanded; one that holds itself is endless."""
    if name not in told:
        return 0
    if name in open_ or len(open_) > 100:
        return _MOST + 1
    if name not in sizes:
        open_.add(name)
        value = told[name]
        inside = sum(_size(inner, told, sizes, open_) for inner in _NAMED.findall(value))
        open_.discard(name)
        sizes[name] = min(len(value) + inside, _MOST + 1)
    return sizes[name]
