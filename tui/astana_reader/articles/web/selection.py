"""Which pieces of a page are its article, by what the judges took and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from astana_reader.articles.document import BlockKind, Style
from astana_reader.articles.markup.titles import is_same_title
from astana_reader.articles.markup.tree import classes
from astana_reader.articles.pieces import Piece

from .judges import Verdict, grams, words_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 0.6
_LONG = 5
"""Words from which a piece is compared by its runs of three; shorter ones must be a line."""
_CORE = 0.9
_LINKED = 0.5
_COMMON = 0.2
_STRAY = 0.3
_NEAR = 20
_JUST_BEFORE = 4
_STANDFIRST = 8
_ALL = 0.9
_SHORT = 40
_BESIDE = re.compile(
    r"caption|image|photo|img|picture|gallery|video|by-?line|date|time|meta|author|credit|tag|quote|info"
)
"""Classes of what stands near a headline and is no standfirst."""
_DATED = re.compile(r"\d[:.hH]\d\d\b|^(?:published|updated|posted|by)\b", re.IGNORECASE)
_FEW_LINKS = 0.2
_K = BlockKind
_PARTS = frozenset({_K.CAPTION, _K.TERM, _K.MEANING})
"""What belongs between blocks that do where the second judge alone took it."""
_ALWAYS = frozenset({_K.CODE, _K.ROW, _K.NOTE, _K.RULE})
"""What belongs between them though no judge took it: they know little of code and tables."""
_FURNITURE = re.compile(
    r"related|promo|newsletter|subscri|outbrain|taboola|recommend|most-?(?:read|popular)|trending"
    r"|sidebar|comment|share|social|follow|signup|sign-up|teaser|advert|sponsor|about-?author"
    r"|author-?(?:bio|box|card)|breadcrumb|read-?more|see-?also|also-?read|footer|disclaimer"
    r"|widget|cookie|paywall"
)
_OFFERS = re.compile(
    r"\b(?:click(?:ing)? here|subscrib(?:e|ing)|sign(?:ing)? up|newsletter|on the go|on twitter"
    r"|delivered (?:to|through) your|follow (?:us|me|him|her)|on facebook|jetzt abonnieren)\b"
    r"|^\[button",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"\[button\b", re.IGNORECASE)
_INVITES = re.compile(
    r"\W*(?:read (?:more|also|next|this)\b|see also\b|also (?:read|see)\b|related\b"
    r"|click here (?:to|for more)"
    r"|subscribe\b|sign up|follow (?:us|me|him|her|@)|share this|advertisement\b|watch:|more:"
    r"|get (?:the|access)|download (?:the|our)|leggi anche|lee también|lire aussi|lesen sie"
    r"|mehr zum thema"
    r"|siehe auch|читайте)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A piece with what each judge says of it: the part of its words that it took."""

    piece: Piece
    words: tuple[str, ...]
    first: float
    second: float

    @property
    def is_long(self) -> bool:
        return len(self.words) >= _LONG

    @property
    def element(self) -> _Element:
        element: _Element = self.piece.source  # type: ignore[assignment]  # of a web page
        return element


def selected(
    pieces: Sequence[Piece], first: Verdict, second: Verdict, title: str = ""
) -> list[int]:
    """The indexes of the pieces that belong to the article, in order.

    A piece belongs where the first judge took it; one that only this judge took must stand in
    the element that holds nearly all of what both took. Between the first and the last of them
    belong what the second judge took too, headings of what follows and captions, code and rows.
    """
    judged = _compared(pieces, first, second)
    kept = [j.first >= (_ALL if _linked(j.piece) >= _ALL else _MOST) for j in judged]
    sure = [n for n, j in enumerate(judged) if kept[n] and j.is_long]
    if not sure:
        return []
    core = _core(judged, sure)
    for n in _strays(judged, sure, core):
        kept[n] = False
    for n in sure:
        if _tells_of_itself(judged[n], title):
            kept[n] = False
    sure = [n for n in sure if kept[n]]
    if not sure:
        return []
    start, end = sure[0], sure[-1]
    for n in range(start, end + 1):
        if not kept[n]:
            kept[n] = _belongs(judged[n], core) and not _is_repeated(judged, kept, n)
        elif _is_furniture(judged[n]) or _is_aside(judged, n, core):
            kept[n] = False
    _keep_headings(judged, kept, start, end)
    start = _keep_standfirst(judged, kept, start, title)
    return [n for n, k in enumerate(kept) if k and start - 3 <= n <= end + 3]


def _compared(pieces: Sequence[Piece], first: Verdict, second: Verdict) -> list[_Judged]:
    known = [(grams(verdict.words), set(verdict.lines)) for verdict in (first, second)]
    found = []
    for piece in pieces:
        words = words_of(piece.text)
        own = grams(words) if len(words) >= _LONG else None
        shares = [
            len(own & runs) / len(own) if own else float(bool(words) and words in lines)
            for runs, lines in known
        ]
        found.append(_Judged(piece, words, *shares))
    return found


def _core(judged: Sequence[_Judged], sure: Sequence[int]) -> _Element | None:
    """The lowest element that holds nearly all that both judges took, if that is a good part."""
    held: Counter[_Element] = Counter()
    both = 0
    for n in sure:
        if judged[n].second >= _MOST:
            weight = len(judged[n].words)
            both += weight
            for element in (judged[n].element, *judged[n].element.iterancestors()):
                held[element] += weight
    if both < _COMMON * sum(len(judged[n].words) for n in sure):
        return None
    enough = [element for element, weight in held.items() if weight >= _CORE * both]
    return max(enough, key=_depth, default=None)


def _strays(judged: Sequence[_Judged], sure: Sequence[int], core: _Element | None) -> list[int]:
    """What only the first judge took and stands after the core and outside it.

    Before it may stand a standfirst. Where much would be lost the second judge stopped early.
    """
    if core is None:
        return []
    end = max(n for n in sure if _is_inside(judged[n], core))
    strays = [n for n in sure if judged[n].second < _MOST and not _is_inside(judged[n], core)]
    styles = {c for n in sure if _is_inside(judged[n], core) if (c := _class(judged[n]))}
    strays = [n for n in strays if n > end or _linked(judged[n].piece) >= _LINKED]
    strays = [n for n in strays if _class(judged[n]) not in styles]
    teasers = [n for n in strays if _is_teaser(judged, n)]
    lost = sum(len(judged[n].words) for n in strays)
    few = lost <= _STRAY * sum(len(judged[n].words) for n in sure)
    return strays if few else teasers


def _class(judged: _Judged) -> str:
    return judged.element.get("class") or ""


def _is_teaser(judged: Sequence[_Judged], n: int) -> bool:
    """Whether it stands below a headline that leads elsewhere, or is one."""
    return any(
        _linked(j.piece) >= _LINKED and len(j.words) >= 3 for j in judged[max(0, n - 3) : n + 1]
    )


def _depth(element: _Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_inside(judged: _Judged, core: _Element) -> bool:
    element = judged.element
    return element is core or any(above is core for above in element.iterancestors())


def _belongs(judged: _Judged, core: _Element | None) -> bool:
    """Whether what the first judge left out belongs between blocks that it took."""
    linked = _linked(judged.piece)
    if linked >= _LINKED or _is_furniture(judged):
        return False
    if core is not None and not _is_inside(judged, core):
        return False
    kind = judged.piece.look.kind
    if kind in _ALWAYS:
        return True
    if judged.second < _MOST:
        return False
    return (
        kind in _PARTS
        or (
            kind is _K.ITEM
            and linked < _FEW_LINKS
            and next(judged.element.iter("img"), None) is None
        )
        or (kind is _K.PARAGRAPH and "caption" in classes(judged.element))
    )


def _is_repeated(judged: Sequence[_Judged], kept: Sequence[bool], n: int) -> bool:
    """Whether its words were said just before, as the captions of a gallery are."""
    own = grams(judged[n].words)
    near = [judged[m] for m in range(max(0, n - _NEAR), n) if kept[m]]
    return any(len(own & grams(j.words)) > _MOST * len(own) for j in near if own)


def _is_aside(judged: Sequence[_Judged], n: int, core: _Element | None) -> bool:
    """Whether it is a link for its own sake that the second judge left out, or says again in
    words for the blind what the caption beside it says."""
    j = judged[n]
    is_link = j.piece.look.kind is _K.ITEM and j.is_long and _linked(j.piece) >= _ALL
    if core is not None and is_link and j.second < _MOST:
        return True
    if not j.piece.text.startswith("[picture: "):
        return False
    words = grams(j.words[1:])
    beside = [*judged[max(0, n - 2) : n], *judged[n + 1 : n + 4]]
    return any(2 * len(words & grams(b.words)) > len(words) for b in beside)


def _is_furniture(judged: _Judged) -> bool:
    """Whether it invites to something else than reading on."""
    piece, linked = judged.piece, _linked(judged.piece)
    if _SHORTCODE.match(piece.text) and len(judged.words) < _SHORT:
        return True
    if piece.look.kind in {_K.CODE, _K.ROW, _K.ITEM, _K.NOTE} or not linked:
        return False
    if _INVITES.match(piece.text):
        return linked >= 0.2 or len(judged.words) < 10
    if linked >= _ALL and piece.text.isupper():
        return len(judged.words) >= 3
    return len(judged.words) < _SHORT and bool(_OFFERS.search(piece.text))


def _keep_headings(judged: Sequence[_Judged], kept: list[bool], start: int, end: int) -> None:
    """A heading belongs where what follows it does."""
    for n in range(end - 1, start - 1, -1):
        piece = judged[n].piece
        if piece.look.kind is _K.HEADING and not kept[n] and kept[n + 1]:
            kept[n] = _linked(piece) < _LINKED and not _is_furniture(judged[n])


def _keep_standfirst(judged: Sequence[_Judged], kept: list[bool], start: int, title: str) -> int:
    """Keep what stands between the headline and the text as prose; gives the first kept."""
    headline = _headline(judged, start, title)
    found = [n for n in range(headline + 1, start) if _is_standfirst(judged[n])]
    if not found or headline < 0:
        return start
    first = judged[found[0]].piece.look.kind
    for n in found if first is _K.ITEM else found[:1]:
        kept[n] = kept[n] or judged[n].piece.look.kind is first
    return found[0]


def _headline(judged: Sequence[_Judged], start: int, title: str) -> int:
    """The index of the heading that says the title, else of one just before the text; or -1."""
    headings = [
        n
        for n in range(start, max(-1, start - _NEAR), -1)
        if judged[n].piece.look.kind is _K.HEADING
    ]
    same = [n for n in headings if is_same_title(judged[n].piece.text, title)]
    return next(iter(same or [n for n in headings if n < start <= n + _JUST_BEFORE]), -1)


def _tells_of_itself(judged: _Judged, title: str) -> bool:
    """Whether it is an entry of a list of articles that is about this one."""
    own = words_of(title)
    is_entry = judged.piece.look.kind is _K.ITEM and len(own) >= _LONG
    return is_entry and judged.words[: len(own)] == own


def _is_standfirst(judged: _Judged) -> bool:
    said = _around(judged)
    return (
        len(judged.words) >= _STANDFIRST
        and judged.piece.look.kind in {_K.PARAGRAPH, _K.HEADING, _K.ITEM}
        and _linked(judged.piece) < _FEW_LINKS
        and not _FURNITURE.search(said.replace("teaser", ""))
        and not _BESIDE.search(said)
        and not _DATED.search(judged.piece.text)
    )


def _around(judged: _Judged) -> str:
    """Classes of its element and of those right around it."""
    elements = [judged.element, *judged.element.iterancestors()][:3]
    return " ".join(map(classes, elements))


def _linked(piece: Piece) -> float:
    linked = sum(s.end - s.start for s in piece.spans if s.style is Style.LINK)
    return linked / max(1, len(piece.text))
