"""The timeline of an article, or one line of several, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from astana_reader.annotations.records import Row
from astana_reader.text.wording import capitalized
from astana_reader.timeline import axis
from astana_reader.timeline.event import CERTAINTY_SIGNS, REPORTED, TOLD_SIGNS, Event
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.merged import Article, MergedEvent


def timeline_value(
    name: str,
    published: date | None,
    expressions: Sequence[TimeExpression],
    events: Sequence[Event],
    published_why: str = "",
    *,
    published_sure: bool = True,
) -> Row:
    """The timeline of an article as documented; `name` is the article as it was given."""
    return {
        "article": name,
        "published": _iso(published),
        "expressions": [_expression(expression) for expression in expressions],
        "events": [_event(event) for event in events],
        "published_why": published_why,
        "published_sure": published is not None and published_sure,
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
        "label": event.label,
        "from": event.begins,
        "to": event.ends,
        "approx": event.approx,
        "certainty": event.certainty,
        "told": event.told,
        "expressions": list(event.expressions),
        "again": [{"start": span.start, "end": span.end} for span in event.again],
        "relative": event.relative,
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
        "label": event.label,
        "from": event.begins,
        "to": event.ends,
        "approx": event.approx,
        "kind": event.kind,
        "sources": [_source(articles[source.article], source.event) for source in merged.sources],
        "conflicts": list(merged.conflicts),
    }


def _source(article: Article, event: Event) -> Row:
    about = {"kind": event.kind, "reported": event.told == REPORTED, "why": event.why}
    return {
        "article": article.name,
        "text": _sentence(article.text, event),
        **_event(event),
        **about,
    }


def timeline_table(events: Sequence[Event]) -> Iterator[str]:
    """A line an event: its days, how sure they are, how it is told, and what happened."""
    for event in events:
        yield _line(event)


def _line(event: Event) -> str:
    again = f"  ({len(event.again) + 1} times)" if event.again else ""
    sign = CERTAINTY_SIGNS[event.certainty] if event.begins else " "
    return f"{days(event):24} {sign}{TOLD_SIGNS[event.told]} {capitalized(event.label)}{again}"


def merged_table(articles: Sequence[Article], events: Sequence[MergedEvent]) -> Iterator[str]:
    """A line an event, below it the articles that tell it and what speaks against it."""
    for merged in events:
        yield _line(merged.event)
        names = dict.fromkeys(articles[source.article].name for source in merged.sources)
        yield f"{'':24} {', '.join(names)}"
        for number in merged.conflicts:
            rival = events[number].sources[0]
            name = articles[rival.article].name
            words = _sentence(articles[rival.article].text, rival.event)
            yield f"{'':24} ! {days(rival.event)} in {name}: {words}"


def days(event: Event) -> str:
    """The days of an event as short as they can be: 2016-12-29, 2024-03, 1939..1945, 300 BC.

    ~ is for about; D-1 counts from a publication that is not known; else its kind.
    """
    if event.begins is None and event.ends is None:
        return event.relative or event.kind
    about = "~" if event.approx else ""
    size = event.granularity if event.kind == "span" else None
    return about + axis.shown(event.begins, event.ends, size)


def _sentence(text: str, event: Event) -> str:
    return " ".join(text[event.start : event.end].split())


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
