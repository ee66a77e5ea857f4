"""Bytes to text: which encoding a document is in, whatever it declares."""

from __future__ import annotations

import re

from astana_reader.text.visible import visible_line

from .document import Hints

_NO_HINTS = Hints()
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BARE_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)""",
    re.IGNORECASE,
)
_LOOKED_AT = 4096
_SAMPLE = 64 * 1024
_TAGS = re.compile(rb"<[^<>]*>")
_NOT_WESTERN = re.compile(r"[^\W\d_][¡-¿×÷][^\W\d_]|[þðýÞÐÝ\ufffd]")
"""Signs inside words and rare letters: what other European encodings look like in cp1252."""
_HIGH = re.compile(rb"[\x80-\xff]+")

_LABELS = {
    **dict.fromkeys(
        "ascii us-ascii latin1 latin-1 l1 iso-8859-1 iso8859-1 iso_8859-1".split(), "cp1252"
    ),
    **dict.fromkeys("iso-8859-9 latin5".split(), "cp1254"),
    **dict.fromkeys("iso-8859-11 tis-620".split(), "cp874"),
    **dict.fromkeys("gb2312 gbk gb_2312-80 x-gbk chinese".split(), "gb18030"),
    **dict.fromkeys("shift_jis shift-jis sjis x-sjis ms_kanji windows-31j".split(), "cp932"),
    **dict.fromkeys("euc-kr ks_c_5601-1987 korean ksc5601".split(), "cp949"),
    "big5": "big5hkscs",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-user-defined": "cp1252",
    "unicode": "utf-16-le",
    "utf-16": "utf-16-le",
}
"""Labels that mean another encoding than their name says, by the WHATWG's Encoding Standard."""
_WESTERN = frozenset("cp1252 cp1250 cp1254 iso8859-2 iso8859-15 mac_roman".split())


def decoded(data: bytes, hints: Hints = _NO_HINTS) -> tuple[str, tuple[str, ...]]:
    """The text of a document, and what a reader should know of how it was decoded.

    The encoding is the forced one, else what a byte order mark says, UTF-8 if the bytes are
    valid UTF-8 beyond ASCII, the declared one (by server, then in the page) if it fits, else a
    guess. What could not be decoded becomes U+FFFD.
    """
    if hints.encoding:
        return data.decode(hints.encoding, "replace").removeprefix("\ufeff"), ()
    for magic, encoding in (*_BOMS, *_BARE_UTF16):
        if data.startswith(magic):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), ()
    declared = [name for name in (hints.charset, _declared_inside(data)) if name]
    if not (data.isascii() and any("2022" in name for name in declared)):
        try:
            return data.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    for name in declared:
        encoding = python_name(name)
        if encoding and not _is_doubtful(data, encoding):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                continue
    return _guessed(data, declared)


def python_name(label: str) -> str:
    """Python's name of an encoding that the web calls `label`; "" if it has none."""
    label = label.strip().strip("\"'").lower()
    name = _LABELS.get(label, label)
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return ""
    return "" if name in {"utf-7", "idna", "punycode", "raw_unicode_escape"} else name


def _declared_inside(data: bytes) -> str:
    found = _DECLARED.search(data[:_LOOKED_AT])
    name = (found[1] or found[2]).decode("ascii", "replace") if found else ""
    # An encoding that can't be the one in which the declaration itself was found.
    return "utf-8" if name.lower().startswith(("utf-16", "utf-32")) else name


def _is_doubtful(data: bytes, encoding: str) -> bool:
    """Whether a Western encoding would give words of accented letters alone.

    Accents stand single among plain letters; whole words of high bytes are of another script.
    """
    if encoding not in _WESTERN:
        return False
    runs = [len(run) for run in _HIGH.findall(_TAGS.sub(b" ", data[: 4 * _SAMPLE]))]
    return 2 * sum(length for length in runs if length > 2) > sum(runs)


def _guessed(data: bytes, declared: list[str]) -> tuple[str, tuple[str, ...]]:
    sample = _TAGS.sub(b" ", data[: 16 * _SAMPLE])[:_SAMPLE]
    encoding = "cp1252"
    if _is_doubtful(sample, encoding) or _NOT_WESTERN.search(sample.decode(encoding, "replace")):
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        encoding = best.encoding if best else encoding
    said = f"declared as {visible_line(declared[0])}" if declared else "not declared"
    text = data.decode(encoding, "replace")
    notice = f"The encoding is {said}; read as {encoding}. --encoding NAME reads it as another."
    return text.removeprefix("\ufeff"), (notice,)
