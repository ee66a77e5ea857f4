"""What is said in the place of a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_FILE_NAME = re.compile(r".*\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)", re.IGNORECASE)
_FORMULA = re.compile(r"\b(?:math|tex|latex|mwe-math\S*)\b", re.IGNORECASE)
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-url")
_FEWEST_WORDS = 3


def picture_words(picture: _Element) -> tuple[str, str]:
    """The words that stand for a picture and its source.

    "[picture: ALT]" where the alternative text says something; a formula's or an emoji's own
    text, with no source, for it is read as text; no words where there is nothing to say.
    """
    alt = " ".join((picture.get("alt") or "").split())
    source = picture_source(picture)
    if picture.get("data-said"):
        return "", ""
    if alt and not any(c.isalnum() for c in alt) and len(alt) <= 8 and not alt.isascii():
        return alt, ""
    if alt and _FORMULA.search(picture.get("class") or ""):
        return alt, ""
    if len(alt.split()) < _FEWEST_WORDS or _FILE_NAME.fullmatch(alt):
        return "", source or "unknown"
    return f"[picture: {alt}]", source or "unknown"


def picture_source(picture: _Element) -> str:
    """Where the picture is: pages that load it late say so beside `src`."""
    source = (picture.get("src") or picture.get("{http://www.w3.org/1999/xlink}href") or "").strip()
    if source and not source.startswith("data:"):
        return source
    for name in _LAZY:
        if late := (picture.get(name) or "").strip():
            return late
    candidates = (picture.get("srcset") or picture.get("data-srcset") or "").split(",")
    return (candidates[-1].split() or [""])[0]
