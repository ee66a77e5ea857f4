"""Two libraries say what the article of a page is; neither is asked how to render it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from astana_reader.articles.markup.blocks import BLOCKS
from astana_reader.articles.markup.tree import tag

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
"""A word, or a character of a script that does not part them."""
_PLAIN_WORD = re.compile(r"\w+")
_THEIR_BLOCKS = frozenset("head item list quote row cell lb graphic".split())
_ENOUGH = 0.7
_INSIDE = 0.8

Grams = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge takes for the article."""

    lines: tuple[tuple[str, ...], ...] = ()
    """Its blocks, each as its words in lower case."""

    @property
    def words(self) -> list[str]:
        return list(chain.from_iterable(self.lines))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    pattern = _PLAIN_WORD if text.isascii() else WORD
    return tuple(pattern.findall(text.casefold()))


def grams(words: Sequence[str]) -> Grams:
    """Every run of three words."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def judged(page: HtmlElement) -> tuple[Verdict, Verdict]:
    """The verdict that holds and the second opinion.

    trafilatura's holds, but where it kept much less than readability and readability has nearly
    all of it, readability's does: trafilatura then stopped too early.
    """
    first, second = _trafilatura(page), _readability(page)
    ours, theirs = first.words, second.words
    if not ours:
        return second, first
    if len(ours) < _ENOUGH * len(theirs):
        known = grams(ours)
        if known and len(known & grams(theirs)) > _INSIDE * len(known):
            return second, first
    return first, second


def _trafilatura(page: HtmlElement) -> Verdict:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return Verdict() if body is None else Verdict(tuple(map(words_of, _lines(body))))


def _readability(page: HtmlElement) -> Verdict:
    """By the copy that trafilatura carries: a private name, so that it may be missing one day."""
    try:
        from trafilatura.readability_lxml import Document
    except ImportError:
        return Verdict()
    from copy import deepcopy

    from lxml import etree, html

    try:
        summary = str(Document(deepcopy(page)).summary())
        body = html.fromstring(summary) if summary.strip() else None
    except (etree.LxmlError, ValueError, TypeError, AttributeError, ZeroDivisionError):
        return Verdict()
    return Verdict() if body is None else Verdict(tuple(map(words_of, _lines(body))))


def _lines(body: HtmlElement) -> Iterator[str]:
    """The text of a tree, a line for each block."""
    parts: list[str] = []
    stack: list[tuple[HtmlElement, bool]] = [(body, False)]
    while stack:
        element, ended = stack.pop()
        name = tag(element)
        is_block = name in BLOCKS or name in _THEIR_BLOCKS or name == "br"
        if is_block:
            parts.append("\n")
        if ended:
            parts.append(element.tail or "" if element is not body else "")
            continue
        parts.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    for line in "".join(parts).split("\n"):
        if line.strip():
            yield line.strip()
