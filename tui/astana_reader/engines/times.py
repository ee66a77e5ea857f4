"""The times of a whole article at once, in this process: for the headless commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.verdicts import date_corrections
from astana_reader.articles.article import Article
from astana_reader.timeline.event import Event
from astana_reader.timeline.events import find_events
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.facts import facts
from astana_reader.timeline.tagger import find_expressions


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions and events of an article, in text order.

    `notice` is what a reader should know of how dates are read, "" for nothing.
    """

    expressions: Sequence[TimeExpression]
    events: Sequence[Event]
    notice: str


def times_of(
    article: Article,
    published: date | None,
    corrections: Sequence[Placed] = (),
    *,
    day_first: bool | None = None,
) -> Times:
    """The times of an article as the user corrected them; `day_first` as in the settings."""
    forced, declared = article.source.options.language, article.metadata.language
    known = facts(article.text, forced, declared, day_first=day_first)
    expressions = find_expressions(
        article.text, article.document.prose, published, date_corrections(corrections), known
    )
    events = find_events(article.text, expressions, published)
    return Times(expressions, events, known.notice)
