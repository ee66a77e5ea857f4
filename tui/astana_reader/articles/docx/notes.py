"""The signs of footnotes and endnotes: each kind is counted on its own (17.11 of ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from .numbering import numeral
from .xml import child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

NoteKey = tuple[str, str]
"""footnote or endnote, and the id of the note."""
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_SIGNS = "*†‡§"
_MARK = re.compile(r'(<a href="#(foot|end)note-([^"<>]*)" id="[^"<>]*">)\[\d+\]')
"""The mark of a note, a number in brackets that mammoth puts around it."""


def note_labels(body: _Element, settings: _Element | None) -> Mapping[NoteKey, str]:
    """The signs of the notes, in the order of their marks.

    A sign that the author typed is taken out of the text beside its mark.
    """
    forms = {kind: _form(kind, body, settings) for kind in _FORMS}
    counts = {kind: start - 1 for kind, (_, start) in forms.items()}
    labels: dict[NoteKey, str] = {}
    for mark in body.iter("{*}footnoteReference", "{*}endnoteReference"):
        kind = local(mark).removesuffix("Reference")
        key = (kind, value(mark, key="id") or "")
        typed = _typed(mark) if _has_own_sign(mark) else ""
        if not typed:
            counts[kind] += 1
        labels.setdefault(key, typed or _sign(counts[kind], forms[kind][0]))
    return labels


def with_labels(markup: str, labels: Mapping[NoteKey, str]) -> str:
    """The HTML that mammoth wrote, its marks with these signs."""

    def sign(mark: re.Match[str]) -> str:
        return mark[1] + labels.get((f"{mark[2]}note", mark[3]), "")

    return _MARK.sub(sign, markup)


def _form(kind: str, body: _Element, settings: _Element | None) -> tuple[str, int]:
    """How a kind is counted, and from where."""
    told = child(settings, f"{kind}Pr")
    for section in body.iter("{*}sectPr"):
        own = child(section, f"{kind}Pr")
        told = own if own is not None else told
    start = value(told, "numStart") or "1"
    known = start.isdecimal() and len(start) < 7
    return value(told, "numFmt") or _FORMS[kind], int(start) if known else 1


def _sign(count: int, form: str) -> str:
    if form == "chicago":
        return _SIGNS[(count - 1) % len(_SIGNS)] * ((count - 1) // len(_SIGNS) + 1)
    return numeral(count, form)


def _has_own_sign(mark: _Element) -> bool:
    said = {str(k).rpartition("}")[2]: str(v) for k, v in mark.attrib.items()}
    return said.get("customMarkFollows", "0") not in {"0", "false"}


def _typed(mark: _Element) -> str:
    """The sign after a mark in its run, which is taken from there."""
    for follower in mark.itersiblings("{*}t"):
        sign, follower.text = (follower.text or "").strip(), ""
        return sign
    return ""
