"""Instapaper: links with a passage that was selected when they were saved, as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from .found import Clipping, Found, words
from .saved_links import read_links
from .tables import has_columns


def fits(data: bytes) -> bool:
    return has_columns(data, "URL", "Title", "Selection", "Folder")


def read(data: bytes) -> Found:
    """The links of an export. Raises ValueError if it is none."""
    return read_links(data, "timestamp", "selection", _clippings)


def _clippings(selection: str) -> Iterator[Clipping]:
    yield Clipping(words(selection))
