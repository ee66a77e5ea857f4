"""What a reader may look like: the first screen needs this before any setting is read."""

from __future__ import annotations

THEMES = ("ink", "paper", "contrast")
RANGES = {"column": (40, 100), "sidebar": (30, 90)}
"""Widths in cells: the least and the most."""
FULL = 1000
"""A column as wide as there is room."""
USUAL_SIDEBAR = 42
"""The sidebar of a reader who chose no other: wider where the window is."""


def in_range(setting: str, cells: int) -> int:
    """The width that comes nearest and may be set."""
    low, high = RANGES[setting]
    return max(low, min(high, cells))
