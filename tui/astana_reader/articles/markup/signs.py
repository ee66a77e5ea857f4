"""What is shown by position or layout in a browser, said with characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .tree import tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_LETTERS_OF_MARKS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_NUMBER = re.compile(r"[0-9+\-−()]*[0-9][0-9+\-−()]*")
_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?|highlight-source|highlight|brush:?|sourceCode)[- ]?([\w+#.-]+)"
)
_NO_LANGUAGE = frozenset({"", "highlight", "text", "none", "plaintext", "plain", "nohighlight"})
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)


def raised(words: str) -> str:
    """Superscript: ² for digits, ^k for signs and single letters, 1st and Mlle as letters."""
    return _shifted(words, _RAISED, "^")


def mark_words(words: str) -> str:
    """A note's mark as a printer sets it: ³ where 3 or a letter would join the word before it.

    What has brackets or a sign of its own stays as it is.
    """
    return words.translate(_RAISED).translate(_LETTERS_OF_MARKS) if words.isalnum() else words


def lowered(words: str) -> str:
    """Subscript: ₂ for digits, _i for signs and single letters."""
    return _shifted(words, _LOWERED, "_")


def _shifted(words: str, digits: dict[int, int], sign: str) -> str:
    bare = words.strip()
    if _NUMBER.fullmatch(bare):
        return words.translate(digits)
    is_word = len(bare) > 1 and bare.replace(".", "").isalpha()
    return words if is_word or not any(c.isalnum() for c in bare) else f"{sign}{bare}"


def formula(math: _Element) -> str:
    """A formula as its author wrote it: alternative text, TeX, else its symbols."""
    if alternative := math.get("alttext"):
        return alternative
    for annotation in math.iter("annotation", "{*}annotation"):
        if "tex" in (annotation.get("encoding") or "").lower():
            return text_of(annotation)
    return text_of(math)


def language_of(code: _Element) -> str:
    """The language of a code block as its class says, "" where none does."""
    parent = code.getparent()
    around = [parent] if parent is not None and tag(parent) == "div" else []
    for element in [code, *code.iter("code"), *around]:
        if said := element.get("data-lang") or element.get("data-language"):
            return said[:20]
        found = _LANGUAGE.search(element.get("class") or "")
        if found and found[1].lower() not in _NO_LANGUAGE:
            return found[1][:20]
    return ""


def list_marker(items: _Element, item: _Element, number: int) -> str:
    """`3.` as an ordered list counts: from `start`, by `value`, in letters or Roman numbers."""
    start = _whole(items.get("start"))
    value = _whole(item.get("value"))
    if value is None:
        value = number if start is None else start + number - 1
    style = items.get("type") or ""
    if style in {"a", "A"} and 1 <= value <= 26:
        said = chr(ord(style) + value - 1)
    elif style in {"i", "I"} and 1 <= value < 4000:
        said = roman(value) if style == "i" else roman(value).upper()
    else:
        said = str(value)
    return f"{said}."


def _whole(value: str | None) -> int | None:
    value = (value or "").strip()
    return int(value) if re.fullmatch(r"-?[0-9]{1,9}", value) else None


def roman(number: int) -> str:
    """A number from 1 in Roman numerals, in small letters."""
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said += letters
            number -= value
    return said
