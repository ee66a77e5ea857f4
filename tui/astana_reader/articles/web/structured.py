"""Structured data of a page: what JSON-LD says of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"Article|Posting|Report|WebPage|Review|Recipe|Book|Chapter|Episode|VideoObject"
)
LESS_TRUSTED = ("WebPage", "VideoObject")
"""Types that tell of the page around an article, or of a part of it."""


def articles_of(root: HtmlElement) -> Iterator[dict[str, object]]:
    """What JSON-LD says of the article, then of the page; other things left out."""
    nodes = [node for script in root.iter("script") for node in _nodes(script)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    found = [node for node in nodes if _ARTICLE.search(type_of(node))]
    found.sort(key=lambda node: type_of(node).startswith(LESS_TRUSTED))
    for node in found:
        yield {key: _followed(value, by_id) for key, value in node.items()}


def _nodes(script: HtmlElement) -> Iterator[dict[str, object]]:
    if "ld+json" not in (script.get("type") or ""):
        return
    source = re.sub(
        r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", script.text or ""
    )
    try:
        top = json.loads(source.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    waiting = [top]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            yield node
            waiting = [node.get("@graph"), node.get("mainEntity"), *waiting]


def type_of(node: Mapping[str, object]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _followed(value: object, by_id: Mapping[object, dict[str, object]]) -> object:
    if isinstance(value, list):
        return [_followed(v, by_id) for v in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def names_in(value: object) -> list[str]:
    """The names of persons or firms in structured data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return names_in(value.get("name"))
    if isinstance(value, list):
        return [name for part in value for name in names_in(part)]
    return []
