"""What the terminal is told and asked before Textual has it: colours, raw mode, leaving."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache

from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.look.palette import TRUE_COLOR, Look

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
"""The alternate screen, without cursor and without wrapping at the edge."""
LEAVE = (
    "\x1b[?2026l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?1004l\x1b[<u"
    "\x1b[?7h\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Undoes ENTER and all that Textual may have set since."""


def color_count() -> int:
    """How many colours the terminal has, from COLORTERM and TERM as Rich reads them."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUE_COLOR
    term = os.environ.get("TERM", "").strip().lower()
    return 256 if term.rpartition("-")[2] in ("256color", "kitty") else 16


def is_colorless() -> bool:
    """Whether the user wants no colour at all (no-color.org), or the terminal has none."""
    term = os.environ.get("TERM", "").strip().lower()
    return bool(os.environ.get("NO_COLOR")) or term in ("dumb", "unknown")


def tell_textual() -> None:
    """Textual asks only whether NO_COLOR is there: let it be there where colours are to stay away.

    An empty one asks for nothing, and a terminal may have no colours without one.
    """
    if is_colorless():
        os.environ["NO_COLOR"] = "1"
    else:
        os.environ.pop("NO_COLOR", None)


def row_bytes(runs: Iterable[Run], look: Look) -> str:
    """A row as the characters that paint it."""
    return "".join(f"{_sgr(ink, look)}{text}" for text, ink in runs) + "\x1b[0m"


@lru_cache(maxsize=512)
def _sgr(ink: Ink, look: Look) -> str:
    codes = ["0"]
    codes += ["1"] if ink.bold else []
    codes += ["3"] if ink.italic else []
    codes += ["4"] if ink.underline else []
    codes += ["21"] if ink.double else []
    if look.colorless:
        codes += ["2"] if ink.color in ("dim", "faint", "line") else []
        codes += ["7"] if ink.ground in ("select", "accent") else []
    else:
        color, ground = look.colors(ink.color, ink.ground)
        codes += _color(38, color, look.color_count)
        codes += _color(48, ground, look.color_count)
    return f"\x1b[{';'.join(codes)}m"


def _color(kind: int, value: str, count: int) -> list[str]:
    red, green, blue = (int(value[n : n + 2], 16) for n in (1, 3, 5))
    if count < 256:
        number = nearest_of_16(red, green, blue)
        return [str(kind - 8 + number if number < 8 else kind + 52 + number - 8)]
    if count == 256:
        return [str(kind), "5", str(nearest_of_256(red, green, blue))]
    return [str(kind), "2", str(red), str(green), str(blue)]


_STANDARD = (
    (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0),
    (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
    (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85),
    (85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255),
)  # fmt: skip


def nearest_of_16(red: int, green: int, blue: int) -> int:
    """The one of the 16 colours that Rich would take: near in red-weighted distance."""

    def distance(number: int) -> int:
        red_there, green_there, blue_there = _STANDARD[number]
        mean = (red + red_there) // 2
        by_red, by_green, by_blue = red - red_there, green - green_there, blue - blue_there
        weighted = ((512 + mean) * by_red**2 >> 8) + ((767 - mean) * by_blue**2 >> 8)
        return weighted + 4 * by_green**2

    return min(range(16), key=distance)


def nearest_of_256(red: int, green: int, blue: int) -> int:
    """The colour of the xterm palette of 256 that Rich would take, so that nothing shifts."""
    high, low = max(red, green, blue) / 255, min(red, green, blue) / 255
    lightness, spread = (high + low) / 2, high - low
    span = high + low if lightness <= 0.5 else 2 - high - low
    if spread == 0 or spread / span < 0.15:
        gray = round(lightness * 25)
        return 16 if gray == 0 else 231 if gray == 25 else 231 + gray
    steps = (c / 95 if c < 95 else 1 + (c - 95) / 40 for c in (red, green, blue))
    return 16 + sum(weight * round(step) for weight, step in zip((36, 6, 1), steps, strict=True))


def take_standard_input() -> None:
    """Put the terminal in the place of standard input, for the keys. Raises OSError without one."""
    terminal = os.open("CONIN$" if os.name == "nt" else "/dev/tty", os.O_RDWR)
    if terminal != 0:
        os.dup2(terminal, 0)
        os.close(terminal)
