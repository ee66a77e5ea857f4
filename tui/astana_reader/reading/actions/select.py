"""Selecting by character, by sentence, and as the caret moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from astana_reader.articles.article import Article
from astana_reader.reading.effects import Effect
from astana_reader.reading.keys import Act
from astana_reader.reading.page.objects import (
    inside_quotation,
    paragraph_here,
    quotation_here,
    sentence_here,
    with_space,
    word_here,
)
from astana_reader.reading.page.page import Unit
from astana_reader.reading.reading import Reading
from astana_reader.text.spans import Span

from .handlers import Handler


def _select(unit: Unit, reading: Reading, _act: Act) -> Iterable[Effect]:
    if not reading.page.layout.empty:
        reading.page.select(unit)
    return ()


def _extend(motion: str, reading: Reading, act: Act) -> Iterable[Effect]:
    reading.page.extend(motion, act.count)
    return ()


def _select_object(
    find: Callable[[Article, int], Span | None], around: bool, reading: Reading, _act: Act
) -> Iterable[Effect]:
    """Select what stands around the caret, `around` with the white space beside it."""
    article = reading.article
    span = find(article, reading.page.caret)
    if span is None:
        reading.notice = "There is none here."
        return ()
    reading.page.select_span(with_space(article, span) if around else span)
    return ()


_OBJECTS = {"word": word_here, "sentence": sentence_here, "paragraph": paragraph_here}

ACTIONS: dict[str, Handler] = {
    "select-characters": partial(_select, Unit.CHARACTER),
    "select-sentences": partial(_select, Unit.SENTENCE),
    "extend-left": partial(_extend, "left"),
    "extend-right": partial(_extend, "right"),
    "extend-up": partial(_extend, "up"),
    "extend-down": partial(_extend, "down"),
    "extend-home": partial(_extend, "line-start"),
    "extend-end": partial(_extend, "line-end"),
    **{f"inner-{name}": partial(_select_object, find, False) for name, find in _OBJECTS.items()},
    **{f"around-{name}": partial(_select_object, find, True) for name, find in _OBJECTS.items()},
    "inner-quotation": partial(_select_object, inside_quotation, False),
    "around-quotation": partial(_select_object, quotation_here, False),
}
