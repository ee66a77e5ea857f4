"""Which article of a library a work is: by its text, its address or its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from astana_reader.articles.article import Article
from astana_reader.text.folding import fold

from .found import Work

_PROBES = 3
"""Of the longest quotes of a work that are looked for."""
_TELLING = 20
"""Code points of a quote that says by itself whose it is."""
_TEXT, _ADDRESS, _TITLE = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of the library as a work is compared with it."""

    article: Article
    address: str
    """As the library knows it."""

    def likeness(self, known: _Known, text: str) -> int:
        """How surely a work is this article, 0 if nothing says so. `text` is folded."""
        if known.sha256 == self.article.id:
            return 2 * _TEXT
        hits = sum(probe in text for probe in known.probes)
        addresses = {known.address} & {plain_address(self.address), _own_address(self.article)}
        return (
            _TEXT * (hits > 0 and 2 * hits >= len(known.probes))
            + _ADDRESS * any(addresses)
            + _TITLE * (bool(known.title) and known.title == _plain(self.article.title))
        )


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a work, in forms that can be compared."""

    sha256: str
    address: str
    title: str
    probes: tuple[str, ...]


def match(works: Sequence[Work], candidates: Iterable[Candidate]) -> list[Path | None]:
    """The file of the article that each work most surely is; None where there is none."""
    known = [_known(work) for work in works]
    best: list[tuple[int, Path | None]] = [(0, None)] * len(works)
    for candidate in candidates:
        text = _plain(candidate.article.text)
        for n, work in enumerate(known):
            score = candidate.likeness(work, text)
            if score > best[n][0]:
                best[n] = score, candidate.article.path
    return [path for _, path in best]


def is_of(work: Work, article: Article) -> bool:
    """Whether anything says that a work is an article."""
    return Candidate(article, "").likeness(_known(work), _plain(article.text)) > 0


def _known(work: Work) -> _Known:
    quotes = sorted({_plain(clipping.quote) for clipping in work.clippings}, key=len)
    probes = tuple(quote for quote in quotes[-_PROBES:] if len(quote) >= _TELLING)
    return _Known(work.sha256, plain_address(work.url), _plain(work.title), probes)


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _own_address(article: Article) -> str:
    return plain_address(article.metadata.url)


def plain_address(url: str) -> str:
    """A web address without what does not tell pages apart: scheme, www, fragment, campaign."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    told = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith("utm_")]
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' * bool(told)}{urlencode(sorted(told))}"
