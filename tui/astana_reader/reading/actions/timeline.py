"""Putting the timeline right: correcting, ignoring and adding dated events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from astana_reader.annotations.history import Edit
from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.records import Correction
from astana_reader.annotations.verdicts import DATE, correcting, new_correction
from astana_reader.reading.effects import Ask, Effect, Question, Recompute, Save, Target
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.event_list import EventList, ignored_key
from astana_reader.reading.reading import Reading
from astana_reader.text.spans import Span
from astana_reader.timeline.corrections import parse_value

from .handlers import Handler
from .mark import selected_passage


def _verdicts(reading: Reading) -> list[Placed]:
    return [p for p in reading.notebook.corrections if p.correction.subject == DATE]


def _ask_correction(reading: Reading, act: Act) -> Iterable[Effect]:
    times = _chosen_times(reading)
    if not times:
        return _without_event(reading, act, "Choose an event to correct.")
    return (Ask(Question.CORRECTION, Target(span=times[0])),)


def _ask_event(reading: Reading, _act: Act) -> Iterable[Effect]:
    passage = selected_passage(reading)
    if passage is None:
        reading.notice = "Select the words that name a time first: v selects."
        return ()
    return (Ask(Question.CORRECTION, Target(span=passage)),)


def _chosen_times(reading: Reading) -> Sequence[Span]:
    """The time expressions of the chosen event."""
    item, listing = reading.chosen, reading.listing
    return listing.places(item) if item and isinstance(listing, EventList) else ()


def _chosen_again(reading: Reading) -> Sequence[Span]:
    """The time expressions of the sentences that tell the chosen event again."""
    item, listing = reading.chosen, reading.listing
    return listing.places_again(item) if item and isinstance(listing, EventList) else ()


def _without_event(reading: Reading, act: Act, notice: str) -> Iterable[Effect]:
    """Wait for the chosen event if the line is being dated anew; else say that none is chosen."""
    if reading.list_state.chosen and not reading.is_dated:
        reading.postponed = act
        notice = "The line is being dated anew. That is done as soon as it is."
    reading.notice = notice
    return ()


def set_date(reading: Reading, target: Target, value: str) -> Iterable[Effect]:
    """Give a time expression the date that the reader typed. It must be one."""
    if target.span is None:
        return ()
    reading.page.clear_selection()
    return _judge(reading, (target.span,), parse_value(value), "date")


def _ignore(reading: Reading, act: Act) -> Iterable[Effect]:
    """Ignore the chosen event, or bring back one that was ignored."""
    ignored = _ignored_as_one(reading, reading.list_state.chosen)
    if ignored:
        reading.notice = "Event brought back. i ignores it."
        return _do(reading, correcting("event", *((one, None) for one in ignored)))
    times = _chosen_times(reading)
    if not times:
        return _without_event(reading, act, "Choose an event to ignore.")
    reading.notice = "Event ignored. i brings it back."
    return _judge(reading, times, None, "event", _chosen_again(reading))


def _ignored_as_one(reading: Reading, key: str) -> list[Correction]:
    """The verdicts that were put together on the dates of an event with a key, to ignore it."""
    ignored = [p for p in _verdicts(reading) if p.correction.verdict.get("value") is None]
    times = {p.correction.created for p in ignored if ignored_key(p) == key}
    return [p.correction for p in ignored if p.correction.created in times]


def _judge(
    reading: Reading,
    times: Sequence[Span],
    value: str | None,
    label: str,
    again: Sequence[Span] = (),
) -> Iterable[Effect]:
    """Put one verdict on time expressions in the place of what was said of them before.

    `again` are those of other sentences that tell the same: they share its fate.
    """
    article, records = reading.article, reading.notebook.records
    verdict: dict[str, object] = {"value": value}
    wanted = {(span.start, span.end): {**verdict, "again": True} for span in again}
    wanted |= {(span.start, span.end): verdict for span in times}
    places = list(wanted)
    before = [p for p in _verdicts(reading) if (p.start, p.end) in places]
    made = [
        new_correction(records, article.text, article.id, place, DATE, each)
        for place, each in wanted.items()
    ]
    made = [replace(one, created=made[0].created, modified=made[0].created) for one in made]
    changes = [(p.correction, None) for p in before] + [(None, one) for one in made]
    return _do(reading, correcting(label, *changes))


def _do(reading: Reading, edit: Edit) -> Iterable[Effect]:
    reading.do(edit)
    return (Save(), Recompute())


ACTIONS: dict[str, Handler] = {
    "correct-date": _ask_correction,
    "ignore-date": _ignore,
    "date-event": _ask_event,
}
