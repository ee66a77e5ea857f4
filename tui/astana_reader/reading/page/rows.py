"""The page pane as rows of runs: gutter, text, blanks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from astana_reader.reading.look.geometry import Geometry
from astana_reader.reading.look.ink import Ink, Run, fitted
from astana_reader.reading.look.palette import Look

from .gutter import HELD, Sign, gutter
from .layers import Layers
from .page import Page
from .row import Row, change_sign, row_runs

_BLANK = Ink()
_NO_HINTS: Mapping[str, int] = {}


def page_rows(  # noqa: PLR0913  # what it is made of, and three ways to show it
    page: Page,
    layers: Layers,
    look: Look,
    geometry: Geometry,
    *,
    hints: Mapping[str, int] = _NO_HINTS,
    focused: bool = True,
    veiled: bool = False,
) -> list[tuple[Run, ...]]:
    """The rows of the pane from edge to edge, blank ones at its top and bottom included.

    `hints` are letters to jump by and where they lead.
    """
    left, width = geometry.text_left, geometry.page_width
    rows = page.rows(layers, hints, focused=focused, veiled=veiled)
    spans = [row.spans if row else [] for row in rows]
    signs = gutter(spans, layers)
    painted = [
        _painted(page.article.text, row, beside, look, left, width)
        for row, beside in zip(rows, signs, strict=True)
    ]
    blank = _painted(page.article.text, None, (), look, left, width)
    below = [blank] * (page.height - len(painted) + geometry.pad)
    return [blank] * geometry.pad + painted + below


def letter_ink(sign: Sign) -> Ink:
    """A sign in its pen's colour: underlined for a linked mark, reversed for the held one."""
    if sign.held:
        return Ink("page", sign.pen, bold=True)
    return Ink(sign.pen, bold=sign.character.isalpha(), underline=sign.linked)


@lru_cache(maxsize=4096)
def _painted(
    text: str, row: Row | None, signs: tuple[Sign | None, ...], look: Look, left: int, width: int
) -> tuple[Run, ...]:
    if row is None:
        return ((" " * width, _BLANK),) if width > 0 else ()
    runs = [*_gutter_runs(row, signs, look, left), *row_runs(text, row, look)]
    return tuple(fitted(runs, width, _BLANK))


def _gutter_runs(row: Row, signs: Sequence[Sign | None], look: Look, left: int) -> list[Run]:
    """The cells before the text: a sign two cells from it, another four cells, the caret's ›.

    What became of a mark stands to the right of its sign; of the row, at the far left.
    """
    cells: list[Run] = [(" ", _BLANK)] * left
    for lane, sign in enumerate(signs):
        at = left - 2 - 2 * lane
        if sign and at >= 0:
            cells[at] = (sign.character, Ink("faint") if row.veiled else letter_ink(sign))
            if sign.flag:
                cells[at + 1] = (look.glyph(sign.flag), Ink("faint" if row.veiled else "warn"))
            elif sign.held and look.colorless:
                cells[at + 1] = (HELD, Ink("strong", bold=True))
    if look.colorless and row.caret is not None and left > 0 and cells[left - 1][0] == " ":
        cells[left - 1] = ("›", Ink("strong"))
    change = change_sign(row)
    if change and left > 0:
        cells[max(0, left - 5)] = (change, Ink("strong", bold=True))
    return cells
