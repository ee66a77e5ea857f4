"""Whether a sentence tells of a past known by its years, or of the days around publication.

It is decided for each sentence by what stands near it: history has dates with their years, news
has days that count from publication. A feature has both, in parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from .meanings import Calendar, Fixed, Moment, Phrase, Shifted, Weekday
from .tokens import Line, codes_of

_NEAR = 6  # sentences on both sides
_LEAST = 2  # past years that make a story where nothing speaks against it
_WHOLE = 4  # times as many sentences with past years as with news, for any story at all
_LONG = 10  # such sentences of a long history, in which half as many will do
_MANY = 6  # times as many past years as news make a history
_WILL = codes_of("will|ll|shall")
_HAVE = codes_of("have|has|ve")
_QUOTES = frozenset('"“”„«»')


def modes(said: Sequence[tuple[Line, Sequence[Phrase]]], published: date | None) -> list[bool]:
    """For each sentence with its phrases, whether a date without a year belongs to a story.

    All that is known must read like a story, and what stands near must not speak against it. A
    sentence full of years tells no more than one with one.
    """
    dates = [_past_years(phrases, published) for _, phrases in said]
    years = [0, *accumulate(min(count, 1) for count in dates)]
    news = [0, *accumulate(_is_news(line, phrases) for line, phrases in said)]
    if not news[-1]:
        return [sum(dates) >= _LEAST] * len(said)
    if years[-1] <= (2 if years[-1] >= _LONG else _WHOLE) * news[-1]:
        return [False] * len(said)
    found, history = [], years[-1] >= _MANY * news[-1]
    for place in range(len(said)):
        first, last = max(0, place - _NEAR), min(len(said), place + _NEAR + 1)
        here, own = news[last] - news[first], news[place + 1] - news[place]
        story = history or years[last] - years[first] > 3 * here
        if history and _WILL.isdisjoint(said[place][0].codes):
            own = 0  # “this year” there is the year told of
        found.append(not here or (story and not own))
    return found


def _past_years(phrases: Sequence[Phrase], published: date | None) -> int:
    """How many dates are told with a year that is over; one before Christ counts as two."""
    count = 0
    for phrase in phrases:
        match phrase.meaning:
            case Calendar(year=int(year)) | Moment(day=Calendar(year=int(year))):
                over = published is None or year < published.year - 1
                count += over * (2 if year < 0 else 1)
    return count


def _is_news(line: Line, phrases: Sequence[Phrase]) -> bool:
    """Whether a day is told that counts from publication, or what will be, and nobody's words."""
    for phrase in phrases:
        said = phrase.meaning
        if said == Shifted("day", 0):
            continue  # “today” may be the present of a history
        if _is_present(line, phrase):
            return True
        match said.day if isinstance(said, Moment) else said:
            case (
                Weekday()
                | Shifted(anchor="publication")
                | Calendar(shift=int(), anchor="publication")
            ) if not _is_quoted(line, phrase.first):
                return True
    if _WILL.isdisjoint(line.codes):
        return False
    will = next(at for at, code in enumerate(line.codes) if code in _WILL)
    return not _is_quoted(line, will)


def _is_present(line: Line, phrase: Phrase) -> bool:
    """“Now the town wants …”, “volunteers have cleared it since April”."""
    said = phrase.meaning
    if said == Fixed("PRESENT_REF"):
        return phrase.first == 0 and line.words[0] == "now"
    if not isinstance(said, Calendar) or said.year or line.words[phrase.first - 1] != "since":
        return False
    return not _HAVE.isdisjoint(line.codes[: phrase.first])


def _is_quoted(line: Line, token: int) -> bool:
    """Whether a token stands after an odd number of quotation marks."""
    return sum(word in _QUOTES for word in line.words[:token]) % 2 == 1
