"""What a reader may look like: the first screen needs this before any setting is read."""

from __future__ import annotations

THEMES = ("ink", "paper", "contrast")
RANGES = {"column": (40, 80), "sidebar": (30, 60)}
"""Widths in cells: the least and the most."""


def in_range(setting: str, cells: int) -> int:
    """The width that comes nearest and may be set."""
    low, high = RANGES[setting]
    return max(low, min(high, cells))
