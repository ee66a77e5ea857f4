"""Parsing HTML safely, whatever was written, and small questions to its elements."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

DEEPEST = 150
"""Elements below this depth are replaced by what they hold: walking is recursive."""
_DEEPEST_TAGS = 500
"""Tags open at once that the parser is given; at 2,048 it would lose all that follows."""

_DOCTYPE = "<!DOCTYPE"
_SUBSET = re.compile(rf"{_DOCTYPE}[^<>\[]{{0,200}}(\[.*?\])\s*>", re.DOTALL)
"""What a document type declares inside itself, which HTML would show as text."""
_HEAD = 4096
"""Characters in which a page says its document type."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_MOST = 0.6
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEVER_HIDDEN = frozenset({"html", "body", "article", "main"})
_NOT_TEXT = frozenset({"script", "style", "template"})


def parse_html(markup: str) -> _Element | None:
    """The root of a page or fragment as HTML; None if there is no element in it.

    Comments and processing instructions are left out, entities are never fetched, and elements
    deeper than DEEPEST are replaced by their content.
    """
    markup = _without_subset(markup)
    root, too_deep = _parsed(markup)
    if too_deep:
        root, _ = _parsed(_flattened(markup))
    if root is not None:
        cut_depth(root)
    return root


def _without_subset(markup: str) -> str:
    start = markup.find(_DOCTYPE, 0, _HEAD)
    found = _SUBSET.match(markup, start) if start >= 0 else None
    return markup[: found.start(1)] + markup[found.end(1) :] if found else markup


def _parsed(markup: str) -> tuple[_Element | None, bool]:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = markup.replace("\0", "\u2400").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None, False
    return root, any("xcessive depth" in error.message for error in parser.error_log)


def _flattened(markup: str) -> str:
    """The markup without tags that open where too many are open already, nor their ends."""
    open_tags: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = match[1], match[2].lower()
        if name in _VOID:
            return match[0]
        if closing:
            if left_out[name]:
                left_out[name] -= 1
                return " "
            if open_tags[name]:
                open_tags[name] -= 1
                depth -= 1
            return match[0]
        if depth >= _DEEPEST_TAGS:
            left_out[name] += 1
            return " "
        open_tags[name] += 1
        depth += 1
        return match[0]

    return _TAG.sub(kept, markup)


def cut_depth(root: _Element) -> None:
    """Replace elements below DEEPEST by what they hold."""
    from lxml import etree

    depth, deep = 0, []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            if depth > DEEPEST:
                deep.append(element)
        else:
            depth -= 1
    for element in deep:
        if tag(element) not in _NOT_TEXT:
            unwrap(element)


def tag(element: _Element) -> str:
    """Its name in lower case without a namespace; "" for comments and the like."""
    name = element.tag
    if not isinstance(name, str):
        return ""
    return name.rpartition("}")[2].lower()


def text_of(element: _Element) -> str:
    """All text in it, runs of white space as one space."""
    return " ".join("".join(map(str, element.itertext())).split())


def classes(element: _Element) -> str:
    """Its class and id in lower case, to search for words in."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def drop(element: _Element) -> None:
    """Take it out of its tree with all that it holds; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def unwrap(element: _Element) -> None:
    """Replace it by what it holds."""
    parent = element.getparent()
    if parent is None:
        return
    index = parent.index(element)
    if element.text:
        if index:
            before = parent[index - 1]
            before.tail = (before.tail or "") + element.text
        else:
            parent.text = (parent.text or "") + element.text
    children = list(element)
    if element.tail:
        if children:
            children[-1].tail = (children[-1].tail or "") + element.tail
        elif index:
            before = parent[index - 1]
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent[index : index + 1] = children


def drop_hidden(root: _Element) -> None:
    """Leave out what a browser would not show, unless that is most of the text."""
    whole = len(text_of(root))
    hidden = [e for e in root.iter() if e.attrib and _is_hidden(e)]
    for element in hidden:
        if tag(element) not in _NEVER_HIDDEN and len(text_of(element)) <= _MOST * whole:
            drop(element)


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
