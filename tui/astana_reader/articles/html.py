"""Web pages: the article alone, or all of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .article import ArticleError
from .charset import decoded
from .document import BlockKind, Document, Hints, Metadata, Progress, finished
from .links import checked_url, picture_target, resolved
from .markup.blocks import Links, Walk, left_out_notices, pieces_of
from .markup.entities import check_entities
from .markup.titles import with_title
from .markup.tree import drop, drop_hidden, parse_html, text_of
from .pieces import Piece, assembled
from .web.facts import declared_facts, facts, is_complete

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_BYTES = 3 * 1024 * 1024
_MOST_ELEMENTS = 30_000
_MOST_BLOCKS = 5_000
"""Above these the judges are not asked: they would take minutes."""
_FEW_WORDS = 80
_MANY_WORDS = 400
_SHELL_WORDS = 40

_FURNITURE = frozenset({"mw-editsection", "toc", "mw-jump-link", "navbox"})
"""Classes and ids that MediaWiki gives to what is no text of the article."""
_LONGEST_FURNITURE = 20_000
"""Characters: what is longer is the text itself by such a name."""

_SCRIPT_PLACES = frozenset({"root", "app", "__next", "___gatsby", "__nuxt", "react-root", "q-app"})
"""Ids of the elements that programs of the browser fill."""

_EMPTY = "This file is a web page without text."
_SHELL = (
    "This file is a page that scripts write in a browser. Open it there, save the page as HTML, "
    "and open what was saved."
)


def read(data: bytes, hints: Hints) -> Document:
    """Read the article of a page, without what stands around it.

    Raises ArticleError where there is no text, or where scripts would have to write it.
    """
    return finished(steps(data, hints))


def steps(data: bytes, hints: Hints) -> Iterator[Progress | Document]:
    """Read the article of a page: its text, then the whole where there is more to find of it.

    Who wrote it and when is searched for last: that takes longest. Raises as `read` does.
    """
    root, notices = _page(data, hints)
    elements = list(root.iter())  # kept, or lxml would make each anew whenever it is looked at
    is_large = len(data) > _MOST_BYTES or len(elements) > _MOST_ELEMENTS
    metadata, base = _known(root, hints)
    page = None if is_large or is_complete(metadata) else deepcopy(root)
    drop_hidden(root)
    _drop_furniture(root)
    walk = pieces_of(root, _links(base))
    is_large = is_large or len(walk.flow.pieces) > _MOST_BLOCKS
    if not is_large:
        chosen = _article(root, walk.flow.pieces, metadata.title)
    else:
        chosen = _main_part(root, walk.flow.pieces)
        notices = (*notices, "The page is too large to find its article: its main part is shown.")
    document = _document(root, walk, chosen, metadata, notices)
    if page is not None and not is_large:
        yield Progress(1, 2, "part", document)
        found = facts(page, checked_url(hints.base_url), datetime.now(UTC).date())
        document = replace(document, metadata=replace(found, title=document.metadata.title))
    yield document


def read_all(data: bytes, hints: Hints) -> Document:
    """Read all that a page shows, with its navigation. Raises ArticleError as `read` does."""
    root, notices = _page(data, hints)
    metadata, base = _known(root, hints)
    drop_hidden(root)
    walk = pieces_of(root, _links(base))
    return _document(root, walk, walk.flow.pieces, metadata, notices)


def _page(data: bytes, hints: Hints) -> tuple[HtmlElement, tuple[str, ...]]:
    check_entities(data)
    text, notices = decoded(data, hints)
    root = parse_html(text)
    if root is None:
        raise ArticleError(_EMPTY)
    return root, notices


def _known(root: HtmlElement, hints: Hints) -> tuple[Metadata, str]:
    """What the page declares, and the address against which links are resolved."""
    base = checked_url(hints.base_url)
    metadata = declared_facts(root, base, datetime.now(UTC).date())
    base = base or metadata.url
    for element in root.iter("base"):
        if found := checked_url(element.get("href") or "", base):
            return metadata, found
    return metadata, base


def _drop_furniture(root: HtmlElement) -> None:
    """Leave out what a wiki puts between headings and text: links to edit, its contents."""
    for element in list(root.iter()):
        names = {element.get("id") or "", *(element.get("class") or "").split()}
        if not _FURNITURE.isdisjoint(names) and len(text_of(element)) <= _LONGEST_FURNITURE:
            drop(element)


def _links(base: str) -> Links:
    return Links(lambda href: resolved(href, base), lambda src: picture_target(src, base))


def _article(root: HtmlElement, pieces: Sequence[Piece], title: str) -> list[Piece]:
    from .web.judges import judged
    from .web.selection import selected

    kept = selected(pieces, *judged(root), title)
    return [pieces[n] for n in kept] or list(pieces)


def _main_part(root: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """What stands in the article or main element that holds the most, else all."""
    parts = [element for element in root.iter("article", "main") if text_of(element)]
    if not parts:
        return list(pieces)
    most = max(parts, key=lambda part: len(text_of(part)))
    inside = set(most.iter())
    return [piece for piece in pieces if piece.source in inside]


def _document(
    root: HtmlElement,
    walk: Walk,
    chosen: Sequence[Piece],
    metadata: Metadata,
    notices: Sequence[str],
) -> Document:
    shown, whole = _words(chosen), _words(walk.flow.pieces)
    if _is_shell(root, whole):
        raise ArticleError(_SHELL)
    if not shown:
        raise ArticleError(_EMPTY)
    said = [*notices]
    if shown < _FEW_WORDS and whole > _MANY_WORDS:
        said.append("Little text was found; --as html-all shows the whole page.")
    said += left_out_notices(walk.left_out)
    pieces, title = with_title(chosen, metadata.title)
    return assembled(pieces, replace(metadata, title=title), said)


def _is_shell(root: HtmlElement, words: int) -> bool:
    """Whether scripts would have to write the page: it says so, or it holds only their place."""
    if words >= _SHELL_WORDS or next(root.iter("script"), None) is None:
        return False
    if any("javascript" in text_of(element).lower() for element in root.iter("noscript")):
        return True
    return words == 0 or any(
        element.get("id") in _SCRIPT_PLACES and not text_of(element) for element in root.iter("div")
    )


def _words(pieces: Sequence[Piece]) -> int:
    return sum(len(p.text.split()) for p in pieces if p.look.kind is not BlockKind.RULE)
