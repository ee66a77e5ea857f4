"""What the reader and its engine process say to each other: JSON lines, arrays as base64."""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar, overload

from astana_reader.annotations.anchoring import Anchor, Status
from astana_reader.annotations.records import Selector
from astana_reader.articles.document import Block
from astana_reader.articles.packed import block_numbers, blocks_of
from astana_reader.entities.corrections import EntityCorrection
from astana_reader.entities.memory import Remembered
from astana_reader.entities.mentions import Entity
from astana_reader.entities.merging import facets
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span
from astana_reader.timeline.event import Event
from astana_reader.timeline.expressions import DateCorrection, TimeExpression

from .findings import FoundEntity, Mentions

Message = dict[str, Any]
T = TypeVar("T")


def pack(numbers: Iterable[int]) -> str:
    return b64encode(array("i", numbers).tobytes()).decode()


def unpack(packed: str) -> array[int]:
    numbers = array("i")
    numbers.frombytes(b64decode(packed))
    return numbers


def pack_blocks(blocks: Iterable[Block]) -> str:
    """The blocks with all that is known of them but their languages."""
    return pack(block_numbers(blocks))


def read_blocks(packed: str) -> tuple[Block, ...]:
    return blocks_of(unpack(packed))


def day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def expression_row(found: TimeExpression) -> str:
    row = [
        found.start, found.end, found.type, found.value, found.mod, day_text(found.earliest),
        day_text(found.latest), found.sentence.start, found.sentence.end, found.why,
    ]  # fmt: skip
    return json.dumps(row, separators=(",", ":"))


def read_expression(row: str, text: str) -> TimeExpression:
    start, end, type_, value, mod, earliest, latest, first, last, why = json.loads(row)
    return TimeExpression(
        start=start,
        end=end,
        text=text[start:end],
        type=type_,
        value=value,
        mod=mod,
        earliest=day_of(earliest),
        latest=day_of(latest),
        sentence=Span(first, last),
        why=why,
    )


def entity_row(entity: Entity, names: Mapping[str, str]) -> str:
    """`names` are those of all entities by their ids."""
    row = [
        entity.id, entity.name, entity.type, entity.aliases, entity.roles, entity.decided,
        entity.sure, [names[id] for id in entity.may_be if id in names],
        [(type_, len(mentions)) for type_, mentions in facets(entity).items()],
    ]  # fmt: skip
    return json.dumps(row, separators=(",", ":"))


def read_entity(row: str) -> FoundEntity:
    id, name, type_, aliases, roles, decided, sure, may_be, told = json.loads(row)
    return FoundEntity(
        id=id,
        name=name,
        type=type_,
        aliases=tuple(aliases),
        roles=tuple(roles),
        decided=decided,
        sure=sure,
        may_be=tuple(may_be),
        facets=tuple((type_, count) for type_, count in told),
    )


def mentions_message(mentions: Mentions) -> Message:
    return {
        "starts": pack(mentions.spans.starts),
        "ends": pack(mentions.spans.ends),
        "owners": pack(mentions.owners),
        "members": pack(mentions.members),
        "bounds": pack(mentions.bounds),
    }


def read_mentions(message: Message) -> Mentions:
    found = {key: unpack(packed) for key, packed in message.items()}
    spans = OrderedSpans.of(found["starts"], found["ends"])
    return Mentions(spans, found["owners"], found["members"], found["bounds"])


def event_row(event: Event) -> str:
    """An event whose expressions are named by their starts, which no other chunk changes."""
    row = [
        event.start, event.end, day_text(event.earliest), day_text(event.latest), event.approx,
        event.kind, event.granularity, event.told, event.expressions, event.why, event.text_start,
        event.label, event.begins, event.ends, event.certainty,
        [(span.start, span.end) for span in event.again], event.relative, event.part,
        event.of_saying,
    ]  # fmt: skip
    return json.dumps(row, separators=(",", ":"))


def read_event(row: str, times: OrderedSpans) -> Event:
    start, end, first, last, approx, kind, granularity, told, starts, why, text_start, *more = (
        json.loads(row)
    )
    label, begins, ends, certainty, again, relative, part, of_saying = more
    return Event(
        start=start,
        end=end,
        earliest=day_of(first),
        latest=day_of(last),
        approx=approx,
        kind=kind,
        granularity=granularity,
        told=told,
        expressions=tuple(bisect_left(times.starts, place) for place in starts),
        why=why,
        text_start=text_start,
        label=label,
        begins=begins,
        ends=ends,
        certainty=certainty,
        again=tuple(Span(a, b) for a, b in again),
        relative=relative,
        part=part,
        of_saying=of_saying,
    )


class Decoded(Sequence[T]):
    """Rows of JSON that become values only where they are looked at.

    Until then a row is a string, which costs the garbage collector nothing.
    """

    def __init__(self, rows: Sequence[str], read: Callable[[str], T]) -> None:
        self._rows = rows
        self._read = read

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> list[T]: ...
    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self._read(row) for row in self._rows[place]]
        return self._read(self._rows[place])


@dataclass(frozen=True, slots=True)
class Request:
    """All that an answer depends on beside the article; `origin` is where to begin."""

    number: int
    origin: int = 0
    published: date | None = None
    dates: tuple[DateCorrection, ...] = ()
    entities: tuple[EntityCorrection, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    backend: str = ""
    """What finds the names, `spacy:MODEL`; empty for the program's own engine."""
    day_first: bool | None = None
    """The user's order of dates in figures."""

    @property
    def message(self) -> Message:
        return {
            "number": self.number,
            "origin": self.origin,
            "published": day_text(self.published),
            "dates": [[c.start, c.end, c.value] for c in self.dates],
            "entities": [[c.start, c.end, dict(c.verdict)] for c in self.entities],
            "remembered": [[r.name, dict(r.verdict)] for r in self.remembered],
            "backend": self.backend,
            "day_first": self.day_first,
        }

    @classmethod
    def read(cls, message: Message) -> Request:
        return cls(
            message["number"],
            message["origin"],
            day_of(message["published"]),
            tuple(DateCorrection(*row) for row in message["dates"]),
            tuple(EntityCorrection(*row) for row in message["entities"]),
            tuple(Remembered(*row) for row in message["remembered"]),
            message["backend"],
            message["day_first"],
        )


def selectors_message(
    selectors: dict[str, Selector], folder: str, text_id: str, first_id: str
) -> Message:
    """Ask for the places of selectors; the earlier texts are in the library's `folder`."""
    rows = {key: asdict(selector) for key, selector in selectors.items()}
    return {"anchor": rows, "folder": folder, "text": text_id, "first": first_id}


def anchors_message(anchors: dict[str, Anchor]) -> Message:
    return {"anchors": {k: [a.start, a.end, str(a.status)] for k, a in anchors.items()}}


def read_anchors(message: Message) -> dict[str, Anchor]:
    return {k: Anchor(a, b, Status(status)) for k, (a, b, status) in message["anchors"].items()}
