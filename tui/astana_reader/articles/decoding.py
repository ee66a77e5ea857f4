"""Bytes to text: which encoding they are in, and what a reader should know of the answer.

In this order: the encoding that was forced, a byte order mark, the declared encoding where it
fits, UTF-8, UTF-16 without a mark, and a guess. Only the guess costs anything: text in UTF-8
never comes so far.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_MARKS: Final = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a declared name means on the web (WHATWG Encoding Standard): the larger set that programs
# write under the smaller one's name. Keys are Python's names.
_MEANT: Final = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "big5": "big5hkscs", "utf-16": "utf-16-le", "utf-8-sig": "utf-8",
    "utf_8_sig": "utf-8", "euc_jp": "euc_jis_2004",
}  # fmt: skip
_OTHER_NAMES: Final = {
    "x-sjis": "shift_jis", "windows-31j": "shift_jis", "x-gbk": "gbk", "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman",
    "x-x-big5": "big5", "cn-big5": "big5", "logical": "iso8859_8", "iso-8859-8-i": "iso8859_8",
    "unicode-1-1-utf-8": "utf-8", "ks_c_5601-1987": "cp949", "unicode": "utf-16-le",
    "x-user-defined": "cp1252",
}  # fmt: skip
_CODE_PAGE: Final = r"(?:x-)?(?:win|windows|cp|ibm|dos)?-?(\d{3,4})"
_SHOWN: Final = {
    "gb18030": "GB18030", "cp932": "Shift_JIS", "euc_jis_2004": "EUC-JP", "cp949": "EUC-KR",
    "iso2022_jp": "ISO-2022-JP", "big5hkscs": "Big5-HKSCS", "cp866": "IBM866",
    "mac-roman": "Macintosh", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE",
    "utf-32-le": "UTF-32LE", "utf-32-be": "UTF-32BE",
}  # fmt: skip
# Python calls these encodings of text, but no file is written in them.
_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "palmos"}
)
_SAMPLE: Final = 64 * 1024
# Patterns are compiled where they are used: UTF-8 needs none of them.
_BEFORE: Final = 100
_AFTER: Final = 1024
_FEW: Final = 4  # of them any guess is as good as another
_BESIDE: Final = 3
_OTHERS: Final = rb"[\x80-\xff]+"
_TAGS: Final = rb"<[^<>\n]{0,200}>"  # of a page, their Latin letters say nothing
_ASCII_WRITTEN: Final = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
_WESTERN_CODECS: Final = frozenset(
    {"cp1252", "cp1250", "cp1254", "iso8859-2", "iso8859-15", "mac-roman"}
)
_OTHER_LATIN: Final = frozenset({"cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-15"})
_PLAINER: Final = ("cp1252", "koi8-r")  # said instead of one that makes the same text
_OTHER: Final = rb"[\x80-\xff]"
_IN_A_WORD: Final = rb"[A-Za-z\x80-\xff][\x80-\xff]|[\x80-\xff][A-Za-z]"
_ASCII_LETTER: Final = rb"[A-Za-z]"
_CONTROL: Final = "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
_WESTERN_LETTERS: Final = "àâäáãåæçèéêëíîïñóôöøœùúûüßÀÄÅÆÇÈÉÖØÜÑÁÍÓÚ"
_WESTERN: Final = (
    rf"[\x00-\x7f{_WESTERN_LETTERS}\xa0‘’“”–—…•]"
    r"|(?<![^\W\d_])[€£§©®°«»·¡¿½¼™†]|[€£§©®°«»·²³½¼™†](?![^\W\d_])"
)


class BinaryDataError(ValueError):
    """The bytes are no text in any encoding."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, and the name of the encoding it was in."""

    text: str
    encoding: str
    """As it is shown; `decode` takes it again."""
    notices: tuple[str, ...] = ()


def known_encoding(name: str) -> str | None:
    """The name under which an encoding is shown, whatever its spelling; None for no encoding."""
    codec = _codec(name)
    return codec and _shown(codec)


def decode(data: bytes, declared: Sequence[str] = (), forced: str = "") -> Decoded:
    """Read bytes as text.

    `declared` is what the server and the document say, the surest first, `forced` what the user
    says; a name that is no encoding is as good as none. What can't be read becomes U+FFFD, with
    a notice. Raises BinaryDataError for bytes that are no text, unless an encoding is forced.
    """
    if codec := _codec(forced):
        return _lenient(data, codec)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _lenient(data, codec)
    for codec in _likely(data, declared):
        text = _strict(data, codec)
        if text is not None and "\0" not in text:
            return Decoded(text.removeprefix("\ufeff"), _shown(codec))
    return _guessed(data)


def _likely(data: bytes, declared: Sequence[str]) -> Iterator[str]:
    """What to try before a guess: UTF-8, which fits nothing else by chance, and what is declared.

    Encodings that write all in ASCII look like UTF-8 and have to be told apart first.
    """
    codecs_declared = [codec for name in declared if (codec := _codec(name))]
    if data.isascii():
        yield from (codec for codec in codecs_declared if codec in _ASCII_WRITTEN)
        if b"\x1b$B" in data:
            yield "iso2022_jp"
    yield "utf-8"
    sample = _sample(data)
    for codec in codecs_declared:
        if codec not in {"utf-8", *_ASCII_WRITTEN} and not _is_doubtful(sample, codec):
            yield codec


def _is_doubtful(sample: bytes, codec: str) -> bool:
    """Whether a Western encoding would make words of accented letters alone.

    Accents stand single among plain letters; whole words of them are in another script.
    """
    if codec not in _WESTERN_CODECS:
        return False
    runs = [len(run) for run in re.findall(_OTHERS, sample)]
    return 2 * sum(length for length in runs if length > 2) > sum(runs)


def _codec(name: str) -> str | None:
    """Python's name of an encoding that a file may be in."""
    label = name.strip(" \t\r\n\"'").casefold()
    if page := re.fullmatch(_CODE_PAGE, label):
        label = "cp" + page[1]
    try:
        codec = codecs.lookup(_OTHER_NAMES.get(label, label)).name
        b" ".decode(codec, "ignore")  # not from hex or with ROT13
    except (LookupError, ValueError, UnicodeError):
        return None
    if codec in _NO_CHARSETS:
        return None
    return _MEANT.get(codec, codec)


def _shown(codec: str) -> str:
    if codec in _SHOWN:
        return _SHOWN[codec]
    name = codec.upper().replace("_", "-")
    return re.sub(r"\AISO8859-", "ISO-8859-", re.sub(r"\ACP(?=125|874)", "Windows-", name))


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, codec: str, notice: str = "") -> Decoded:
    name, notices = _shown(codec), (notice,) if notice else ()
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        line = data[: error.start].decode(codec, "replace").count("\n") + 1
        lost = f"Line {line} is not {name}: what could not be read shows as \ufffd."
        notices = (*notices, lost)
    return Decoded(text.removeprefix("\ufeff"), name, notices)


def _guessed(data: bytes) -> Decoded:
    if b"\0" in data:
        codec = _utf16(data)
        if codec is None:
            raise BinaryDataError("It is a binary file, not text.")
    elif _is_damaged_utf8(data):
        return _lenient(data, "utf-8")
    else:
        codec = _guess(data)
        if codec is None:
            return _lenient(data, "utf-8")
    name = _shown(codec)
    notice = f"Read as {name}, a guess. If letters look wrong, name another with --encoding."
    return _lenient(data, codec, notice)


def _utf16(data: bytes) -> str | None:
    """UTF-16 in the byte order that makes text of the data; None if neither does."""
    sample = data[:_SAMPLE]
    others = _strict(sample.replace(b"\0", b""), "utf-8")
    if 4 * sample.count(0) < len(sample) and others and not re.search(_CONTROL, others):
        return None  # text with a few NULs among its letters
    best, most = None, 0
    for codec in ("utf-16-le", "utf-16-be"):
        text = codecs.getincrementaldecoder(codec)("replace").decode(sample)
        low = sum(text.count(each) for each in " \n\r\t.,。、，") if "\ufffd" not in text else 0
        if low > most and not re.search(_CONTROL, text):
            best, most = codec, low
    return best


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether it was cut off in a character, or most of what is not ASCII is UTF-8 all the same."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    text = decoder.decode(_sample(data))
    bad = sum(1 for c in text if "\udc80" <= c <= "\udcff")
    good = sum(1 for c in text if c > "\x7f") - bad
    return good > bad or (not bad and len(decoder.getstate()[0]) > 1)


def _sample(data: bytes) -> bytes:
    """Stretches that are not ASCII, in order, in whole lines where lines are short."""
    other_byte = re.compile(_OTHER)
    pieces: list[bytes] = []
    size = at = 0
    while size < _SAMPLE and (other := other_byte.search(data, at)):
        start = max(at, other.start() - _BEFORE, data.rfind(b"\n", at, other.start()) + 1)
        newline = data.find(b"\n", other.end(), other.end() + _AFTER)
        at = newline + 1 if newline >= 0 else other.end() + _AFTER
        pieces.append(data[start:at])
        size += at - start
    return re.sub(_TAGS, b" ", b"".join(pieces))


def _guess(data: bytes) -> str | None:
    """The likeliest encoding of text that is not UTF-8; None where the bytes say too little."""
    sample = _sample(data)
    others = sum(1 for byte in sample if byte > 0x7F)
    few = _BESIDE * others <= len(re.findall(_ASCII_LETTER, sample))
    western = few and _is_western(sample)
    if western and (others < _FEW or not _has_letters(sample)):
        return "cp1252"
    if few and others < _FEW and not re.search(_IN_A_WORD, sample):
        return None
    codec = _detected(sample)
    return "cp1252" if western and codec not in _OTHER_LATIN else codec


def _detected(sample: bytes) -> str | None:
    """The guess of the detector that Firefox uses for pages that declare nothing."""
    from chardetng_py import EncodingDetector

    detector = EncodingDetector()
    detector.feed(sample, last=True)
    codec = _codec(detector.guess(tld=None, allow_utf8=False))
    text = sample.decode(codec, "replace") if codec else ""
    return next((c for c in _PLAINER if text and sample.decode(c, "replace") == text), codec)


def _has_letters(sample: bytes) -> bool:
    """Whether a Western text has accented letters, which tell it from others of Latin letters."""
    return any(c.isalpha() for c in sample.decode("cp1252", "replace") if not c.isascii())


def _is_western(sample: bytes) -> bool:
    """Whether the bytes outside ASCII are such as Western texts have here and there."""
    text = sample.decode("cp1252", "replace")
    return sum(1 for _ in re.finditer(_WESTERN, text)) == len(text)
