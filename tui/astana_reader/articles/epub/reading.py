"""An EPUB's bytes to a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from astana_reader.articles.archive import open_archive, resolve
from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Document, Hints, Progress, finished
from astana_reader.articles.links import checked_url
from astana_reader.articles.markup.blocks import Links, Walk, left_out_notices
from astana_reader.articles.markup.notes import Notes, find_notes
from astana_reader.articles.markup.tree import drop, tag, text_of
from astana_reader.articles.pieces import Anchor, Target, assembled

from .navigation import Entry, read_navigation
from .package import Package, read_package
from .parsing import parse_page

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONG = 2_000_000
"""Bytes of pages of a book of which the first are shown early."""
_FIRST = 100_000
"""Bytes of pages that are shown early."""
_TOLD = 10
"""Pages from one word of progress to the next."""
_TYPE = "{http://www.idpf.org/2007/ops}type"

_Page = tuple[str, "_Element"]


def read(data: bytes, hints: Hints) -> Document:
    """Read an EPUB. Raises ArticleError where it is damaged, protected, or holds no text."""
    return finished(steps(data, hints))


def steps(data: bytes, hints: Hints) -> Iterator[Progress | Document]:
    """Read an EPUB: of a long one the first pages, how far it is, and at last the whole."""
    archive = open_archive(data)
    package = read_package(archive)
    sizes = [archive.names[name].file_size for p in package.pages if (name := archive.find(p))]
    early = sum(sizes) > _LONG
    pages: list[_Page] = []
    at = 0
    for number, path in enumerate(package.pages):
        content = archive.read(path)
        at += len(content or b"")
        root = parse_page(content, hints) if content else None
        if root is not None:
            pages.append((path, root))
        if early and at > _FIRST:
            early = False
            preview = _document(pages, package, ([], []))
            yield Progress(number + 1, len(package.pages), "part", preview)
        elif number % _TOLD == _TOLD - 1:
            yield Progress(number + 1, len(package.pages), "part")
    yield _document(pages, package, read_navigation(archive, package), whole=True)


def _document(
    pages: Sequence[_Page],
    package: Package,
    navigation: tuple[list[Entry], list[Entry]],
    *,
    whole: bool = False,
) -> Document:
    """The document of the pages. Raises ArticleError if the `whole` book has no text."""
    known = frozenset(package.pages)
    notes = find_notes(pages, lambda page, href: _target(page, href, known))
    walk = Walk(notes)
    for path, root in pages:
        _drop_hidden(root, notes)
        _drop_numbers(root)
        walk.page(root, Links(partial(_target, path, known=known), partial(_picture, path), path))
    pieces = walk.flow.pieces
    if whole and not any(piece.text.strip() for piece in pieces):
        raise ArticleError(
            "This file holds pictures only: there is no text in the book."
            if pages
            else "This file is no whole EPUB: none of its pages is in it. "
            "Get it again from where it came."
        )
    contents, printed = navigation
    places = {anchor for piece in pieces for anchor, _ in piece.anchors}
    outline = [(lv, title, at) for lv, title, place in contents if (at := _known(place, places))]
    return assembled(
        pieces,
        package.metadata,
        (*package.notices, *left_out_notices(walk.left_out)),
        outline or None,
        [(title, place) for _, title, place in printed] or list(_page_breaks(pages)),
    )


def _target(page: str, href: str, known: frozenset[str]) -> Target:
    found = resolve(page, href)
    if found is None:
        return checked_url(href) or None
    return Anchor(*found) if found[0] in known else None


def _picture(page: str, source: str) -> str | None:
    found = resolve(page, source)
    return checked_url(source) or None if found is None else found[0]


def _drop_numbers(root: _Element) -> None:
    """Lists of a table of contents are shown without numbers: EPUB 3.3, 7.3, nav elements."""
    for nav in root.iter("{*}nav", "nav"):
        for numbered in nav.iter("{*}ol", "ol"):
            numbered.tag = str(numbered.tag)[:-2] + "ul"


def _drop_hidden(root: _Element, notes: Notes) -> None:
    """Leave out what is marked as hidden, but no notes: they are hidden to be shown on request."""
    for element in [e for e in root.iter() if e.get("hidden") is not None]:
        if not any(inner in notes.holders for inner in element.iter()):
            drop(element)


def _known(place: Anchor, places: set[Anchor]) -> Anchor | None:
    """The place, or where its page begins if it is not there."""
    page = Anchor(place.page, "")
    return place if place in places else page if page in places else None


def _page_breaks(pages: Iterable[_Page]) -> Iterator[tuple[str, Anchor]]:
    """Where printed pages begin, as the text itself marks it."""
    for path, root in pages:
        for element in root.iter():
            if tag(element) and "pagebreak" in (element.get(_TYPE) or element.get("role") or ""):
                label = element.get("title") or element.get("aria-label") or text_of(element)
                if label and (name := element.get("id")):
                    yield label, Anchor(path, name)
