"""What speaks against a publication date, and the best guess where none is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from astana_reader.text.wording import long_day

from .event import HAPPENED, Event
from .expressions import WRITTEN, TimeExpression

_SPARE = 1  # days that time zones make


def contradictions(
    events: Sequence[Event], expressions: Sequence[TimeExpression], published: date
) -> tuple[str, ...]:
    """A line for each event that can't be as it is told if the text was published then.

    What happened lies before publication, what is told as ahead does not lie before it; only
    dates that the text writes out to their day count.
    """
    found = []
    for event in events:
        if event.certainty != WRITTEN or event.granularity != "day" or event.earliest is None:
            continue
        ahead = any(expressions[number].ahead for number in event.expressions)
        days = (event.earliest - published).days
        if days > _SPARE and not ahead and _is_past(event):
            found.append(f"“{event.label}” on {long_day(event.earliest)} is told as past")
        elif days < -_SPARE and ahead:
            found.append(f"“{event.label}” on {long_day(event.earliest)} is told as ahead")
    return tuple(found)


# Verbs that tell of what is over, whatever else stands there.
_OVER = frozenset("died was were had did killed took came went left won lost said".split())


def _is_past(event: Event) -> bool:
    words = event.label.casefold().split()
    return event.told == HAPPENED or any(
        word in _OVER or (word.endswith("ed") and len(word) > 4) for word in words
    )


def best_guess(expressions: Sequence[TimeExpression], today: date = date.max) -> date | None:
    """The end of the last time that the text writes out and does not put ahead, None without one.

    It is what a reader is asked about where no publication date is known. It lies neither after
    `today` nor, as far as may be, after a day that the text puts ahead.
    """
    written = [one for one in expressions if one.certainty == WRITTEN and one.latest]
    over = [one for one in written if not one.ahead and one.earliest and one.earliest <= today]
    last = max(over, key=lambda one: (one.latest or today, one.earliest or today), default=None)
    if last is None or last.earliest is None or last.latest is None:
        return None
    ahead = [
        one.earliest - timedelta(1)
        for one in written
        if one.ahead and one.earliest and one.earliest > last.earliest
    ]
    return min(last.latest, today, *ahead)
