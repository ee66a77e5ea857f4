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

from .judges import WORD, Verdict, grams

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST = 0.6
_LONG = 5
"""Words from which a piece is compared by its runs of three; shorter ones must be a line."""
_CORE = 0.9
_LINKED = 0.5
_STRAY = 0.3
_NEAR = 20
_STANDFIRST = 8
_ALL = 0.9
_SHORT = 40
_BESIDE = re.compile(
    r"caption|image|photo|img|picture|gallery|video|by-?line|date|time|meta|author|credit|tag"
)
"""Classes of what stands near a headline and is no standfirst."""
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
_INVITES = re.compile(
    r"\W*(?:read (?:more|also|next|this)\b|see also\b|also (?:read|see)\b|related\b|click here"
    r"|subscribe\b|sign up|follow (?:us|me|him|her|@)|share this|advertisement\b|watch:|more:"
    r"|get the|download (?:the|our)|leggi anche|lee también|lire aussi|lesen sie|mehr zum thema"
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
    kept = [j.first >= _MOST for j in judged]
    sure = [n for n, j in enumerate(judged) if kept[n] and j.is_long]
    if not sure:
        return []
    core = _core(judged, sure)
    for n in _strays(judged, sure, core):
        kept[n] = False
    sure = [n for n in sure if kept[n]]
    start, end = sure[0], sure[-1]
    for n in range(start, end + 1):
        if not kept[n]:
            kept[n] = _belongs(judged[n], core)
        elif _is_furniture(judged[n]):
            kept[n] = False
    _keep_headings(judged, kept, start, end)
    start = _keep_standfirst(judged, kept, start, title)
    return [n for n, k in enumerate(kept) if k and start - 3 <= n <= end + 3]


def _compared(pieces: Sequence[Piece], first: Verdict, second: Verdict) -> list[_Judged]:
    known = [(grams(verdict.words), _lines(verdict)) for verdict in (first, second)]
    found = []
    for piece in pieces:
        words = tuple(WORD.findall(piece.text.casefold()))
        shares = []
        for runs, lines in known:
            own = grams(list(words))
            if len(words) >= _LONG:
                shares.append(len(own & runs) / len(own))
            else:
                shares.append(float(bool(words) and words in lines))
        found.append(_Judged(piece, words, *shares))
    return found


def _lines(verdict: Verdict) -> set[tuple[str, ...]]:
    return {tuple(WORD.findall(line.casefold())) for line in verdict.lines}


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
    if 2 * both < sum(len(judged[n].words) for n in sure):
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
    strays = [n for n in strays if n > end or _linked(judged[n].piece) >= _LINKED]
    teasers = [n for n in strays if _is_teaser(judged, n)]
    lost = sum(len(judged[n].words) for n in strays)
    few = lost <= _STRAY * sum(len(judged[n].words) for n in sure)
    return strays if few else teasers


def _is_teaser(judged: Sequence[_Judged], n: int) -> bool:
    """Whether it stands below a headline that leads elsewhere, or is one."""
    return any(
        _linked(j.piece) >= _LINKED and len(j.words) >= 3 for j in judged[max(0, n - 2) : n + 1]
    )


def _depth(element: _Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _is_inside(judged: _Judged, core: _Element) -> bool:
    element = judged.element
    return element is core or any(above is core for above in element.iterancestors())


def _belongs(judged: _Judged, core: _Element | None) -> bool:
    if _linked(judged.piece) >= _LINKED or _is_furniture(judged):
        return False
    if core is not None and not _is_inside(judged, core):
        return False
    kind = judged.piece.look.kind
    return kind in _ALWAYS or (kind in _PARTS and judged.second >= _MOST)


def _is_furniture(judged: _Judged) -> bool:
    """Whether it invites to something else than reading on."""
    piece, linked = judged.piece, _linked(judged.piece)
    if piece.look.kind in {_K.CODE, _K.ROW, _K.ITEM, _K.NOTE} or not linked:
        return False
    if linked >= _ALL and len(judged.words) >= 3:
        return piece.text.isupper()
    if _INVITES.match(piece.text):
        return linked >= 0.2 or len(judged.words) < 10
    return len(judged.words) < _SHORT and bool(_OFFERS.search(piece.text))


def _keep_headings(judged: Sequence[_Judged], kept: list[bool], start: int, end: int) -> None:
    """A heading belongs where what follows it does."""
    for n in range(end - 1, start - 1, -1):
        piece = judged[n].piece
        if piece.look.kind is _K.HEADING and not kept[n] and kept[n + 1]:
            kept[n] = _linked(piece) < _LINKED and not _is_furniture(judged[n])


def _keep_standfirst(judged: Sequence[_Judged], kept: list[bool], start: int, title: str) -> int:
    """Keep what stands between the headline and the text as prose; gives the first kept."""
    headline = next(
        (
            n
            for n in range(start, max(-1, start - _NEAR), -1)
            if judged[n].piece.look.kind is _K.HEADING
            and is_same_title(judged[n].piece.text, title)
        ),
        None,
    )
    if headline is None:
        return start
    for n in range(headline + 1, start):
        j = judged[n]
        if (
            len(j.words) >= _STANDFIRST
            and j.piece.look.kind in {_K.PARAGRAPH, _K.HEADING, _K.ITEM}
            and _linked(j.piece) < 0.2
            and not _FURNITURE.search(_around(j))
            and not _BESIDE.search(_around(j))
        ):
            kept[n] = True
            return n
    return start


def _around(judged: _Judged) -> str:
    """Classes of its element and of those right around it."""
    elements = [judged.element, *judged.element.iterancestors()][:3]
    return " ".join(map(classes, elements))


def _linked(piece: Piece) -> float:
    linked = sum(s.end - s.start for s in piece.spans if s.style is Style.LINK)
    return linked / max(1, len(piece.text))
