"""The text of a web page or of what is written like one, whatever encoding it declares."""

from __future__ import annotations

import re

from .article import ArticleError
from .decoding import BinaryDataError, decode
from .document import Hints

_NO_HINTS = Hints()
_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)""",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
"""The share of control characters that a text with NULs in it may hold."""


def decoded(data: bytes, hints: Hints = _NO_HINTS) -> tuple[str, tuple[str, ...]]:
    """The text of a document, and what a reader should know of how it was decoded.

    It is `decode` with what the server declared, then with what stands in the page. A page with
    some NULs in it is a page all the same. Raises ArticleError for bytes that are no text.
    """
    declared = [name for name in (hints.charset, _declared_inside(data)) if name]
    try:
        found = decode(data, declared, hints.encoding)
    except BinaryDataError as error:
        head = data[:_LOOKED_AT]
        if len(_CONTROL.findall(head)) > _MOST_CONTROLS * len(head):
            raise ArticleError("This file is a binary file, not text.") from error
        found = decode(data, forced="utf-8")
    return found.text, found.notices


def _declared_inside(data: bytes) -> str:
    found = _DECLARED.search(data[:_LOOKED_AT])
    name = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    # An encoding that can't be the one in which the declaration itself was found.
    return "utf-8" if name.lower().startswith(("utf-16", "utf-32")) else name
