"""One row an event: sentences of an article that tell of one thing on the same days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from astana_reader.text.spans import Span

from .coreference import EventMention, family, is_of_one_kind, mention_of
from .event import Event
from .expressions import WRITTEN
from .sentences.stems import stem

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
# A noun with its article points back at what was told: “the lawsuit, filed on 2 May”.
_BACK = re.compile(
    r"\b(?:the|that|this|his|her|their|its)\s+(?:\w+\s+)?(?:lawsuit|suit|complaint|attacks?|"
    r"bombing|blast|explosion|raid|shooting|killing|murder|crash|accident|quake|earthquake|storm|"
    r"fire|flood|clash|riot|coup|ruling|verdict|decision|defeat|victory|arrest|collapse|strike|"
    r"rally|protest|meeting|summit|vote|election|referendum|talks|conference|deal|agreement|sale|"
    r"merger|resignation|death|funeral|trial|hearing|announcement|incident|ceremony|visit|trip|"
    r"launch|landing|match|game|race|final|wedding|speech|filing|order|treaty|ceasefire|truce)\b",
    re.IGNORECASE,
)
_SHARED = 2  # stems that two labels share
_LONGEST = 400  # code points of a sentence whose words are looked at
_LOOKED_AT = 24  # of the events with a word, the last that are looked at
_TELLS_NOTHING = frozenset(
    stem(word)
    for word in "that this with from have been were will would they their there which about after "
    "before when while also into than then over more most some said says the and for was had has "
    "are but not his her its who all one two new she him".split()
)


def said_once(text: str, events: Sequence[Event]) -> list[Event]:
    """The events, those that are told again as one with its repetitions.

    Of several tellings the one with the finest date leads, else the first. More events may be
    added to what it gave, and it be asked again.
    """
    kept: list[Event | None] = list(events)
    words = [_stems(event.label) for event in events]
    spans: dict[int, set[Span]] = {}
    days: dict[str, list[int]] = defaultdict(list)
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        place = number
        other = _told_before(text, event, words, number, kept, holders)
        if other is None and event.granularity == "day" and event.begins:
            other = _pointed_at(text, event, kept, days[event.begins[5:10]])
            days[event.begins[5:10]].append(number)
        first = kept[other] if other is not None else None
        if other is not None and first is not None:
            kept[other], kept[number] = _leading(first, event), None
            spans.setdefault(other, {Span(first.start, first.end), *first.again}).update(
                (Span(event.start, event.end), *event.again)
            )
            place = other
        for word in words[number]:
            same = holders[word, (event.begins or "")[:7]]
            if same[-1:] != [place]:
                same.append(place)
    return [
        _with_repetitions(event, spans[number]) if number in spans else event
        for number, event in enumerate(kept)
        if event
    ]


def _with_repetitions(event: Event, spans: set[Span]) -> Event:
    return replace(event, again=tuple(sorted(spans - {Span(event.start, event.end)})))


def _told_before(
    text: str,
    event: Event,
    words: Sequence[frozenset[str]],
    number: int,
    kept: Sequence[Event | None],
    holders: dict[tuple[str, str], list[int]],
) -> int | None:
    """The number of the event that this one tells again."""
    if event.begins is None:
        return None
    month = event.begins[:7]
    told = words[number]
    if _BACK.search(text, event.start, event.end):
        told = told | _stems(text[event.start : event.end][:_LONGEST])
    near = {one for word in told for one in holders.get((word, month), ())[-_LOOKED_AT:]}
    for other in sorted(near, reverse=True):
        first = kept[other]
        if first and _is_one(text, first, event, words[other] & words[number]):
            return other
    return None


def _pointed_at(
    text: str, event: Event, kept: Sequence[Event | None], same_day: Sequence[int]
) -> int | None:
    """The number of the event that “her death on 28 May” or “the flood of 22 November” names.

    A date without a year may have been given another.
    """
    back = _BACK.search(text, event.start, event.end)
    noun = family(back[0].split()[-1]) if back else ""
    if not noun or noun not in _families(event.label):
        return None
    for other in reversed(same_day[-_LOOKED_AT:]):
        first = kept[other]
        if first is None or first.start == event.start or first.told != event.told:
            continue
        dated = first.begins == event.begins or event.certainty != WRITTEN
        if dated and noun in _families(text[first.start : first.end][:_LONGEST]):
            return other
    return None


def _leading(first: Event, event: Event) -> Event:
    """Of two tellings the one with the finer date; another year is only a guess."""
    if (first.begins or "")[:4] != (event.begins or "")[:4]:
        return first
    return min(first, event, key=_fineness)


def _is_one(text: str, first: Event, event: Event, shared: frozenset[str]) -> bool:
    if first.start == event.start or first.of_saying != event.of_saying:
        return False
    if (first.kind == "span") != (event.kind == "span"):
        return False
    if "T" in (first.begins or "") and "T" in (event.begins or "") and first.begins != event.begins:
        return False
    same = _days(first) == _days(event)
    if same and first.granularity == "day" and _BACK.search(text, event.start, event.end):
        return bool(_stems(first.label) & _stems(text[event.start : event.end][:_LONGEST]))
    if not same and not (_within(first, event) or _within(event, first)):
        return False
    # Who is named does many things in a day: a word that is no name must be shared too.
    least = _SHARED if same else _SHARED + 1
    if len(shared) < least or not shared - (_names(first.label) & _names(event.label)):
        return False
    return not _are_done_apart(mention_of(first), mention_of(event))


def _are_done_apart(one: EventMention, other: EventMention) -> bool:
    """“12 people were killed in Kano” and “seven people were wounded in Lagos”."""
    both_do = one.triggers and other.triggers and not is_of_one_kind(one, other)
    return bool(both_do) and not one.names & other.names


def _names(label: str) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in _WORD.finditer(label) if not match[0][0].islower())


def _days(event: Event) -> tuple[str | None, str | None]:
    return (event.begins or "")[:10], (event.ends or "")[:10]


def _within(one: Event, other: Event) -> bool:
    """Whether the days of one lie within those of the other, a month or less."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    short = (other.latest - other.earliest).days <= 31
    return short and other.earliest <= one.earliest and one.latest <= other.latest


def _fineness(event: Event) -> tuple[int, bool, bool]:
    days = (event.latest - event.earliest).days if event.earliest and event.latest else 10**7
    return days, "T" not in (event.begins or ""), not event.part


def _families(text: str) -> frozenset[str]:
    return frozenset(family(match[0].casefold()) for match in _WORD.finditer(text))


def _stems(label: str) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in _WORD.finditer(label)) - _TELLS_NOTHING
