"""Runs become Textual strips in the colours of a palette."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from astana_reader.reading.look.ink import Ink, Run, runs_width
from astana_reader.reading.look.palette import Look


def strip_of(runs: Sequence[Run], look: Look) -> Strip:
    """A strip of the runs; its width is ours, also where Rich would measure otherwise.

    Neighbours of one ink become one segment: a terminal is sent the colours of each.
    """
    segments = [
        Segment("".join(text for text, _ in neighbours), style_of(ink, look))
        for ink, neighbours in groupby(runs, itemgetter(1))
    ]
    return Strip(segments, runs_width(runs))


@lru_cache(maxsize=4096)
def style_of(ink: Ink, look: Look) -> Style:
    if look.colorless:
        return _colorless(ink, look)
    color, ground = look.colors(ink.color, ink.ground)
    return Style(
        color=_color(color),
        bgcolor=_color(ground),
        bold=ink.bold,
        italic=ink.italic,
        underline=ink.underline,
        underline2=ink.double,
        strike=ink.strike,
        link=_link(ink, look),
    )


def _link(ink: Ink, look: Look) -> str | None:
    """The target for OSC 8; terminals of few colours may print the sequence instead."""
    return ink.link if ink.link and look.color_count >= 256 else None


def _colorless(ink: Ink, look: Look) -> Style:
    """NO_COLOR: reverse is selection and caret, dim is secondary; no colour is sent at all."""
    return Style(
        bold=ink.bold,
        italic=ink.italic,
        underline=ink.underline,
        underline2=ink.double,
        strike=ink.strike,
        dim=ink.color in ("dim", "faint", "line"),
        reverse=ink.ground in ("select", "accent"),
        link=_link(ink, look),
    )


@lru_cache(maxsize=256)
def _color(value: str) -> Color:
    return Color.parse(value)
