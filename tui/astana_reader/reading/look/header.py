"""The header line."""

from __future__ import annotations

from .ink import Ink, Run, runs_width, spread

_PLAIN, _DIM = Ink("text", "panel"), Ink("dim", "panel")
_STRONG = Ink("strong", "panel", bold=True)
_PAD = ("  ", _PLAIN)
SAVED: list[Run] = [("✓", _PLAIN), (" saved", _DIM)]


def header_runs(
    title: str, source: str, saving: list[Run], percent: int | None, width: int
) -> tuple[Run, ...]:
    """Title and source at the left, whether all is saved and how much is read at the right.

    `percent` is None where there is nothing to read yet. Where it is narrow the source goes
    first, then the title is cut.
    """
    read = [] if percent is None else [(f"{percent:>6}%", _DIM)]
    right: list[Run] = [*saving, *read, _PAD]
    left: list[Run] = [_PAD, (title, _STRONG)]
    if source and runs_width(left) + runs_width(right) + len(source) + 5 <= width:
        left += [("   ", _PLAIN), (source, _DIM)]
    return tuple(spread([*left, ("  ", _PLAIN)], right, width, _PLAIN))
