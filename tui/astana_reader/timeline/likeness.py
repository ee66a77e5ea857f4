"""What tells which event a sentence is about: names, numbers and the words of its label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .coreference import family
from .event import Event
from .sentences.lexicon import MONTHS, SHORT_WEEKDAYS, WEEKDAYS

_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}|\b\d{1,4}\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST = 600  # code points of a sentence that are looked at
_COMMON = 8  # a name or word of more events tells nothing, but for a share of them
_SHARE = 0.1
_NEAR = 14  # days between two days for one event that can be a mistake

_CALENDAR = frozenset((*MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS))
_NO_NAMES = frozenset(
    "the this that these those his her its their our after before when while then there here but "
    "and for with from has had was were not all one two three last next".split()
)


def names(text: str, event: Event) -> frozenset[str]:
    """The names and numbers of the event's sentence, those of its date left out."""
    end = min(event.end, event.start + _LONGEST)
    own = _of_date(event)
    found = (match[0].casefold() for match in _NAME.finditer(text, event.start, end))
    return frozenset(family(name) for name in found if name not in own)


def tells(text: str, event: Event) -> frozenset[str]:
    """The names and numbers of the event's sentence and the words of its label, as families."""
    return names(text, event) | telling_words(event.label)


def says(text: str, event: Event) -> frozenset[str]:
    """All telling words of the event's sentence, as families."""
    end = min(event.end, event.start + _LONGEST)
    return tells(text, event) | telling_words(text[event.start : end])


def telling_words(text: str) -> frozenset[str]:
    """The longer words of a text, as families."""
    found = {match[0].casefold() for match in _WORD.finditer(text)}
    return frozenset(family(word) for word in found - _CALENDAR - _NO_NAMES)


def _of_date(event: Event) -> frozenset[str]:
    """What may belong to the date itself."""
    parts = re.findall(r"\d+", f"{event.begins or ''} {event.ends or ''}")
    return _CALENDAR | _NO_NAMES | {part.lstrip("0") for part in parts} | set(parts)


def sharing(told: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, int]]:
    """Pairs of events that share what few others tell, with how much they share."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(told):
        for word in words:
            holders[word].append(number)
    most = max(_COMMON, int(_SHARE * len(told)))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in holders.values():
        if 1 < len(numbers) <= min(most, 4 * _COMMON):
            for place, one in enumerate(numbers):
                for other in numbers[place + 1 :]:
                    shared[one, other] += 1
    for (one, other), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        yield one, other, count


def is_same_day(one: Event, other: Event) -> bool:
    """Whether both are of one and the same day."""
    return (
        one.granularity == other.granularity == "day"
        and one.kind == other.kind == "date"
        and (one.begins or "")[:10] == (other.begins or "?")[:10]
        and one.of_saying == other.of_saying
    )


def is_same_time(one: Event, other: Event) -> bool:
    """Whether both are of one and the same month or year, and no day."""
    return (
        one.begins is not None
        and one.granularity != "day"
        and (one.kind, one.begins, one.ends) == (other.kind, other.begins, other.ends)
        and one.of_saying == other.of_saying
    )


def may_be_mistaken(one: Event, other: Event) -> bool:
    """Whether both tell one thing of days that differ by little."""
    if not (one.earliest and other.earliest) or one.kind != "date" or other.kind != "date":
        return False
    if one.granularity != "day" or other.granularity != "day" or one.of_saying or other.of_saying:
        return False
    return 0 < abs((one.earliest - other.earliest).days) <= _NEAR
