"""A book's package: what it says of itself and the order of its pages.

EPUB 3.3, https://www.w3.org/TR/epub-33/, and 2.0.1 for what older books hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from astana_reader.articles.archive import Archive, resolve
from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Metadata
from astana_reader.articles.links import checked_url
from astana_reader.articles.markup.tree import text_of
from astana_reader.text.visible import visible_line

from .parsing import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_SVG = "image/svg+xml"
_NCX = "application/x-dtbncx+xml"
_OBFUSCATED_FONTS = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)
_OPF = "{http://www.idpf.org/2007/opf}"


@dataclass(frozen=True, slots=True)
class Item:
    """A part of the book as its manifest names it."""

    path: str
    type: str
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Package:
    """What a book is made of."""

    metadata: Metadata
    pages: tuple[str, ...]
    """The paths of its pages in reading order, what is beside the main line last."""
    navigation: str = ""
    """The path of its table of contents as a page; empty where it has none."""
    ncx: str = ""
    """The same as older books have it."""
    notices: tuple[str, ...] = ()


def read_package(archive: Archive) -> Package:
    """The package of a book. Raises ArticleError where it has none or is protected."""
    path = _package_path(archive)
    data = archive.read(path) if path else None
    root = parse_xml(data) if data else None
    if root is None:
        raise ArticleError(
            "This file is no whole EPUB: its list of contents is missing or damaged."
        )
    items = _manifest(root, path)
    pages, notices = _reading_order(root, items, archive)
    _check_readable(archive, pages)
    by_property = (item.path for item in items.values() if "nav" in item.properties)
    return Package(
        _metadata(root),
        pages,
        next(by_property, ""),
        next((item.path for item in items.values() if item.type == _NCX), ""),
        notices,
    )


def _package_path(archive: Archive) -> str:
    data = archive.read("META-INF/container.xml")
    root = parse_xml(data) if data else None
    if root is not None:
        for rootfile in root.iter("{*}rootfile"):
            kind = rootfile.get("media-type", "application/oebps-package+xml")
            found = resolve("", rootfile.get("full-path") or "")
            if kind == "application/oebps-package+xml" and found and archive.find(found[0]):
                return found[0]
    return next((name for name in archive.names if name.lower().endswith(".opf")), "")


def _manifest(root: _Element, path: str) -> dict[str, Item]:
    items: dict[str, Item] = {}
    for element in root.iterfind("{*}manifest/{*}item"):
        found = resolve(path, element.get("href") or "")
        if found:
            properties = frozenset((element.get("properties") or "").split())
            kind = (element.get("media-type") or "").strip().lower()
            items.setdefault(element.get("id") or found[0], Item(found[0], kind, properties))
    return items


def _reading_order(
    root: _Element, items: dict[str, Item], archive: Archive
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    main: list[str] = []
    beside: list[str] = []
    for reference in root.iterfind("{*}spine/{*}itemref"):
        item = items.get(reference.get("idref") or "")
        if item and (item.type in _PAGES or item.type == _SVG):
            (beside if reference.get("linear") == "no" else main).append(item.path)
    notices = []
    if not main and not beside:
        main = [item.path for item in items.values() if item.type in _PAGES]
        notices.append(
            "The book does not say in which order it is read: its files follow its list."
        )
    named = tuple(dict.fromkeys([*main, *beside]))
    pages = tuple(path for path in named if archive.find(path))
    if missing := len(named) - len(pages):
        parts = "part is" if missing == 1 else "parts are"
        notices.append(f"{missing} {parts} missing from the book's file.")
    return pages, tuple(notices)


def _check_readable(archive: Archive, pages: tuple[str, ...]) -> None:
    """Raise ArticleError where pages are encrypted; that fonts are obscured is no matter."""
    data = archive.read("META-INF/encryption.xml")
    root = parse_xml(data) if data else None
    if root is None:
        return
    for encrypted in root.iter("{*}EncryptedData"):
        method = encrypted.find("{*}EncryptionMethod")
        if method is not None and method.get("Algorithm") in _OBFUSCATED_FONTS:
            continue
        for reference in encrypted.iter("{*}CipherReference"):
            found = resolve("", reference.get("URI") or "")
            if found and found[0] in pages:
                raise ArticleError(
                    "This file is protected (DRM): its text can't be read here. Open it with the "
                    "program it was sold for."
                )


def _metadata(root: _Element) -> Metadata:
    about = root.find("{*}metadata")
    if about is None:
        return Metadata()
    identifiers = [text_of(e) for e in about.iter("{*}identifier")]
    own = root.get("unique-identifier")
    unique = (text_of(e) for e in about.iter("{*}identifier") if own and e.get("id") == own)
    published = _published(about)
    return Metadata(
        title=visible_line(_title(about)),
        author=visible_line(", ".join(_authors(about))),
        site=visible_line(_first(about, "publisher")),
        url=next((url for text in identifiers if (url := checked_url(text))), ""),
        language=visible_line(_first(about, "language")),
        identifier=visible_line(next(unique, "") or next(iter(identifiers), "")),
        published=published,
        published_by="the book's own date of publication" if published else "",
    )


def _first(about: _Element, name: str) -> str:
    return next((text for e in about.iter("{*}" + name) if (text := text_of(e))), "")


def _refined(about: _Element, element: _Element, name: str) -> str:
    """What another entry says of this one, as EPUB 3 has it."""
    mark = "#" + (element.get("id") or "")
    for meta in about.iter("{*}meta"):
        if meta.get("refines") == mark and meta.get("property") == name:
            return text_of(meta)
    return ""


def _title(about: _Element) -> str:
    titles = [e for e in about.iter("{*}title") if text_of(e)]
    main = (e for e in titles if _refined(about, e, "title-type") == "main")
    title = next(main, titles[0] if titles else None)
    return text_of(title) if title is not None else ""


def _authors(about: _Element) -> Iterator[str]:
    creators = [e for e in about.iter("{*}creator") if text_of(e)]
    roles = [e.get(_OPF + "role") or _refined(about, e, "role") for e in creators]
    authors = [e for e, role in zip(creators, roles, strict=True) if role == "aut"]
    unknown = [e for e, role in zip(creators, roles, strict=True) if not role]
    seen = dict.fromkeys(text_of(e) for e in authors or unknown or creators)
    yield from seen


def _published(about: _Element) -> date | None:
    dates = list(about.iter("{http://purl.org/dc/elements/1.1/}date"))
    event = _OPF + "event"
    told = [e for e in dates if e.get(event) == "publication"]
    for element in [*told, *(e for e in dates if not e.get(event))]:
        try:
            return date.fromisoformat(text_of(element)[:10])
        except ValueError:
            continue
    return None
