"""What the styles of paragraphs mean: a style says it by its name, or by the one it is based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .xml import child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 9
"""Levels of lists that Word has."""
_HEADING = re.compile(r"heading ([1-9])")
_LIST = re.compile(r"(?:list (?:bullet|number)|list continue)(?: ([2-5]))?")
_NAMED = {
    "title": "title",
    "subtitle": "subtitle",
    **dict.fromkeys(
        ("quote", "intense quote", "quotations", "block text", "block quotation"), "quotation"
    ),
    **dict.fromkeys(("caption", "image caption", "table caption"), "caption"),
    **dict.fromkeys(
        ("source code", "html preformatted", "preformatted text", "plain text", "code",
         "macro text"),
        "code",
    ),
    **dict.fromkeys(("definition term", "list heading"), "term"),
    **dict.fromkeys(("definition", "list contents"), "meaning"),
    "toc heading": "",
}  # fmt: skip
"""By the names that Word, LibreOffice and pandoc give their styles."""
_BODY = 9
"""The level of the outline that is none."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a style says of its paragraphs."""

    meaning: str = ""
    """title, subtitle, heading1 to heading6, quotation, caption, code, term, meaning or nothing."""
    depth: int = 1
    """Of its lists."""
    continues: bool = False
    """Whether its paragraphs go on with the item above them."""
    numbering: str | None = None
    level: str | None = None


def paragraph_styles(part: _Element | None) -> Mapping[str, ParagraphStyle]:
    """The styles of paragraphs by their ids; `part` is the root of styles.xml."""
    if part is None:
        return {}
    found = {
        value(style, key="styleId") or "": style
        for style in part
        if local(style) == "style" and value(style, key="type") == "paragraph"
    }
    return {name: _style(_chain(name, found)) for name in found}


def _chain(name: str | None, styles: Mapping[str, _Element]) -> list[_Element]:
    """A style and those it is based on, the nearest first."""
    chain: list[_Element] = []
    while name is not None and name in styles and styles[name] not in chain:
        chain.append(styles[name])
        name = value(chain[-1], "basedOn")
    return chain


def _style(chain: list[_Element]) -> ParagraphStyle:
    own = (value(chain[0], "name") or "").lower()
    listed = _LIST.fullmatch(own)
    numbered = next((s for s in chain if child(s, "pPr", "numPr") is not None), None)
    return ParagraphStyle(
        meaning=next((m for style in chain if (m := _meaning(style)) is not None), ""),
        depth=int(listed[1] or 1) if listed else 1,
        continues=own.startswith("list continue"),
        numbering=value(numbered, "pPr", "numPr", "numId"),
        level=value(numbered, "pPr", "numPr", "ilvl"),
    )


def _meaning(style: _Element) -> str | None:
    """What a style alone says; None where that is left to the one it is based on."""
    name = (value(style, "name") or "").lower()
    if name in _NAMED:
        return _NAMED[name]
    if said := _HEADING.fullmatch(name):
        return heading(int(said[1]) - 1)
    outline = value(style, "pPr", "outlineLvl")
    return heading(int(outline)) if outline and outline.isdigit() else None


def heading(level: int) -> str:
    """The meaning of a level of the outline, counted from 0."""
    return f"heading{min(level, 5) + 1}" if level < _BODY else ""


def style_map() -> str:
    """How mammoth writes paragraphs whose style is a meaning, and runs of code."""
    rules = {
        "title": "h1:fresh",
        "subtitle": "p:fresh",
        **{f"heading{n}": f"h{n}:fresh" for n in range(1, 7)},
        "quotation": "blockquote > p:fresh",
        "caption": "figcaption:fresh",
        "code": r"pre:separator('\n')",
        "term": "dl > dt:fresh",
        "meaning": "dl > dd:fresh",
        "plain": "p:fresh",
    }
    for depth in range(1, DEEPEST + 1):
        above = "ul|ol > li > " * (depth - 1)
        rules[f"bullet{depth}"] = f"{above}ul > li:fresh"
        rules[f"number{depth}"] = f"{above}ol > li:fresh"
        rules[f"more{depth}"] = f"{above}ul|ol > li > p:fresh"
    runs = ("Verbatim Char", "Source Text", "HTML Code")
    return "\n".join(
        [f"p.{name} => {path}" for name, path in rules.items()]
        + [f"r[style-name='{name}'] => code" for name in runs]
    )
