"""What a citation says of an article, whatever format it is in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from .back_links import web_address
from .marked import MarkedArticle

_AND = re.compile(r"\s*(?:;|,?\s+and\s+|,(?=\s*\S+\s+\S))\s*")
_PARTICLES = frozenset("van von der den de la le di da del dos du bin ibn al el".split())


@dataclass(frozen=True, slots=True)
class Name:
    """Who wrote it; an organisation, or what is one word, has only a family name."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """An article as a source."""

    key: str
    title: str
    authors: tuple[Name, ...]
    site: str
    url: str
    published: date | None
    accessed: date | None
    language: str
    keywords: tuple[str, ...]
    marks: int


def citation(marked: MarkedArticle) -> Citation:
    about = marked.article.metadata
    authors = tuple(_name(part) for part in _AND.split(about.author) if part.strip())
    stamps = [annotation.modified[:10] for annotation, _, _ in marked.all]
    word = authors[0].family if authors else about.site or marked.article.title
    year = str(marked.published.year) if marked.published else ""
    return Citation(
        key=f"{_ascii(word) or 'source'}{year}-{marked.article.id[:6]}",
        title=marked.article.title,
        authors=authors,
        site=about.site,
        url=web_address(marked),
        published=marked.published,
        accessed=date.fromisoformat(max(stamps)) if stamps else None,
        language=marked.language,
        keywords=marked.mark_tags,
        marks=len(marked.all),
    )


def _name(text: str) -> Name:
    words = text.removeprefix("By ").removeprefix("by ").split()
    if len(words) < 2:
        return Name(" ".join(words))
    at = next((n for n, w in enumerate(words[1:], 1) if w.lower() in _PARTICLES), len(words) - 1)
    return Name(" ".join(words[at:]), " ".join(words[:at]))


def _ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "", plain)[:24]
