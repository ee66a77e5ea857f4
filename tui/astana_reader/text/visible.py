"""Visible stand-ins for characters that a terminal would obey or hide.

Article text, file names and imports are untrusted: nothing of them may move the cursor, set a
title or turn the direction of the text around.
"""

from __future__ import annotations

import re
from pathlib import Path

_BIDI = "\u061c\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_BIDI}]")
_JSON_UNSAFE = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{_BIDI}]")
_LINE_UNSAFE = re.compile(r"[\t\n\u2028\u2029]+")


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def visible(text: str) -> str:
    """The text with a stand-in for each unsafe character, one for one; tab and newline stay.

    C0 controls become control pictures (U+2400+n), DEL U+2421; C1 controls, the Arabic letter
    mark, bidi overrides and isolates and lone surrogates become U+FFFD. Offsets do not change.
    """
    return _UNSAFE.sub(_stand_in, text)


def visible_json(value: object, indent: int | None = None) -> str:
    """A value as JSON in which each unsafe character is one of JSON's escapes, so none is lost.

    So are all ends of lines, for readers of JSON Lines to whom U+2028 ends one.
    """
    import json  # a first screen does without

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def visible_line(text: str) -> str:
    """The text on one line: as `visible`, with tabs and line breaks folded into a space."""
    return _LINE_UNSAFE.sub(" ", visible(text)).strip()


def visible_path(path: Path) -> str:
    """A path on one line as people write it, with ~ for their home."""
    home = Path.home()
    inside = path != home and path.is_relative_to(home)
    return visible_line(f"~/{path.relative_to(home)}" if inside else str(path))
