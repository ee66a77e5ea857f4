"""Slides for TimelineJS. https://timeline.knightlab.com/docs/json-format.html"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape

from astana_reader.annotations.records import Row
from astana_reader.text.visible import visible_json
from astana_reader.timeline.event import Event

from .back_links import web_address
from .event_days import Moment, said
from .marked import MarkedArticle
from .timeline_listing import days


def write(articles: Sequence[MarkedArticle]) -> str:
    title = articles[0].article.title if len(articles) == 1 else "Timeline"
    source = articles[0].source if len(articles) == 1 else ""
    slides = [slide for m in articles for event in m.events for slide in _slides(m, event)]
    value = {
        "scale": "human",
        "title": {"text": {"headline": escape(title), "text": escape(source)}},
        "events": slides,
    }
    return visible_json(value, indent=1) + "\n"


def _slides(marked: MarkedArticle, event: Event) -> list[Row]:
    begins, ends = said(event)
    if begins is None:
        return []
    sentence = " ".join(marked.article.text[event.start : event.end].split())
    key = f"{marked.article.id}{event.start}{event.begins}{event.label}"
    url = web_address(marked)
    more = f' <a href="{escape(url)}">{escape(marked.article.title)}</a>' if url else ""
    return [
        {
            "start_date": _date(begins),
            **({"end_date": _date(ends)} if ends else {}),
            "display_date": days(event),
            "text": {"headline": escape(event.label), "text": escape(sentence) + more},
            "unique_id": f"e{hashlib.sha256(key.encode()).hexdigest()[:16]}",
        }
    ]


def _date(at: Moment) -> Row:
    year = at.year if at.year > 0 else at.year - 1  # it has no year 0
    parts = {
        "year": year, "month": at.month, "day": at.day, "hour": at.hour, "minute": at.minute
    }  # fmt: skip
    return {name: value for name, value in parts.items() if value is not None}
