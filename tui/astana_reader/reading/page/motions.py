"""Where a motion takes the caret: pure functions of the page and an offset in code points."""

from __future__ import annotations

import re
from collections.abc import Callable

from astana_reader.articles.article import Article
from astana_reader.articles.document import block_index
from astana_reader.text.graphemes import next_boundary, previous_boundary
from astana_reader.text.sentences import sentence_at
from astana_reader.text.words import WORD

from .layout import Layout, Place

Motion = Callable[[Layout, Article, int], int]
_NOT_SPACE = re.compile(r"\S")


def left(layout: Layout, article: Article, caret: int) -> int:
    block = article.blocks[block_index(article.blocks, caret)]
    if caret <= block.start:
        return layout.snap(caret - 1)
    before = previous_boundary(article.text, caret, block.start, block.end)
    while before > block.start and not layout.is_shown(before):
        before = previous_boundary(article.text, before, block.start, block.end)
    return before


def right(layout: Layout, article: Article, caret: int) -> int:
    index = block_index(article.blocks, caret)
    block = article.blocks[index]
    after = next_boundary(article.text, caret, block.end)
    while after < block.end and not layout.is_shown(after):
        after = next_boundary(article.text, after, block.end)
    if after < block.end:
        return after
    return article.blocks[index + 1].start if index + 1 < len(article.blocks) else caret


def vertical(layout: Layout, caret: int, by: int, x: int) -> int:
    """The caret `by` rows of text further, at cell `x` or as near as the row allows."""
    step = 1 if by > 0 else -1
    place = layout.place_of(caret)
    for _ in range(abs(by)):
        beyond = _next_text_row(layout, place, step)
        if beyond == place:
            break
        place = beyond
    return layout.offset_at(place, x)


def _next_text_row(layout: Layout, place: Place, step: int) -> Place:
    beyond = layout.move(place, step)
    while beyond.row < 0:
        beyond = layout.move(beyond, step)
    return beyond


def next_word(layout: Layout, article: Article, caret: int) -> int:
    """The start of the next word; the last place of the article after the last one."""
    for match in WORD.finditer(article.text, caret):
        if match.start() > caret:
            return match.start()
    return layout.snap(len(article.text))


def word_end(layout: Layout, article: Article, caret: int) -> int:
    """The last character of this word, or of the next one from there."""
    for match in WORD.finditer(article.text, max(0, caret - 1)):
        last = layout.snap(match.end() - 1)
        if last > caret:
            return last
    return layout.snap(len(article.text))


def previous_word(layout: Layout, article: Article, caret: int) -> int:
    size = 256
    while True:
        low = max(0, caret - size)
        # A word cut by the edge of the window is not one: begin after a space.
        if low > 0:
            low = max(0, article.text.rfind(" ", 0, low))
        starts = [m.start() for m in WORD.finditer(article.text, low, caret)]
        if starts or low == 0:
            return starts[-1] if starts else layout.snap(0)
        size *= 8


def next_sentence(layout: Layout, article: Article, caret: int) -> int:
    """The start of the next sentence, the last place of the article after the last one."""
    index = block_index(article.blocks, caret)
    block = article.blocks[index]
    here = sentence_at(article.text, caret, block.start, block.end)
    following = _NOT_SPACE.search(article.text, here.end if here else caret, block.end)
    if following:
        return following.start()
    if index + 1 < len(article.blocks):
        return _sentence_start(article, index + 1, article.blocks[index + 1].start)
    return layout.snap(len(article.text))


def previous_sentence(layout: Layout, article: Article, caret: int) -> int:
    """The start of this sentence or, from there, of the one before."""
    index = block_index(article.blocks, caret)
    start = _sentence_start(article, index, caret)
    if start < caret:
        return start
    if start > article.blocks[index].start:
        return _sentence_start(article, index, start - 1)
    if index == 0:
        return layout.snap(0)
    return _sentence_start(article, index - 1, article.blocks[index - 1].end - 1)


def _sentence_start(article: Article, index: int, offset: int) -> int:
    block = article.blocks[index]
    here = sentence_at(article.text, offset, block.start, block.end)
    return here.start if here else block.start


def next_paragraph(layout: Layout, article: Article, caret: int) -> int:
    index = block_index(article.blocks, caret) + 1
    if index < len(article.blocks):
        return article.blocks[index].start
    return layout.snap(len(article.text))


def previous_paragraph(layout: Layout, article: Article, caret: int) -> int:
    """The start of this block or, from there, of the one before."""
    index = block_index(article.blocks, caret)
    start = article.blocks[index].start
    if caret > start or index == 0:
        return layout.snap(start)
    return article.blocks[index - 1].start


def row_start(layout: Layout, _article: Article, caret: int) -> int:
    span = layout.span(layout.place_of(caret))
    return span[0] if span else caret


def row_end(layout: Layout, _article: Article, caret: int) -> int:
    """The last character of the row that is not white space."""
    span = layout.span(layout.place_of(caret))
    if not span:
        return caret
    row = layout.text[span[0] : span[1]].rstrip()
    return layout.snap(span[0] + max(0, len(row) - 1))


MOTIONS: dict[str, Motion] = {
    "left": left,
    "right": right,
    "word": next_word,
    "word-back": previous_word,
    "word-end": word_end,
    "sentence": next_sentence,
    "sentence-back": previous_sentence,
    "paragraph": next_paragraph,
    "paragraph-back": previous_paragraph,
    "line-start": row_start,
    "line-end": row_end,
}
"""By action id; each assumes that the article has blocks."""
