"""Formulas of Word (Office Math, ECMA-376 part 1, 22.1) written in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_reader.articles.markup.signs import lowered, raised

from .xml import child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element


def formula_words(element: _Element | None) -> str:
    """The formula as it is read aloud: `(a + b)/c`, `x²`, `√(x)`, `∑_i^n`."""
    if element is None:
        return ""
    name = local(element)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""
    written = _WRITTEN.get(name)
    return written(element) if written else "".join(map(formula_words, element))


def _part(element: _Element, name: str) -> str:
    return formula_words(child(element, name))


def _grouped(words: str) -> str:
    """In brackets, unless it is one number or one letter."""
    return words if words.isalnum() else f"({words})"


def _fraction(element: _Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _radical(element: _Element) -> str:
    return f"{raised(_part(element, 'deg'))}√{_grouped(_part(element, 'e'))}"


def _sign(words: str, *, up: bool) -> str:
    if not words:
        return ""
    short = raised(words) if up else lowered(words)
    if short != words and (len(words) == 1 or short[0] not in "^_"):
        return short
    return ("^" if up else "_") + _grouped(words)


def _scripts(element: _Element) -> str:
    low, high = _part(element, "sub"), _part(element, "sup")
    return f"{_part(element, 'e')}{_sign(low, up=False)}{_sign(high, up=True)}"


def _many(element: _Element) -> str:
    """A sum, a product or an integral."""
    sign = value(element, "naryPr", "chr") or "∫"
    low, high = _part(element, "sub"), _part(element, "sup")
    return f"{sign}{_sign(low, up=False)}{_sign(high, up=True)} {_part(element, 'e')}"


def _delimited(element: _Element) -> str:
    opening = value(element, "dPr", "begChr")
    closing = value(element, "dPr", "endChr")
    parts = [formula_words(part) for part in element if local(part) == "e"]
    inside = (value(element, "dPr", "sepChr") or "|").join(parts)
    return f"{'(' if opening is None else opening}{inside}{')' if closing is None else closing}"


def _function(element: _Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(element: _Element) -> str:
    return f"{_part(element, 'e')}{_sign(_part(element, 'lim'), up=local(element) == 'limUpp')}"


def _matrix(element: _Element) -> str:
    rows = (", ".join(formula_words(cell) for cell in row) for row in element if local(row) == "mr")
    return f"[{'; '.join(rows)}]"


_WRITTEN = {
    "f": _fraction,
    "rad": _radical,
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre"), _scripts),
    "nary": _many,
    "d": _delimited,
    "func": _function,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _matrix,
}
