"""Whether the text around a sentence reads as a history, known by its years, or as news.

It is decided for each sentence by what stands near it: history has dates with their years, news
has days that count from publication. A feature has both, in parts. Which date a story goes on
from is weighed for each date in `standing`; this is one thing that counts there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from itertools import accumulate

from astana_reader.timeline.grammar.meanings import (
    Calendar,
    Fixed,
    Moment,
    Phrase,
    Shifted,
    Weekday,
    YearPart,
)
from astana_reader.timeline.sentences.tokens import Line, codes_of


class Telling(IntEnum):
    """How a text tells of what was, the most distant last."""

    NEWS = -1
    """Days that count from publication stand near."""
    MIXED = 0
    TALE = 1
    """A few years that are over and no news: a short history or an overview."""
    HISTORY = 3


_NEAR = 6  # sentences on both sides
_LEAST = 2  # past years that make a tale where nothing speaks against it
_MANY_YEARS = 4  # sentences with past years that make a history where nothing speaks against it
_WHOLE = 4  # times as many sentences with past years as with news, for any story at all
_LONG = 10  # such sentences of a long history, in which half as many will do
_MANY = 6  # times as many past years as news make a history
_WILL = codes_of("will|ll|shall")
_HAVE = codes_of("have|has|ve")
_QUOTES = frozenset('"“”„«»')


def tellings(
    said: Sequence[tuple[Line, Sequence[Phrase]]], published: date | None
) -> list[Telling]:
    """How the text tells of what was, for each sentence with its phrases.

    For a history all that is known must read like one, and what stands near must not speak against
    it. A sentence full of years tells no more than one with one.
    """
    dates = [_past_years(phrases, published) for _, phrases in said]
    years = [0, *accumulate(min(count, 1) for count in dates)]
    news = [0, *accumulate(_is_news(line, phrases) for line, phrases in said)]
    if not news[-1]:
        few = Telling.TALE if sum(dates) >= _LEAST else Telling.MIXED
        return [Telling.HISTORY if years[-1] >= _MANY_YEARS else few] * len(said)
    is_history = years[-1] > (2 if years[-1] >= _LONG else _WHOLE) * news[-1]
    is_whole = years[-1] >= _MANY * news[-1]
    found = []
    for place in range(len(said)):
        first, last = max(0, place - _NEAR), min(len(said), place + _NEAR + 1)
        here, own = news[last] - news[first], news[place + 1] - news[place]
        story = is_whole or years[last] - years[first] > 3 * here
        if is_whole and _WILL.isdisjoint(said[place][0].codes):
            own = 0  # “this year” there is the year told of
        if is_history and (not here or (story and not own)):
            found.append(Telling.HISTORY)
        else:
            found.append(Telling.NEWS if here else Telling.MIXED)
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
                Weekday(anchor="publication")
                | Shifted(anchor="publication")
                | Calendar(shift=int(), anchor="publication")
                | YearPart(shift=0 | -1, anchor="publication")
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
