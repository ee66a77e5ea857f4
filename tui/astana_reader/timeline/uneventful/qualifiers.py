"""Dates that number or qualify a thing: “Schalke 1904”, “the 1982 Margaux”, “a book about 1968”.

No event has its day there.
"""

from __future__ import annotations

from functools import cache
from re import Pattern

from astana_reader.timeline.calendars.holidays import NAMES, holiday_name
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.sentences.lexicon import PREPOSITIONS
from astana_reader.timeline.sentences.tokens import Line, codes_of, pattern
from astana_reader.timeline.sentences.verbs import is_finite, is_participle

from .dated import EVENTS


@cache
def _patterns() -> dict[str, Pattern[str]]:
    return {
        "names": pattern("NAME{1,4}"),
        "past": pattern("PAST|SAID|was|were|had|did|will|would|BEGINS|MEETS"),
    }


def is_qualifier(line: Line, expression: TimeExpression, first: int, last: int) -> bool:
    """Whether a date belongs to a name, tells what a thing is about, or when things are so."""
    return (
        _is_numbered(line, expression, first, last)
        or _is_attribute(line, expression, first, last)
        or _is_of_feast(line, first, last)
        or _is_topic(line, first)
        or _is_any_season(line, expression, first)
    )


def _is_bare_year(expression: TimeExpression) -> bool:
    return len(expression.value) == 4 and expression.text.isdigit()


def _is_capital(line: Line, at: int) -> bool:
    return line.text[line.starts[at]].isupper()


def _is_numbered(line: Line, expression: TimeExpression, first: int, last: int) -> bool:
    """“Office 2007”, “Schalke 1904”: a name and its number."""
    if not first or not _is_bare_year(expression) or line.starts[first] > line.ends[first - 1] + 1:
        return False
    before = line.words[first - 1]
    if not before.isalpha() or not _is_capital(line, first - 1) or before in _NO_NAMES:
        return False
    if (line.codes[first - 1] not in _NAMES and first > 1) or is_participle(line, first - 1):
        return False
    return last == len(line.words) or line.words[last] not in ("-", "–", "—", "/")


_NAMES = codes_of("NAME")
_NO_NAMES = frozenset((*PREPOSITIONS, "the", "and", "on", "at", "only", "a", "or", "but"))


def _is_attribute(line: Line, expression: TimeExpression, first: int, last: int) -> bool:
    """“the 1982 Margaux”, “the 1 May Committee”, but not “the 2015 Paris attacks”."""
    determined = first > 0 and line.words[first - 1] in _DETERMINERS
    if not determined and (line.words[first] != "the" or len(expression.value) != _DAY):
        return False
    if not _is_bare_year(expression) and len(expression.value) != _DAY:
        return False
    names = _patterns()["names"].match(line.codes, last)
    if names is None or not _is_capital(line, last):
        return False
    end = names.end()
    if line.words[end : end + 1] == ["'s"]:
        names = _patterns()["names"].match(line.codes, end + 1)
        end = names.end() if names else end
    if not EVENTS.isdisjoint(line.words[end - 1 : end + 1]):
        return False
    return end == len(line.words) or not line.words[end].isalpha() or _ends_noun(line, end)


_DAY = len("2024-05-01")
_DETERMINERS = frozenset("the a an this that his her its their my our your 's".split())


def _ends_noun(line: Line, at: int) -> bool:
    """Whether the word can't go on with the noun before it: “binds all”, but not “attacks”."""
    if is_finite(line, at) or line.words[at] in _AFTER_NOUNS:
        return True
    follows = line.words[at + 1 : at + 2]
    return line.words[at].endswith("s") and (
        not _BEFORE_NOUNS.isdisjoint(follows) or line.codes[at + 1 : at + 2] in _NUMBERS
    )


_NUMBERS = codes_of("NUMBER")
_BEFORE_NOUNS = frozenset("the a an all its his her their every each any no some".split())
_AFTER_NOUNS = frozenset(
    (*PREPOSITIONS, *"on at with over under and or but that which who when as than has".split())
)


def _is_of_feast(line: Line, first: int, last: int) -> bool:
    """“Valentine's Day candies”, “boxes of Christmas cards”, but not “the Easter marches”."""
    if holiday_name(line.words[first:last]) not in NAMES or line.words[first - 1 : first] in _ON:
        return False
    noun = line.words[last] if last < len(line.words) else ""
    things = noun.endswith("s") and len(noun) > _PLURAL and noun.isalpha()
    event = noun in EVENTS or noun.removesuffix("s") in EVENTS or noun.endswith(_OF_DOING)
    return things and not event and not _is_capital(line, last) and not is_finite(line, last)


_OF_DOING = ("ings", "ions", "ances", "ches")
_ON = (["on"], ["by"], ["at"])
_PLURAL = 3  # letters


def _is_topic(line: Line, first: int) -> bool:
    """“a book about 1968”, “argued about Easter”: “about” with a date says roughly when only
    where something is done then."""
    if line.words[first : first + 1] == ["about"]:
        first += 1
    if line.words[first - 1 : first] != ["about"] or first < 2:
        return False
    return line.words[first - 2] in _TELLING


_TELLING = frozenset(
    "book books film films novel song songs poem play story stories article documentary talk "
    "talks talked talking spoke speak speaks argue argued argues wrote writes asked joked know "
    "knew knows dream dreamed lecture debate debates debated thinking thought quarrelled "
    "quarreled lied told worried complained questions much more nothing something anything".split()
)


def _is_any_season(line: Line, expression: TimeExpression, first: int) -> bool:
    """“takes nine hours in summer”: any of them, where nothing is past or to come."""
    bare = expression.text.casefold() in _SEASONS and line.words[first - 1 : first] == ["in"]
    return bare and not expression.ahead and not _patterns()["past"].search(line.codes)


_SEASONS = frozenset("spring summer autumn winter fall".split())
