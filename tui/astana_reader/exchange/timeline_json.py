"""The timeline of an article, or one line of several, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from astana_reader.annotations.records import Row
from astana_reader.timeline.events import Event
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.merged import Article, MergedEvent


def timeline_value(
    name: str,
    published: date | None,
    expressions: Sequence[TimeExpression],
    events: Sequence[Event],
) -> Row:
    """{"article", "published", "expressions", "events"}; `name` is the article as it was given."""
    return {
        "article": name,
        "published": _iso(published),
        "expressions": [_expression(expression) for expression in expressions],
        "events": [_event(event) for event in events],
    }


def _expression(found: TimeExpression) -> Row:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "type": found.type,
        "value": found.value,
        "mod": found.mod,
        "earliest": _iso(found.earliest),
        "latest": _iso(found.latest),
        "sentence": {"start": found.sentence.start, "end": found.sentence.end},
        "why": found.why,
    }


def _event(event: Event) -> Row:
    return {
        "start": event.start,
        "end": event.end,
        "from": _iso(event.earliest),
        "to": _iso(event.latest),
        "approx": event.approx,
        "expressions": list(event.expressions),
    }


def merged_value(articles: Sequence[Article], events: Sequence[MergedEvent]) -> Row:
    """{"articles", "events"}: each event with every article that tells it, and its conflicts."""
    return {
        "articles": [article.name for article in articles],
        "events": [_merged_event(articles, merged) for merged in events],
    }


def _merged_event(articles: Sequence[Article], merged: MergedEvent) -> Row:
    event = merged.event
    return {
        "from": _iso(event.earliest),
        "to": _iso(event.latest),
        "approx": event.approx,
        "kind": event.kind,
        "sources": [_source(articles[source.article], source.event) for source in merged.sources],
        "conflicts": list(merged.conflicts),
    }


def _source(article: Article, event: Event) -> Row:
    words = _sentence(article.text, event.start, event)
    about = {"kind": event.kind, "reported": event.reported, "why": event.why}
    return {"article": article.name, "text": words, **_event(event), **about}


def timeline_table(text: str, events: Sequence[Event]) -> Iterator[str]:
    """A line an event: its days, then its sentence from the words that it dates."""
    for event in events:
        yield f"{days(event):24} {_sentence(text, event.text_start, event)}"


def merged_table(articles: Sequence[Article], events: Sequence[MergedEvent]) -> Iterator[str]:
    """A line an event, below it the articles that tell it and what speaks against it."""
    for merged in events:
        first = merged.sources[0]
        words = _sentence(articles[first.article].text, first.event.text_start, first.event)
        yield f"{days(merged.event):24} {words}"
        names = dict.fromkeys(articles[source.article].name for source in merged.sources)
        yield f"{'':24} {', '.join(names)}"
        for number in merged.conflicts:
            rival = events[number]
            told = dict.fromkeys(articles[source.article].name for source in rival.sources)
            yield f"{'':24} ! {days(rival.event)} in {', '.join(told)}"


def days(event: Event) -> str:
    """The days of an event: 2016-12-29, 2016-12-01..2016-12-31, ~ for about, or its kind."""
    if event.earliest is None:
        return event.kind
    about = "~" if event.approx else ""
    if event.latest in (None, event.earliest):
        return f"{about}{event.earliest}"
    return f"{about}{event.earliest}..{event.latest}"


def _sentence(text: str, start: int, event: Event) -> str:
    return " ".join(text[start : event.end].split())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
