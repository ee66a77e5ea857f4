"""The style of the exported page: page.css, the colours of ink and paper, how a pen is set."""

from __future__ import annotations

from pathlib import Path

from astana_reader.settings.pens import PENS

_ROLES = "page panel line text strong dim accent link".split()
_SETS = {
    "light": (
        "#FBF8F1 #F3EEE3 #D3CABA #2C2B28 #0F0E0C #645F55 #006A78 #1E5A63",
        "#835900 #F9EEAE #2B2200  #006B55 #B9F0CE #06281B  #3A32A8 #DCE8FD #131B4D  "
        "#52555C #D8DADB #1E1F23  #8A0F0A #FCCDB0 #3A1003  #7D1D66 #F1CFF5 #330A2A",
    ),
    "dark": (
        "#15181E #1B1F27 #353D4A #D9D6CE #F4F0E6 #9AA2AE #5FC4D4 #A8D3DC",
        "#E8B92E #37300F #F1E3B2  #84EBA0 #0F4030 #C3EDD2  #4AAEF5 #1F2E62 #C9DAFB  "
        "#CAD0DC #3B3F49 #E6E8EC  #F2703A #5A2A14 #FFD3BE  #C485BC #481D3F #F0CBE8",
    ),
}
_LINES = {
    "evidence": "text-decoration:underline double",
    "question": "font-style:italic;text-decoration:underline",
    "quote": "font-style:italic",
    "contradiction": "text-decoration:underline",
    "to-verify": "font-style:italic;text-decoration:underline double",
}


def style() -> str:
    """The sheet, with the pens' tints, lines and filters."""
    dark = _variables(*_SETS["dark"])
    scheme = "color-scheme:light dark;"
    sheets = [f":root{{{scheme}{_variables(*_SETS['light'])}}}"]
    sheets.append(f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}")
    for pen in PENS:
        off = f"body:has(#f-{pen.id}:not(:checked))"
        sheets.append(
            f'mark[data-pen="{pen.id}"]{{background:var(--{pen.id}-tint);color:var(--{pen.id}-text);'
            f"{_LINES.get(pen.id, '')}}}"
            f'[data-pen="{pen.id}"].margin{{border-color:var(--{pen.id})}}'
            f'[data-pen="{pen.id}"]>b{{color:var(--{pen.id})}}'
            f'{off} li[data-pen="{pen.id}"],{off} .margin[data-pen="{pen.id}"]{{display:none}}'
            f'{off} mark[data-pen="{pen.id}"]{{all:unset}}'
        )
    rules = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return rules.strip() + "\n" + "\n".join(sheets)


def _variables(roles: str, pens: str) -> str:
    named = dict(zip(_ROLES, roles.split(), strict=True))
    for pen, values in zip(PENS, pens.split("  "), strict=True):
        names = (pen.id, f"{pen.id}-tint", f"{pen.id}-text")
        named |= zip(names, values.split(), strict=True)
    return "".join(f"--{name}:{value};" for name, value in named.items())
