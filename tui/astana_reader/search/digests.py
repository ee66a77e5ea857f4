"""What the engines find in one article of the library, with all that a list of many needs of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from astana_reader.annotations.verdicts import events_told_same
from astana_reader.articles.document import Block, BlockKind
from astana_reader.entities.memory import Remembered
from astana_reader.entities.mentions import Entity, Mention
from astana_reader.text.spans import Span
from astana_reader.timeline.event import Event
from astana_reader.timeline.events import find_events
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.merged import told_same

from .collecting import Collected
from .facts import host_of
from .finding import find

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Digest:
    """An article of a library by its key, with what it names and dates.

    `blocks` are its prose, `entities` those that are sure; `expressions` are in text order, as
    events tell theirs; `marks` are where its highlights stand, with their pens; `same` are the
    numbers of the events that the reader holds to be those of other passages too, with the ids of
    these.
    """

    key: str
    title: str
    source: str
    """Its site, else its host; empty for a file that tells neither."""
    published: date | None
    text: str
    blocks: tuple[Block, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    expressions: tuple[TimeExpression, ...] = ()
    marks: tuple[tuple[int, int, str], ...] = ()
    same: tuple[tuple[int, str], ...] = ()
    unsure: tuple[Entity, ...] = ()


def digest_of(
    collected: Collected,
    remembered: Sequence[Remembered] = (),
    backend: str = "",
    *,
    day_first: bool | None = None,
) -> Digest:
    """The digest of an article; `backend` and `day_first` are those of the settings."""
    prose = collected.document.prose if collected.document else ()
    found = find(collected, remembered, backend, day_first=day_first)
    events = find_events(collected.text, found.expressions, collected.published)
    times = tuple((one.start, one.end) for one in found.expressions)
    told = events_told_same(collected.corrections)
    return Digest(
        key=collected.listed.key,
        title=collected.title,
        source=collected.site or host_of(collected.url),
        published=collected.published,
        text=collected.text,
        blocks=tuple(Block(block.start, block.end, block.kind) for block in prose),
        entities=found.entities,
        events=events,
        expressions=found.expressions,
        marks=tuple(_marks(collected)),
        same=tuple(told_same(events, times, told).items()),
        unsure=found.unsure,
    )


def _marks(collected: Collected) -> Iterator[tuple[int, int, str]]:
    for mark in collected.marks:
        if mark.start is not None and mark.end is not None:
            yield mark.start, mark.end, mark.annotation.pen


def packed_digest(digest: Digest) -> bytes:
    """As JSON."""
    row = asdict(digest)
    return json.dumps(row, separators=(",", ":"), default=str).encode("utf-8", "surrogatepass")


def unpacked_digest(data: bytes) -> Digest:
    """A digest from its JSON. Raises ValueError, TypeError and KeyError for what is none."""
    row = json.loads(data.decode("utf-8", "surrogatepass"))
    blocks = (Block(one["start"], one["end"], BlockKind(one["kind"])) for one in row["blocks"])
    known: Row = {
        **row,
        "published": _day(row["published"]),
        "blocks": tuple(blocks),
        "entities": tuple(map(_entity, row["entities"])),
        "events": tuple(map(_event, row["events"])),
        "expressions": tuple(map(_expression, row["expressions"])),
        "marks": tuple((start, end, pen) for start, end, pen in row["marks"]),
        "same": tuple((number, id) for number, id in row.get("same", ())),
        "unsure": tuple(map(_entity, row["unsure"])),
    }
    return Digest(**known)


def _entity(row: Row) -> Entity:
    lists: Row = {key: tuple(row[key]) for key in ("aliases", "roles", "may_be")}
    links = tuple((start, end) for start, end in row["links"])
    mentions = tuple(Mention(**mention) for mention in row["mentions"])
    return Entity(**{**row, **lists, "links": links, "mentions": mentions})


def _expression(row: Row) -> TimeExpression:
    sentence = Span(row["sentence"]["start"], row["sentence"]["end"])
    return TimeExpression(**{**row, **_days(row), "sentence": sentence})


def _event(row: Row) -> Event:
    again = tuple(Span(span["start"], span["end"]) for span in row["again"])
    return Event(**{**row, **_days(row), "again": again, "expressions": tuple(row["expressions"])})


def _days(row: Row) -> dict[str, date | None]:
    return {key: _day(row[key]) for key in ("earliest", "latest")}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
