"""Answers that are more than a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ExportAnswer:
    """Where to write which format; with no path it goes to the clipboard."""

    format: str
    path: Path | None
