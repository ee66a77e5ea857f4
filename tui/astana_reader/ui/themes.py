"""The palettes as Textual themes, so that its own widgets match."""

from __future__ import annotations

from rich.console import Console
from textual.theme import Theme

from astana_reader.reading.look.palette import PALETTES, TRUE_COLOR, Look, Palette
from astana_reader.settings.config import Settings

from .terminal import is_colorless

_COUNTS = {"truecolor": TRUE_COLOR, "256": 256}


def textual_theme(palette: Palette) -> Theme:
    colors = palette.colors
    return Theme(
        name=palette.name,
        primary=colors["accent"],
        accent=colors["accent"],
        foreground=colors["text"],
        background=colors["page"],
        surface=colors["panel"],
        panel=colors["panel"],
        warning=colors["warn"],
        error=colors["warn"],
        dark=palette.dark,
        variables={
            **{role: color for role, color in colors.items() if "-" not in role},
            "input-cursor-background": colors["accent"],
            "input-cursor-foreground": colors["page"],
            "input-selection-background": colors["select"],
        },
    )


def look_for(theme: str, settings: Settings, console: Console) -> Look:
    """How this terminal shows a theme to this user."""
    return Look(
        palette=PALETTES.get(theme, PALETTES["ink"]),
        colorless=is_colorless(),
        color_count=_COUNTS.get(console.color_system or "", 16),
        pen_lines=settings.pen_lines,
        entity_marks=settings.entity_marks,
        ascii=settings.glyphs == "ascii",
    )
