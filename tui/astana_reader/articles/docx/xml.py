"""Elements of WordprocessingML, in the namespaces of Word and of the ISO standard alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from astana_reader.articles.markup.entities import check_entities

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFF = frozenset({"0", "false", "off", "none"})


def parsed(data: bytes) -> _Element:
    """The root of a part; entities are never fetched.

    Raises etree.XMLSyntaxError where it is no XML, ArticleError where it is an entity bomb.
    """
    from lxml import etree

    check_entities(data)
    parser: Any = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    root: _Element = etree.fromstring(data, parser)
    return root


def local(element: _Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def child(element: _Element | None, *path: str) -> _Element | None:
    """The element that a path of names leads to."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def value(element: _Element | None, *path: str, key: str = "val") -> str | None:
    """An attribute of the element at a path, whatever its namespace; None if it is not there."""
    found = child(element, *path)
    if found is None:
        return None
    return next((str(v) for k, v in found.attrib.items() if _bare(k) == key), None)


def is_on(element: _Element | None, *path: str) -> bool:
    """Whether a switch is there and not switched off."""
    found = child(element, *path)
    return found is not None and (value(found) or "on").lower() not in _OFF


def like(element: _Element, local_name: str, **attributes: str) -> _Element:
    """A new element of the same namespace; `val="3"` is its attribute of that namespace."""
    from lxml import etree

    space = str(element.tag).rpartition("}")[0]
    prefix = f"{space}}}" if space else ""
    return etree.Element(
        f"{prefix}{local_name}", {f"{prefix}{k}": v for k, v in attributes.items()}
    )


def _bare(key: str | bytes) -> str:
    return str(key).rpartition("}")[2]
