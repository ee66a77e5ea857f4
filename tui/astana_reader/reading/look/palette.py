"""The three themes: colours by role. Roles and values are described in the README."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from astana_reader.settings.pens import PEN_IDS

_ROLES = (
    "page", "panel", "raised", "line", "text", "strong", "dim", "faint", "accent", "link",
    "entity", "sentence", "select", "match", "warn",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """A theme's colours as #RRGGBB by role; a pen's are `claim`, `claim-tint`, `claim-text`."""

    name: str
    dark: bool
    colors: Mapping[str, str]
    edges: bool = False
    """Whether surfaces need a line between them, since tone does not tell them apart."""


def _palette(name: str, roles: str, pens: str, *, dark: bool, edges: bool = False) -> Palette:
    colors = dict(zip(_ROLES, roles.split(), strict=True))
    for pen, values in zip(PEN_IDS, pens.split("  "), strict=True):
        colors |= zip((pen, f"{pen}-tint", f"{pen}-text"), values.split(), strict=True)
    return Palette(name, dark, colors, edges)


PALETTES = {
    palette.name: palette
    for palette in (
        _palette(
            "ink",
            "#15181E #1B1F27 #272D38 #353D4A #D9D6CE #F4F0E6 #9AA2AE #5E6774 #5FC4D4 #A8D3DC "
            "#C2C6CC #20262F #1D4B57 #5A4A12 #F0B45A",
            "#E8B92E #37300F #F1E3B2  #84EBA0 #0F4030 #C3EDD2  #4AAEF5 #1F2E62 #C9DAFB  "
            "#CAD0DC #3B3F49 #E6E8EC  #F2703A #5A2A14 #FFD3BE  #C485BC #481D3F #F0CBE8",
            dark=True,
        ),
        _palette(
            "paper",
            "#FBF8F1 #F3EEE3 #E6DFD0 #D3CABA #2C2B28 #0F0E0C #645F55 #A8A090 #006A78 #1E5A63 "
            "#45433E #F1ECDD #BDE0E5 #F2D675 #8A5200",
            "#835900 #F9EEAE #2B2200  #006B55 #B9F0CE #06281B  #3A32A8 #DCE8FD #131B4D  "
            "#52555C #D8DADB #1E1F23  #8A0F0A #FCCDB0 #3A1003  #7D1D66 #F1CFF5 #330A2A",
            dark=False,
        ),
        _palette(
            "contrast",
            "#000000 #000000 #2A2A2A #8A8A8A #FFFFFF #FFFFFF #D0D0D0 #9A9A9A #4DE8FF #9FF0FF "
            "#FFFFFF #1A1A1A #004A5C #6B5200 #FFC83D",
            "#D6CF1E #3A3600 #FFFFFF  #19FF99 #004A2C #FFFFFF  #8C9CFF #1B2A80 #FFFFFF  "
            "#EFF6FC #4A4A4A #FFFFFF  #FF7F66 #6B2200 #FFFFFF  #FDB1FE #56104A #FFFFFF",
            dark=True,
            edges=True,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class PenLine:
    """How a pen's text is set, so that pens stay apart without their colours."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    double: bool = False


_IN_COLOR = {
    "claim": PenLine(),
    "evidence": PenLine(double=True),
    "question": PenLine(italic=True, underline=True),
    "quote": PenLine(italic=True),
    "contradiction": PenLine(underline=True),
    "to-verify": PenLine(italic=True, double=True),
}
_WITHOUT = _IN_COLOR | {
    "claim": PenLine(underline=True),
    "contradiction": PenLine(bold=True, underline=True),
}


TRUE_COLOR = 1 << 24


@dataclass(frozen=True, slots=True)
class Look:
    """A palette as this terminal and this user want it."""

    palette: Palette
    colorless: bool = False
    """NO_COLOR: attributes alone must do."""
    color_count: int = TRUE_COLOR
    """How many colours the terminal has: with 256 neighbouring tones fall together, with 16 tints
    and selections fall together with the page too."""
    pen_lines: str = "auto"
    entity_marks: str = "first"
    ascii: bool = False

    @property
    def edges(self) -> bool:
        """Whether to draw a line before the sidebar."""
        return self.palette.edges or self.colorless or self.color_count <= 256

    def pen_line(self, pen: str) -> PenLine:
        """The attributes of a pen's text."""
        if self.pen_lines == "never" and not self.colorless:
            return PenLine()
        few = self.colorless or self.color_count < 256
        full = self.pen_lines == "always" or self.palette.edges or few
        return (_WITHOUT if full else _IN_COLOR).get(pen, PenLine())

    def colors(self, color: str, ground: str) -> tuple[str, str]:
        """What stands for a role of the text and one of its ground, as #RRGGBB.

        Where no tint can be told from the page a mark's text is in its pen's colour and the
        selection is the page reversed.
        """
        of = self.palette.colors
        if self.color_count >= 256:
            return of[color], of[ground]
        if ground == "select":
            return of["page"], of["text"]
        if ground.endswith("-tint"):
            ground = "page"
        return of[color.removesuffix("-text")], of[ground]

    def glyph(self, unicode: str) -> str:
        """A glyph that is wide in some East Asian set-ups, or its stand-in."""
        return _ASCII.get(unicode, unicode) if self.ascii else unicode


_ASCII = {"●": "*", "○": "o", "◆": "+", "≡": "=", "•": "*", "≈": "~", "■": "x"}
