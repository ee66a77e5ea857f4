"""What stands around a caret: its word, sentence, paragraph, quotation."""

from __future__ import annotations

from bisect import bisect_right

from astana_reader.articles.article import Article
from astana_reader.articles.document import Block, block_index
from astana_reader.text.sentences import sentence_at
from astana_reader.text.spans import Span
from astana_reader.text.words import WORD

_PAIRS = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』"}
_LONGEST_QUOTATION = 4000


def block_at(article: Article, offset: int) -> Block | None:
    """The block an offset is in, or the one before it."""
    return article.blocks[block_index(article.blocks, offset)] if article.blocks else None


def sentence_here(article: Article, offset: int) -> Span | None:
    block = block_at(article, offset)
    return sentence_at(article.text, offset, block.start, block.end) if block else None


def paragraph_here(article: Article, offset: int) -> Span | None:
    block = block_at(article, offset)
    return Span(block.start, block.end) if block else None


def word_here(article: Article, offset: int) -> Span | None:
    """The word at an offset, or the next one of the block."""
    block = block_at(article, offset)
    if block is None:
        return None
    start = max(block.start, article.text.rfind(" ", block.start, offset) + 1)
    for match in WORD.finditer(article.text, start, block.end):
        if match.end() > offset:
            return Span(*match.span())
    return None


def quotation_here(article: Article, offset: int) -> Span | None:
    """The innermost quotation around an offset, else the next one in its block, marks included."""
    block = block_at(article, offset)
    if block is None:
        return None
    low = max(block.start, offset - _LONGEST_QUOTATION)
    high = min(block.end, offset + _LONGEST_QUOTATION)
    found = _quotations(article.text, low, high)
    around = [span for span in found if span.contains(offset)]
    if around:
        return min(around, key=len)
    starts = [span.start for span in found]
    following = bisect_right(starts, offset)
    return found[following] if following < len(found) else None


def _quotations(text: str, start: int, end: int) -> list[Span]:
    """Passages between quotation marks, by start; straight marks pair up in turn."""
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    straight = -1
    for at in range(start, end):
        mark = text[at]
        if mark == '"':
            if straight >= 0:
                found.append(Span(straight, at + 1))
                straight = -1
            else:
                straight = at
        elif opened and mark == opened[-1][0]:
            found.append(Span(opened.pop()[1], at + 1))
        elif mark in _PAIRS:
            opened.append((_PAIRS[mark], at))
    return sorted(found)


def inside_quotation(article: Article, offset: int) -> Span | None:
    """The quotation here without its marks."""
    found = quotation_here(article, offset)
    return Span(found.start + 1, found.end - 1) if found and len(found) > 2 else None


def with_space(article: Article, span: Span) -> Span:
    """A span with the white space after it, else before it, as far as its block goes."""
    block = block_at(article, span.start)
    if block is None:
        return span
    after = article.text[span.end : block.end]
    end = span.end + len(after) - len(after.lstrip())
    if end > span.end:
        return Span(span.start, end)
    return Span(block.start + len(article.text[block.start : span.start].rstrip()), span.end)
