"""From time expressions to dated events: each sentence's times, on one line of time.

A sentence makes one event for each time it names, sentences that tell of one thing make one. A
duration is placed where the words say what it ends or begins with: “has lasted nearly six years”
ends at publication. Nothing is invented: what no words place stays a duration or undated.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, groupby, pairwise

from astana_reader.text.wording import long_day
from astana_reader.text.words import without_raised

from . import axis, values
from .event import HAPPENED, PLANNED, REPORTED, Event, order
from .expressions import CERTAINTIES, GUESSED, TimeExpression
from .labels.labels import label
from .labels.pieces import governing
from .labels.sentence import Sentence, sentence_of
from .periods import Period, from_to, lasting, lasts, measured, place, since
from .planned import is_planned
from .repeats import said_once
from .reported import is_dateline, is_hearsay, is_reported, tells_saying
from .rows import row_starts
from .sentences.tokens import Line, line_of
from .uneventful.uneventful import is_told_as_past, named, telling

__all__ = ["Event", "find_events", "order"]

APPROXIMATE = frozenset(
    "APPROX BEFORE AFTER ON_OR_BEFORE ON_OR_AFTER LESS_THAN MORE_THAN EQUAL_OR_LESS "
    "EQUAL_OR_MORE START MID END".split()
)


def find_events(
    text: str, expressions: Sequence[TimeExpression], published: date | None
) -> tuple[Event, ...]:
    """The events of the expressions in order of time, those without days last, as they are read."""
    text = without_raised(text)
    events: list[Event] = []
    numbered = enumerate(expressions)
    for sentence, group in groupby(numbered, key=lambda item: item[1].sentence):
        found = [item for item in group if not item[1].silent]
        if found:
            line = line_of(text, sentence.start, sentence.end)
            events += _of_sentence(line, found, published)
    return tuple(sorted(said_once(text, events), key=order))


Numbered = tuple[int, TimeExpression]


def _of_sentence(line: Line, found: Sequence[Numbered], published: date | None) -> Iterator[Event]:
    kept = telling(line, found)
    eventful = [
        item for item in found if item[0] in kept and not is_dateline(line, item[1], published)
    ]
    events = list(_dated(line, eventful, published)) or list(_without_days(line, eventful))
    if not events:
        return
    events.sort(key=lambda event: event.expressions[0])
    by_number = dict(found)
    told = {number for event in events for number in event.expressions}
    dates = [
        one
        for number, one in found
        if number in told
        or (_is_date(one) and not _is_adjective(one) and (number in kept or not named(line, one)))
    ]
    sentence = sentence_of(line, dates)
    events = list(_finer_of_clause(sentence, events, by_number))
    starts = row_starts(line, [by_number[event.expressions[0]] for event in events])
    rows = []
    for event, start in zip(events, starts, strict=True):
        members = [by_number[number] for number in event.expressions]
        said = label(sentence, members[0])
        of_saying = event.kind == "date" and all(is_reported(line, one) for one in members)
        only_said = of_saying and not tells_saying(said)
        only_said |= is_hearsay(line, members[0]) and not any(one.ahead for one in members)
        row = replace(
            event,
            start=_entry_start(line, members[0]),
            text_start=start,
            label=said,
            told=REPORTED if only_said else _told(line, event, members, published),
            of_saying=of_saying,
            certainty=min((one.certainty for one in members), key=CERTAINTIES.index),
        )
        rows.append(row)
    yield from _finest(rows)


def _entry_start(line: Line, first: TimeExpression) -> int:
    """Where the sentence starts below the clock time that stands on a line of its own over it."""
    after = place(line, first)[1]
    if first.start == line.start and after < len(line.words):
        start = line.starts[after]
        return start if "\n" in line.text[first.end : start] else line.start
    return line.start


def _finest(rows: Sequence[Event]) -> Iterator[Event]:
    """The rows, without the day of what has its hour too: “On Monday he spoke at 9 a.m.”."""
    timed = {((row.begins or "")[:10], row.label) for row in rows if "T" in (row.begins or "")}
    days = {day for day, _ in timed}
    for row in rows:
        whole = "T" not in (row.begins or "") and row.begins == row.ends
        if not whole or not ((row.part and row.begins in days) or (row.begins, row.label) in timed):
            yield row


def _finer_of_clause(
    sentence: Sentence, events: Sequence[Event], by_number: Mapping[int, TimeExpression]
) -> Iterator[Event]:
    """The events; of two dates of one clause the finer tells when: “this year, in March”."""
    line = sentence.line
    places = [place(line, by_number[event.expressions[0]]) for event in events]
    clauses = [governing(sentence, sentence.phrase_at(first)) for first, _ in places]
    coarse: set[int] = set()
    finer: dict[int, list[int]] = {}
    for left, right in pairwise(range(len(events))):
        between = line.words[places[left][1] : places[right][0]]
        if clauses[left] != clauses[right] or "and" in between:
            continue
        for one, other in ((left, right), (right, left)):
            if one not in coarse and _is_within(events[one], events[other]):
                coarse.add(other)
                finer.setdefault(one, []).append(other)
    for number, event in enumerate(events):
        if number not in coarse:
            others = [events[n].expressions for n in finer.get(number, ())]
            all_told = (*event.expressions, *chain(*others))
            yield replace(event, expressions=all_told) if others else event


def _is_within(fine: Event, coarse: Event) -> bool:
    if fine.kind != "date" or coarse.kind != "date" or fine.told != coarse.told:
        return False
    if not (fine.earliest and fine.latest and coarse.earliest and coarse.latest):
        return False
    longer = coarse.latest - coarse.earliest > fine.latest - fine.earliest
    return longer and coarse.earliest <= fine.earliest and fine.latest <= coarse.latest


def _is_adjective(expression: TimeExpression) -> bool:
    """The “recent” of “the most recent film”, which is no date to its label."""
    return "_REF" in expression.value and expression.text.endswith(("recent", "current"))


def _told(
    line: Line, event: Event, members: Sequence[TimeExpression], published: date | None
) -> str:
    if published and event.earliest and event.earliest > published:
        return PLANNED
    if event.relative and "+" in event.relative:
        return PLANNED
    over = published and event.latest and event.latest < published
    ahead = not over and any(one.ahead for one in members)
    return PLANNED if ahead or any(is_planned(line, one) for one in members) else HAPPENED


def _dated(line: Line, found: Sequence[Numbered], published: date | None) -> Iterator[Event]:
    """Spans first, since they take their expressions with them; then a date for each day told."""
    spans: dict[Period, list[Numbered]] = {}
    taken: set[int] = set()
    for left, right in pairwise(found):
        period = from_to(line, left[1], right[1]) or measured(line, left[1], right[1])
        if period and taken.isdisjoint((left[0], right[0])):
            taken |= {left[0], right[0]}
            spans.setdefault(period, []).extend((left, right))
    dates = [expression for _, expression in found if expression.earliest and _is_date(expression)]
    starts = [expression.start for expression in dates]
    for number, expression in found:
        if number in taken:
            continue
        near = _nearest(dates, bisect_left(starts, expression.start))
        if expression.type == "DURATION":
            period = _placed(line, expression, published) or lasting(
                line, expression, near, published
            )
        else:
            period = since(line, expression, near, published)
        if period:
            taken.add(number)
            spans.setdefault(period, []).append((number, expression))
    for period, members in spans.items():
        yield _span(line, members, period)
    yield from _dates(line, [item for item in found if item[0] not in taken])


def _nearest(dates: Sequence[TimeExpression], place: int) -> TimeExpression | None:
    """The date before a place among them, else the one after it."""
    if not dates:
        return None
    return dates[place - 1] if place else dates[0]


def _is_date(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME")


def _placed(line: Line, expression: TimeExpression, published: date | None) -> Period | None:
    """A duration that itself says where it lies: “the past three months”.

    “Over the next decade he built” counts from where the story stands.
    """
    if expression.earliest is None or published is None:
        return None
    side = "ends" if expression.latest == published else "begins"
    if side == "begins" and not expression.ahead and is_told_as_past(line, expression):
        return None
    why = f"“{' '.join(expression.text.split())}” {side} with publication on {long_day(published)}"
    unit = values.length_unit(expression.value)
    begins, ends = axis.bounds(expression)
    return Period(expression.earliest, expression.latest, True, unit, why, begins, ends)


def _dates(line: Line, found: Iterable[Numbered]) -> Iterator[Event]:
    groups: dict[tuple[str | None, str | None, str | None], list[Numbered]] = {}
    before: tuple[Numbered, tuple[str | None, str | None, str | None]] | None = None
    for number, expression in found:
        begins, ends = axis.bounds(expression)
        if not (_is_date(expression) and (begins or expression.relative)):
            continue
        key = (begins, ends, expression.relative)
        if before and _is_same_time(line, before[0][1], expression):
            key = before[1]
        groups.setdefault(key, []).append((number, expression))
        before = (number, expression), key
    for (begins, ends, relative), group in groups.items():
        first = group[0][1]
        yield Event(
            start=line.start,
            end=line.end,
            earliest=first.earliest,
            latest=first.latest,
            approx=any(expression.mod in APPROXIMATE for _, expression in group),
            kind="date" if begins else "undated",
            granularity=values.granularity(first.value) or ("year" if begins else None),
            told=HAPPENED,
            expressions=tuple(number for number, _ in group),
            why=first.why,
            text_start=line.start,
            begins=begins,
            ends=ends,
            relative=relative,
            part=first.value if "T" in first.value else "",
        )


def _is_same_time(line: Line, left: TimeExpression, right: TimeExpression) -> bool:
    """“2 a.m. local time (0100 GMT) on Wednesday” is one time told in three ways."""
    if left.type != "TIME":
        return False
    between = line.words[place(line, left)[1] : place(line, right)[0]]
    if right.type == "TIME":
        return between == ["("]
    return between[:1] == [")"] and between[1:] in ([], ["on"]) and left.earliest == right.earliest


def _is_beside(line: Line, expression: TimeExpression) -> bool:
    """Whether it counts from an event that the text does not date: “two days after the verdict”."""
    last = place(line, expression)[1]
    beside = line.words[last : last + 1] in (["after"], ["before"])
    return expression.type == "DURATION" and expression.certainty == GUESSED and beside


def _span(line: Line, found: Sequence[Numbered], period: Period) -> Event:
    first = found[0][1]
    return Event(
        start=line.start,
        end=line.end,
        earliest=period.earliest,
        latest=period.latest,
        approx=period.approx or any(expression.mod in APPROXIMATE for _, expression in found),
        kind="span",
        granularity=period.granularity or values.granularity(first.value),
        told=HAPPENED,
        expressions=tuple(number for number, _ in found),
        why=period.why,
        text_start=line.start,
        begins=period.begins,
        ends=period.ends,
        part=first.value if "T" in first.value else "",
    )


def _without_days(line: Line, found: Sequence[Numbered]) -> Iterator[Event]:
    """One event for a sentence with a date that no words place, or that tells how long it took."""
    lengths = [item for item in found if item[1].type == "DURATION" and lasts(line, item[1])]
    unplaced = [
        item
        for item in found
        if (_is_date(item[1]) and "_REF" not in item[1].value) or _is_beside(line, item[1])
    ]
    for kind, items in (("undated", unplaced), ("duration", lengths)):
        if items:
            number, expression = items[0]
            yield Event(
                start=line.start,
                end=line.end,
                earliest=None,
                latest=None,
                approx=False,
                kind=kind,
                granularity=None,
                told=HAPPENED,
                expressions=(number,),
                why=expression.why,
                text_start=line.start,
                relative=expression.relative,
            )
            return
