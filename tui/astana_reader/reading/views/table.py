"""The table of views."""

from __future__ import annotations

from astana_reader.reading.effects import Effect, OpenView

from . import tags
from .viewing import ViewKind

VIEWS: dict[str, ViewKind] = {kind.id: kind for kind in (tags.KIND,)}

OPENERS: dict[str, Effect] = {
    kind.opener: OpenView(kind.id) for kind in VIEWS.values() if kind.opener
}
"""The actions that show a view, from wherever they are keyed."""
