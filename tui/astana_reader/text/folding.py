"""Typographic folding: what a reader types equals what a printer set, with exact offsets.

Folded away always: forms of quotes, apostrophes, hyphens and dashes, white space, ligatures and
other compatibility forms (Unicode NFKC), composed against decomposed letters, invisible
characters, ß against ss, ё against е. On demand also case, and accents where they are marks on a
letter rather than another letter (й, が and Hangul stay).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_ALIKE: Final = str.maketrans(
    dict.fromkeys("‘’‚‛′´`ʹʻʼʽˈˊˋ՚＇", "'")
    | dict.fromkeys("“”„‟″«»〝〞〟＂", '"')
    | dict.fromkeys("‹›", "'")
    | dict.fromkeys("‐‑‒–—―⁃−﹘﹣－⸺⸻", "-")
    | dict.fromkeys("\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None)
    | {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
    | {"⁄": "/", "ё": "е", "Ё": "Е"}
)  # fmt: skip
_STROKES: Final = str.maketrans("øØłŁđĐħĦŧŦıɨƀ", "oOlLdDhHtTiib")
_KEPT: Final = frozenset("йЙ")
_ACCENTS: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
# Accents, and what else joins the character before it in a composed form.
_MARKS: Final = re.compile(
    _ACCENTS.pattern[:-2]
    + "\u093c\u09bc\u09be\u09d7\u0a3c\u0b3c\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6"
    "\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e\u1160-\u11ff\u1b35\u3099\u309a\uff9e\uff9f]+"
)
# Every character outside ASCII that folds to another lies in these ranges. Left out are the
# letters of which whole texts consist: small Greek, small Cyrillic, Arabic, kana, ideographs.
_FOLDING: Final = re.compile(
    "[\x80-\u02ff\u0370-\u03b0\u03c2\u03ca-\u042f\u0450-\u0587\u061c\u0622-\u0626\u0675-\u0678\u06c0\u06c2"
    "\u06d3\u0e33\u0eb3\u0edc\u0edd\u0f0c\u0f43-\u0fb9\u0958-\u095f\u09dc-\u09df\u0a33\u0a36\u0a59-\u0a5e\u0b5c"
    "\u0b5d\u10a0-\u10ff\u13a0-\u13ff\u1680\u1c80-\u1cbf\u1d00-\u1dbf\u1e00-\u2bff\u2c00-\u2dff"
    "\u2e3a\u2e3b\u2e9f\u2ef3\u2f00-\u2fdf\u3000\u301d-\u301f\u3036\u3038-\u303a\u309b-\u309f"
    "\u30ff\u3131-\u33ff\ua640-\ua69f\ua720-\ua7ff\uab30-\uabbf\uf900-\uffef"
    "\U00010400-\U000107ff\U00010c80-\U00010cff\U000118a0-\U000118ff\U0001d400-\U0001d7ff"
    "\U0001e900-\U0001e943\U0001ee00-\U0001eeff\U0001f100-\U0001f2ff\U0002f800-\U0002fa1f]"
)
# In bytes a whole text is looked through several times faster than in code points.
_ASCII: Final = bytes(range(128))
_WHITE: Final = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f"
_BLANKS: Final = bytes.maketrans(_WHITE, b" " * len(_WHITE))
_LOWERED: Final = _BLANKS.lower()


def fold(text: str, *, case: bool = False, accents: bool = False) -> str:
    """The folded form of a text; `case` and `accents` keep what they name.

    Folding what is folded changes nothing.
    """
    return _folded(text, case, accents).text


def has_accents(text: str) -> bool:
    """Whether it has letters with accents of their own to insist on."""
    return fold(text, case=True, accents=True) != fold(text, case=True)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the offsets of the original.

    Where both differ in length the n-th piece [starts[n], ends[n]) of `text` stands for
    [froms[n], tos[n]) of the original; between pieces they run in step.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    froms: list[int] = field(default_factory=list)
    tos: list[int] = field(default_factory=list)

    def spans(self, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Spans of `text`, in order, as spans of the original that share no character.

        A span that ends or begins within a piece takes all of what the piece stands for.
        """
        starts, ends, froms, tos = self.starts, self.ends, self.froms, self.tos
        count, piece, last = len(starts), 0, 0
        for start, end in spans:
            while piece < count and starts[piece] <= start:
                piece += 1
            first = start
            if piece:
                beyond = start - ends[piece - 1]
                first = tos[piece - 1] + beyond if beyond >= 0 else froms[piece - 1]
            if first < last:
                continue
            final = piece
            while final < count and starts[final] < end:
                final += 1
            last = tos[final - 1] + max(0, end - ends[final - 1]) if final else end
            yield first, last


@lru_cache(maxsize=2)
def folded(text: str, *, case: bool = False, accents: bool = False) -> Folded:
    """A text folded as by `fold`, with the way back.

    White space becomes spaces, one for one: a run of them stays a run. The last two are
    remembered, so that the letters of a search after the first cost nothing here.
    """
    return _folded(text, case, accents)


def _folded(text: str, case: bool, accents: bool) -> Folded:
    raw = text.encode("utf-8", "surrogatepass")
    same = raw.translate(_BLANKS if case else _LOWERED)
    beyond = set(raw.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    longer: list[str] = []
    for each in filter(_FOLDING.match, beyond):
        form = _form(each, case, accents)
        if len(form) == 1:
            same = same.replace(each.encode(), form.encode())
        elif not _MARKS.match(each):
            longer.append(re.escape(each))
    folded = same.decode("utf-8", "surrogatepass")
    if not longer and not any(map(_MARKS.match, beyond)):
        return Folded(folded)
    odd = "".join([*longer, _MARKS.pattern[1:-2]])
    return _replaced(text, folded, re.compile(f"[{odd}]"), (case, accents))


def _replaced(text: str, same: str, odd: re.Pattern[str], how: tuple[bool, bool]) -> Folded:
    """`same`, the text folded one for one, with what can't be put into it so put in as well."""
    pieces: list[str] = []
    made = Folded("", [], [], [], [])
    at = size = 0
    for match in odd.finditer(text):
        if match.start() < at:
            continue
        start, end = match.span()
        if _MARKS.match(match[0]) and start > at:
            start -= 1
        if marks := _MARKS.match(text, end):
            end = marks.end()
        form = _form(text[start:end], *how)
        pieces += same[at:start], form
        size += start - at
        if len(form) != end - start:
            made.starts.append(size)
            made.ends.append(size + len(form))
            made.froms.append(start)
            made.tos.append(end)
        size, at = size + len(form), end
    pieces.append(same[at:])
    return Folded("".join(pieces), made.starts, made.ends, made.froms, made.tos)


@lru_cache(maxsize=4096)
def _form(piece: str, case: bool, accents: bool) -> str:
    """The folded form of a character with the marks on it."""
    form = "".join(map(_compatible, piece.translate(_ALIKE)))
    form = unicodedata.normalize("NFC", form)
    if not case:
        form = unicodedata.normalize("NFC", form.casefold())
    if not accents:
        form = "".join(map(_bare, form)).translate(_STROKES)
    return form.translate(_ALIKE)


def _compatible(char: str) -> str:
    """The compatibility form of a character, unless that is a mark on a space."""
    form = unicodedata.normalize("NFKC", char)
    if form.isspace():
        return " " * len(form)
    return char if form.startswith(" ") else form


def _bare(char: str) -> str:
    if char in _KEPT:
        return char
    parts = unicodedata.normalize("NFD", char)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", parts))
