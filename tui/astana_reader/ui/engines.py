"""Asks the engines about an article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from astana_reader.articles.article import Article
from astana_reader.text.sentences import sentence_spans
from astana_reader.timeline.expressions import DateCorrection

from .findings import Findings


@dataclass(frozen=True, slots=True)
class Request:
    """All that the engines' answer depends on."""

    article: Article
    published: date | None = None
    dates: tuple[DateCorrection, ...] = ()


def find_all(request: Request) -> Findings:
    """Entities, time expressions, events and sentences of a whole article."""
    from astana_reader.entities.find import find_entities
    from astana_reader.timeline.events import find_events
    from astana_reader.timeline.tagger import find_expressions

    text, blocks = request.article.text, request.article.blocks
    expressions = find_expressions(text, blocks, request.published, request.dates)
    sentences = (s for block in blocks for s in sentence_spans(text, block.start, block.end))
    return Findings(
        entities=find_entities(text, blocks),
        expressions=expressions,
        events=find_events(text, expressions, request.published),
        sentences=[sentence.start for sentence in sentences],
        complete=True,
    )
