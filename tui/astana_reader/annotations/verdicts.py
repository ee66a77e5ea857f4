"""Edits that put an engine's findings right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from astana_reader.entities.corrections import EntityCorrection
from astana_reader.timeline.expressions import DateCorrection

from .edits import selector_of
from .history import Change, Edit
from .notebook import Placed
from .records import Correction, Records, new_id, stamp

DATE, ENTITY, EVENT = "date", "entity", "event"
"""What a correction is about."""


def new_correction(
    records: Records,
    text: str,
    text_id: str,
    span: tuple[int, int],
    subject: str,
    verdict: Mapping[str, Any],
) -> Correction:
    """A verdict on a span of the article's current text, whose id is `text_id`."""
    time = stamp()
    selector = selector_of(records, text, text_id, span)
    return Correction(new_id(), time, time, selector, subject, verdict)


def date_corrections(placed: Iterable[Placed]) -> tuple[DateCorrection, ...]:
    """The reader's verdicts on dates as the engine takes them, the latest for each span."""
    latest: dict[tuple[int, int], DateCorrection] = {}
    for each in placed:
        if each.correction.subject == DATE:
            value = each.correction.verdict.get("value")
            shown = value if isinstance(value, str) else None
            latest[each.start, each.end] = DateCorrection(each.start, each.end, shown)
    return tuple(latest.values())


def events_told_same(placed: Iterable[Placed]) -> tuple[tuple[int, int, str], ...]:
    """Passages that date events, each with the id that all have which tell the same one."""
    found = []
    for each in placed:
        id = each.correction.verdict.get("event") if each.correction.subject == EVENT else None
        if isinstance(id, str) and id:
            found.append((each.start, each.end, id))
    return tuple(found)


def entity_corrections(placed: Iterable[Placed]) -> tuple[EntityCorrection, ...]:
    """The reader's verdicts on entities as the engine takes them, in the order they were given."""
    given = [each for each in placed if each.correction.subject == ENTITY]
    given.sort(key=lambda each: (each.correction.created, each.correction.id))
    return tuple(EntityCorrection(e.start, e.end, e.correction.verdict) for e in given)


def correcting(label: str, *changes: tuple[Correction | None, Correction | None]) -> Edit:
    """An edit of corrections, each given before and after; None where there is none."""
    return Edit(label, tuple(Change(before, after) for before, after in changes))
