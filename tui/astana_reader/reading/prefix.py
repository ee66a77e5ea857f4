"""The row of what can follow keys that were begun, and the pens with their digits."""

from __future__ import annotations

from astana_reader.settings.pens import PEN_IDS

from .hand import Hand
from .keys import key_label
from .look.ink import Ink, Run, runs_width, spread
from .reading import Focus, Reading

TALL = 30
"""Rows of a screen from which on the row stands above the status line, not in its place."""
_ROOMY = 110
"""Cells from which on the pens stand three blanks apart."""
_PENS_ROOM = 76
"""Cells that the pens have on a narrower screen."""


def is_begun(hand: Hand) -> bool:
    """Whether a sequence of keys was begun, beyond a count, of which this row can tell more."""
    return bool(hand.machine.expected) and not _is_pens(hand)


def _is_pens(hand: Hand) -> bool:
    return any(id == "pen" for _, id in hand.machine.expected)


def prefix_runs(hand: Hand, width: int) -> tuple[Run, ...]:
    """What was typed and the keys that may follow, as many as there is room for."""
    plain, dim = Ink("text", "raised"), Ink("dim", "raised")
    strong = Ink("strong", "raised", bold=True)
    pad = ("  ", plain)
    right: list[Run] = [("Esc", strong), (" cancel", dim), pad]
    left: list[Run] = [pad, (hand.machine.pending, Ink("accent", "raised", bold=True))]
    for label, word in _following(hand):
        more: list[Run] = [("   ", plain), (label, strong), (f" {word}", dim)]
        if runs_width([*left, *more, *right]) > width:
            break
        left += more
    return tuple(spread(left, right, width, plain))


def _following(hand: Hand) -> list[tuple[str, str]]:
    """The keys that may end what was begun, with the words that the help has for them."""
    row_of = {action.id: action.row for action in hand.reading.settings.actions}
    by_row: dict[str, list[str]] = {}
    for key, id in hand.machine.expected:
        by_row.setdefault(row_of[id], []).append(key_label(key))
    shown: list[tuple[str, str]] = []
    for row, keys in by_row.items():
        words = row.split(", ")
        if len(words) == len(keys):
            shown += zip(keys, words, strict=True)
        else:
            shown.append((" ".join(keys), row))
    return shown


def wants_pens(hand: Hand) -> bool:
    """Whether a digit chooses a pen now."""
    reading = hand.reading
    selecting = reading.focus is Focus.PAGE and reading.page.selection is not None
    return selecting or _is_pens(hand)


def pen_runs(reading: Reading, width: int) -> list[Run]:
    """The pens with their digits, each in its ink; the words only where they have room."""
    strong, plain = Ink("strong", "panel", bold=True), Ink("text", "panel")
    pens = [reading.settings.pen(id) for id in PEN_IDS]
    gap = "   " if width >= _ROOMY else " "

    def runs(*, worded: bool) -> list[Run]:
        found: list[Run] = []
        for number, pen in enumerate(pens, 1):
            words = f"{pen.letter} {pen.name}" if reading.look.colorless else pen.name
            word = words if worded else pen.letter
            found += [(gap, plain)] if found else []
            found += [(f"{number} ", strong), (word, Ink(pen.id, "panel"))]
        return found

    room = width if width >= _ROOMY else _PENS_ROOM
    return runs(worded=runs_width(runs(worded=True)) <= room)
