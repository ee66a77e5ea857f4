"""From an exported quotation back to its place: a command for a shell, an address for a browser.

Text fragments: WICG, URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import shlex
from functools import lru_cache
from urllib.parse import quote

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.text.visible import visible_line

from .marked import MarkedArticle

_WHOLE = 120
"""Code points of a passage that a fragment quotes whole."""
_SHORT = 40
"""Code points of a passage that may well occur twice, so that the words around it are told."""
_WORDS = 5
_KEPT = 16
"""Articles whose names are kept in the forms they go out in: there may be very many marks."""
_WEB = ("http://", "https://")


def command(marked: MarkedArticle, id: str) -> str:
    """What opens an article at a mark, quoted for a POSIX shell; empty where nothing names it.

    The article is its URL, else its path relative to the library, or its name: never absolute.
    """
    opening = _opening(web_address(marked) or marked.path)
    return f"{opening} --at {id}" if opening else ""


@lru_cache(_KEPT)
def _opening(name: str) -> str:
    if not name or name != visible_line(name):
        return ""
    if "/" not in name or name.startswith("-"):
        name = f"./{name}"  # no option and no command
    return f"astana-reader {shlex.quote(name)}"


def web_address(marked: MarkedArticle) -> str:
    """The article's own address on the web; empty where it has none."""
    return _encoded_address(marked.article.metadata.url)


@lru_cache(_KEPT)
def _encoded_address(url: str) -> str:
    return quote(url, safe="!#$%&'()*+,/:;=?@[]~") if url.lower().startswith(_WEB) else ""


def passage_address(
    marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None
) -> str:
    """The article's address with a text fragment that a browser opens at the passage."""
    url = web_address(marked)
    if not url:
        return ""
    lines = [line for line in marked.lines(annotation, highlight) if line.strip()]
    if not lines:
        return url
    return f"{url}{'' if '#' in url else '#'}:~:text={_directive(annotation, lines)}"


def _directive(annotation: Annotation, lines: list[str]) -> str:
    first, last = lines[0].split(), lines[-1].split()
    if len(lines) > 1 or len(lines[0]) > _WHOLE:
        return f"{_encoded(first[:_WORDS])},{_encoded(last[-_WORDS:])}"
    words = _encoded(first)
    if len(lines[0]) > _SHORT:
        return words
    before = _encoded(annotation.selector.prefix.rpartition("\n")[2].split()[-2:])
    after = _encoded(annotation.selector.suffix.partition("\n")[0].split()[:2])
    return (f"{before}-," if before else "") + words + (f",-{after}" if after else "")


def _encoded(words: list[str]) -> str:
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")
