"""Web pages whole: all that a page shows, with its navigation."""

from __future__ import annotations

from .html import read_all as read

__all__ = ["read"]
