"""The table of formats that can be imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from .found import Found


@dataclass(frozen=True, slots=True)
class ImportFormat:
    """A format of files that other programs wrote. Its module is imported where it is used."""

    id: str
    """As on the command line."""
    name: str
    module: str

    def fits(self, data: bytes) -> bool:
        """Whether a file looks like one of this format."""
        fits: Callable[[bytes], bool] = self._module().fits
        return fits(data)

    def read(self, data: bytes) -> Found:
        """Raises ValueError with what is wrong where a file is none of this format."""
        read: Callable[[bytes], Found] = self._module().read
        return read(data)

    def _module(self) -> ModuleType:
        return import_module(f".{self.module}", __package__)


_TABLE = (
    ImportFormat("omnivore", "Omnivore", "omnivore"),
    ImportFormat("pocket", "Pocket", "pocket"),
    ImportFormat("calibre", "calibre", "calibre"),
    ImportFormat("apple-books", "Apple Books", "apple_books"),
    ImportFormat("kobo", "Kobo", "kobo"),
    ImportFormat("raindrop", "Raindrop", "raindrop"),
    ImportFormat("instapaper", "Instapaper", "instapaper"),
    ImportFormat("readwise", "Readwise", "readwise"),
    ImportFormat("w3c", "Web Annotation", "w3c"),
    ImportFormat("hypothesis", "Hypothesis", "hypothesis"),
    ImportFormat("koreader", "KOReader", "koreader"),
    ImportFormat("json", "JSON", "own_json"),
    ImportFormat("jsonl", "JSON Lines", "own_jsonl"),
    ImportFormat("csv", "CSV", "own_csv"),
    ImportFormat("kindle", "Kindle", "kindle"),
    ImportFormat("brat", "brat", "brat"),
)
IMPORTS = {entry.id: entry for entry in _TABLE}
"""Those whose files are told apart most surely first."""


def format_of(data: bytes) -> ImportFormat | None:
    """The format that a file looks like; None if it is none of these."""
    return next((entry for entry in _TABLE if entry.fits(data)), None)
