"""Raindrop: links with a note, tags and highlights, as CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .found import Clipping, Found, note, words
from .saved_links import read_links
from .tables import has_columns

_HIGHLIGHT = re.compile(r"^Highlight:", re.MULTILINE)
_NOTE = re.compile(r"^Note:", re.MULTILINE)


def fits(data: bytes) -> bool:
    return has_columns(data, "url", "excerpt", "created", "highlights")


def read(data: bytes) -> Found:
    """The links of an export. Raises ValueError if it is none."""
    return read_links(data, "created", "highlights", _clippings)


def _clippings(highlights: str) -> Iterator[Clipping]:
    for part in _HIGHLIGHT.split(highlights):
        quote, *said = _NOTE.split(part, maxsplit=1)
        yield Clipping(words(quote), note("".join(said)))
