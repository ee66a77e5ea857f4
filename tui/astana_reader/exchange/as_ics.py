"""A calendar of the events. RFC 5545: CRLF, lines of at most 75 octets, ends exclusive."""

from __future__ import annotations

import hashlib
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from astana_reader.timeline.event import Event

from .back_links import web_address
from .event_days import Moment, said
from .marked import MarkedArticle

_OCTETS = 75
_LAST_YEAR = 9998  # the day after the last has to be one too


def write(articles: Sequence[MarkedArticle]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//astana-reader//EN"]
    lines += [line for m in articles for line in _events(m)]
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _events(marked: MarkedArticle) -> Iterator[str]:
    stamp = max((a.modified for a, _, _ in marked.all), default="2000-01-01T00:00:00")
    for event in marked.events:
        yield from _event(marked, event, f"{re.sub(r'[-:]', '', stamp[:19])}Z")


def _event(marked: MarkedArticle, event: Event, stamp: str) -> Iterator[str]:
    begins, ends = said(event)
    last = ends or begins
    if begins is None or last is None or not 0 < begins.year <= last.year <= _LAST_YEAR:
        return
    article, url = marked.article, web_address(marked)
    key = f"{article.id}{event.start}{event.begins}{event.label}"
    sentence = " ".join(article.text[event.start : event.end].split())
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(key.encode()).hexdigest()[:24]}@astana-reader"
    yield f"DTSTAMP:{stamp}"
    yield from _times(begins, last)
    yield f"SUMMARY:{_text(event.label)}"
    yield f"DESCRIPTION:{_text(f'{sentence} — {article.title}')}"
    yield f"X-ASTANA-EDTF:{begins.iso}{f'/{last.iso}' if ends else ''}{'~' * event.approx}"
    if url:
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _times(begins: Moment, ends: Moment) -> Iterator[str]:
    if begins.hour is None or ends.hour is None:
        yield f"DTSTART;VALUE=DATE:{_first(begins):%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{_last(ends) + timedelta(days=1):%Y%m%d}"
        return
    start, end = _clock(begins), _clock(ends)
    yield f"DTSTART:{start}"
    if begins == ends or end <= start:
        yield "DURATION:PT1M"  # no time at all is no event to some calendars
    else:
        yield f"DTEND:{end}"


def _clock(at: Moment) -> str:
    """A time of the day: in UTC where its zone is known, else wherever one is."""
    day = f"{at.year:04d}-{at.month or 1:02d}-{at.day or 1:02d}"
    time = datetime.fromisoformat(f"{day}T{at.hour:02d}:{at.minute:02d}{at.zone}")
    if time.tzinfo is None:
        return f"{time:%Y%m%dT%H%M%S}"
    return f"{time.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _first(at: Moment) -> date:
    return date(at.year, at.month or 1, at.day or 1)


def _last(at: Moment) -> date:
    month = at.month or 12
    return date(at.year, month, at.day or monthrange(at.year, month)[1])


def _text(value: str) -> str:
    value = re.sub(r"([\\;,])", r"\\\1", value)
    return re.sub(r"[\x00-\x1f\x7f]", " ", value.replace("\n", "\\n"))


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no letter torn apart."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
