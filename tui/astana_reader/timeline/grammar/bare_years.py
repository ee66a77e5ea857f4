"""Whether four figures, or three, are said as a year: they may as well count or number a thing.

Words near them tell. A year stands after a preposition (“in 1917”), between marks (“Paris, 1848”),
as the subject (“1968 changed that”) or before what it is the year of (“the 2012 games”). What
counts stands before a plural (“counted 1917 sheep”), and what numbers a thing stands after its
kind (“gate 2011”) or in the place of a noun (“the 2003 is past its best”).
"""

from __future__ import annotations

from astana_reader.timeline import values
from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.numbers import year_of
from astana_reader.timeline.sentences.tokens import Line, codes_of, pattern
from astana_reader.timeline.sentences.verbs import (
    AUXILIARIES,
    is_finite,
    is_participle,
    is_past,
    may_be_present,
)

from .meanings import Calendar
from .rules import Found


def year_said(found: Found) -> Calendar | None:
    """The year of a rule's `year`, None where the words around it say that it is none."""
    line, at = found.line, found.match.start("year")
    year = year_of(found.words("year"))
    if year is None or not 100 <= year < 2200 or _ends_no_date(line, at, year):
        return None
    return None if is_number(line, at) else Calendar(year)


def is_number(line: Line, at: int) -> bool:
    """Whether the figures at a token, or those listed with them, count or number something."""
    for _ in range(_LISTED):
        if any(is_case(line, at) for is_case in _ALWAYS):
            return True
        before = _word(line, at - 1)
        if before not in ("and", "or") or not _is_figure(_word(line, at - 2)):
            break
        at -= 2
    if before in _OF_TIME:
        return _is_place(line, at) or _is_range(line, at) or _are_many(line, at)
    return any(is_case(line, at) for is_case in _WITHOUT_CUE)


_LISTED = 4  # years in a list that are looked at
_OF_TIME = frozenset(lexicon.PREPOSITIONS) | {"year", "years", "over"}


def _is_figure(word: str) -> bool:
    return word.isdecimal()


def _word(line: Line, at: int) -> str:
    return line.words[at] if 0 <= at < len(line.words) else ""


def _is_count_of_more(line: Line, at: int) -> bool:
    """“2000 more fled”, “sold 2012 of them”."""
    after = line.words[at + 1 : at + 3]
    more = after[:1] == ["more"] and _word(line, at - 1) != "in"
    return more or (after[:1] == ["of"] and after[1:] in _PEOPLE)


def _is_rate(line: Line, at: int) -> bool:
    """“1850 a night”."""
    return _word(line, at + 1) in ("a", "an", "per") and _word(line, at + 2) in _PER


_PER = frozenset((*lexicon.UNITS, "night", "head", "person", "piece"))
_PEOPLE = (["them"], ["us"], ["those"], ["these"], ["whom"], ["which"])


def _is_joined(line: Line, at: int) -> bool:
    """“the 1900-strong crowd”, “Directive 2008/50”, but not “2008-era” or “2016/17”."""
    mark, after = _word(line, at + 1), _word(line, at + 2)
    if mark in _DASHES:
        return line.starts[at + 1] == line.ends[at] and after in _SO_MANY
    if mark != "/" or not _is_figure(after):
        return False
    year = int(line.words[at])
    return not (int(after) > year or 0 < int(after) - year % 100 < _SEASONS or after == "00")


_DASHES = ("-", "–", "‑")
_SO_MANY = frozenset(
    "strong odd plus seat seater bed page word mile metre meter foot kilometre kilometer man "
    "member room acre hectare tonne ton volt watt square horsepower litre hour day".split()
)
_SEASONS = 10  # years from the first to the last of “2016/17”


_STREETS = frozenset(
    "road street avenue lane drive boulevard terrace crescent highway parkway alley st rd ave "
    "blvd".split()
)
_NAMES = pattern("NAME{1,3}")


def _is_address(line: Line, at: int) -> bool:
    """“1984 Harbour Road”."""
    near = line.words[at + 2 : at + 5]
    return not _STREETS.isdisjoint(near) and bool(_NAMES.match(line.codes, at + 1))


def _is_after_kind(line: Line, at: int) -> bool:
    """“the postcode is 2008”, “dial 1998”, “a height of 1908”."""
    first = at - 1
    while first >= 0 and line.words[first] in ("is", "was", "of", ":", "no", "to"):
        first -= 1
    return first >= 0 and line.words[first] in (_CALLED if first == at - 1 else _KINDS)


_KINDS = frozenset(
    "postcode code pin password number total sum size weight height altitude depth score price "
    "population".split()
)
_CALLED = frozenset("postcode code pin password dial ring phone text call".split())


def _is_place(line: Line, at: int) -> bool:
    """“next to 1914”: a house or a room."""
    return line.words[at - 2 : at] == ["next", "to"]


_IN_A_YEAR = pattern(
    "(by|at|in|before|until|till|over|since the? WORD{0,2} WORD|end|start|close|half|quarter of"
    " | during|over) the year $"
)


def _are_many(line: Line, at: int) -> bool:
    """“by the end of the year 300 had left”: so many, as many do what follows."""
    if line.words[at - 2 : at] != ["the", "year"] or at + 1 >= len(line.words):
        return False
    many = line.words[at + 1] not in _SINGULAR and is_finite(line, at + 1)
    return many and _IN_A_YEAR.search(line.codes, max(0, at - _PHRASE), at) is not None


_SINGULAR = frozenset("was is has does".split())
_PHRASE = 8  # tokens of “by the very end of the year”


def _is_range(line: Line, at: int) -> bool:
    """Either end of “rises from 1750 to 1900 metres”, “holds between 1800 and 1950 seats”."""
    if _word(line, at + 1) in _TO and _is_figure(_word(line, at + 2)):
        at += 2
    elif _word(line, at - 1) not in _TO or not _is_figure(_word(line, at - 2)):
        return _word(line, at - 1) == "of" and _is_counted(line, at)
    if _word(line, at - 3) in _NUMBERED:
        return True  # “pages 1900 to 1945”
    first = at - 3  # what the range begins with
    ends = at + 2 >= len(line.words) or line.words[at + 2] in _CLOSING
    return first > 0 and ends and _is_counted(line, at)


_TO = frozenset("to and or until till - –".split())
_NUMBERED = frozenset((*lexicon.NUMBERED, *lexicon.PLACES)) - {"over", "under", "some", "only"}
_CLOSING = frozenset((*lexicon.PREPOSITIONS, *". , ; ) and or but per a".split()))


def _is_among_figures(line: Line, at: int) -> bool:
    """A figure beside another one without a mark, as in a table."""
    return _is_figure(_word(line, at - 1)) or (
        _is_figure(_word(line, at + 1)) and line.text[line.ends[at]] != ","
    )


def _is_count(line: Line, at: int) -> bool:
    """“counted 1917 sheep”, “has 2024 steps”, but not “reported 1989 losses”."""
    after = _word(line, at + 1)
    if (
        not after
        or line.codes[at + 1] not in _WORDS
        or not _is_plural(after)
        or after in _OF_A_YEAR
    ):
        return False
    before = _word(line, at - 1)
    return not before or not before[0].isalnum() or before in _COUNTING or _is_verb(line, at - 1)


def _is_counted(line: Line, at: int) -> bool:
    """Whether a plural follows that is no event of a year."""
    after = _word(line, at + 1)
    if not after or after in _OF_A_YEAR:
        return False
    return line.codes[at + 1] in _COUNTED or (line.codes[at + 1] in _WORDS and _is_plural(after))


_COUNTED = codes_of("COUNTED")
_WORDS = codes_of("WORD")
_ALIKE = frozenset("sheep cattle fish deer aircraft children oxen mice geese".split())
_OF_A_YEAR = frozenset(
    (*lexicon.ACCOUNTS, *lexicon.YEARLY, *lexicon.GATHERING, *lexicon.HAPPENED, *lexicon.SEASONAL)
)
_COUNTING = frozenset("all these those and or have has had with than are were".split())


def _is_plural(word: str) -> bool:
    return word in _ALIKE or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _is_verb(line: Line, at: int) -> bool:
    return is_finite(line, at) or may_be_present(line, at)


def _is_for_noun(line: Line, at: int) -> bool:
    """“the 2003 is past its best”, “her 1998 won”: a thing known by its year."""
    if _word(line, at - 1) not in _DETERMINERS:
        return False
    after, marked = _word(line, at + 1), at + 1 < len(line.words)
    if after in (",", "and", "or"):
        return not _is_figure(_word(line, at + 2))
    return not marked or after in _ENDING or is_finite(line, at + 1)


def _is_label(line: Line, at: int) -> bool:
    """“the port 2008”, “nor hymn 1887”: a kind of thing and its number."""
    if not at or line.codes[at - 1] not in _WORDS or line.text[line.starts[at - 1]].isupper():
        return False
    before, after = line.words[at - 1], _word(line, at + 1)
    if before in _BEFORE_YEARS or before.endswith(("ly", "ing")) or is_participle(line, at - 1):
        return False
    if is_past(line, at - 1) or may_be_present(line, at - 1):
        return False
    return after in _ENDING or after == "," or (bool(after) and is_finite(line, at + 1))


_BEFORE_YEARS = frozenset(
    "early late mid about only just even fiscal copyright vintage season summer spring autumn "
    "winter year calendar mostly perhaps maybe if whether because while whereas though although "
    "so than not when where whose what as both either again but yet then also all model "
    "election".split()
)


def _is_model(line: Line, at: int) -> bool:
    """“Her Mazda 2000 broke down”: a name and its number, with a verb after it."""
    if at < 2 or line.codes[at - 1] not in _NAMED or line.starts[at] > line.ends[at - 1] + 1:
        return False
    return at + 1 < len(line.words) and is_finite(line, at + 1)


_NAMED = codes_of("NAME")
_DETERMINERS = frozenset("the a his her its my your our their 's".split())
_ENDING = frozenset(AUXILIARIES | {".", ";", "in", "on", "at", "from", "with", "for", "than"})


_ALWAYS = (_is_rate, _is_address, _is_count_of_more, _is_after_kind, _is_joined)
_WITHOUT_CUE = (_is_among_figures, _is_count, _is_for_noun, _is_label, _is_model)


def _ends_no_date(line: Line, at: int, year: int) -> bool:
    """Whether the year is that of a day that no calendar has: “Feb. 30, 2016”."""
    words = line.words
    at -= words[at - 1 : at] == [","]
    before = [
        word for word in words[max(0, at - 2) : at] if word.isdecimal() or word in lexicon.MONTHS
    ]
    if len(before) != 2 or len({word.isdecimal() for word in before}) != 2:
        return False
    day, month = sorted(before, key=str.isalpha)
    return len(day) <= 2 and not values.exists(lexicon.MONTHS[month], int(day), year)
