"""What the reader and its engine process say to each other: JSON lines, arrays as base64."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from astana_reader.annotations.anchoring import Anchor, Status
from astana_reader.annotations.records import Selector
from astana_reader.text.spans import Span
from astana_reader.timeline.events import Event
from astana_reader.timeline.expressions import DateCorrection, TimeExpression

Message = dict[str, Any]


def pack(numbers: Iterable[int]) -> str:
    return b64encode(array("q", numbers).tobytes()).decode()


def unpack(packed: str) -> array[int]:
    numbers = array("q")
    numbers.frombytes(b64decode(packed))
    return numbers


def day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def expression_row(found: TimeExpression) -> list[Any]:
    return [
        found.start, found.end, found.type, found.value, found.mod, day_text(found.earliest),
        day_text(found.latest), found.sentence.start, found.sentence.end, found.why,
    ]  # fmt: skip


def read_expression(row: Sequence[Any], text: str) -> TimeExpression:
    start, end, type_, value, mod, earliest, latest, first, last, why = row
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


def event_row(event: Event, starts: Sequence[int]) -> Message:
    """An event; its expressions are named by their starts, which no later chunk changes."""
    return {
        **asdict(event),
        "earliest": day_text(event.earliest),
        "latest": day_text(event.latest),
        "expressions": [starts[number] for number in event.expressions],
    }


def read_event(row: Message, number_of: dict[int, int]) -> Event:
    numbers = tuple(number_of[start] for start in row["expressions"] if start in number_of)
    days = {"earliest": day_of(row["earliest"]), "latest": day_of(row["latest"])}
    return Event(**{**row, **days, "expressions": numbers})


@dataclass(frozen=True, slots=True)
class Question:
    """All that an answer depends on beside the article; `origin` is where to begin."""

    number: int
    origin: int = 0
    published: date | None = None
    dates: tuple[DateCorrection, ...] = ()

    @property
    def message(self) -> Message:
        return {
            "number": self.number,
            "origin": self.origin,
            "published": day_text(self.published),
            "dates": [[c.start, c.end, c.value] for c in self.dates],
        }

    @classmethod
    def read(cls, message: Message) -> Question:
        return cls(
            message["number"],
            message["origin"],
            day_of(message["published"]),
            tuple(DateCorrection(*row) for row in message["dates"]),
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
