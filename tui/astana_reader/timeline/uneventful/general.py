"""Dates that only say of what time a thing is: the general today, an icon of the 1900s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from astana_reader.timeline.sentences.lexicon import PREPOSITIONS, SEASONAL, SEASONS, WEEKDAYS
from astana_reader.timeline.sentences.tokens import pattern
from astana_reader.timeline.sentences.verbs import is_finite, is_past

from .dated import EVENTS, Dated

_BE = frozenset("is are was were be been being am".split())
_PARTS = frozenset(
    "end start beginning middle turn course rest half halves quarter years decades part most much "
    "close".split()
)
_HOLDERS = frozenset(
    "champion champions winner winners runner finalist finalists semifinalist semifinalists "
    "figure figures level levels average total price prices budget record tally".split()
)
_GOES_ON = frozenset("remain remains continue continues still".split())
_STATES = frozenset(
    "known called used owned regarded seen remembered considered thought believed".split()
)
_EITHER = frozenset("read cost cut put set let hit spread".split())  # past or present
_LONG = frozenset("year season month decade century".split())
_DETERMINERS = frozenset("a an the its their his her one".split())
_AFTER_SEASONS = frozenset("and or but when while as the a an she he it they we i that".split())
_FIRSTS = frozenset("first best greatest biggest only worst".split())
_LED = 3  # tokens of another date that leads the sentence
_OWNERS = frozenset("his her their my our whose".split())
_DAYS = frozenset("yesterday today tomorrow".split())
_OF_YEAR = frozenset("without when that he she they i we of".split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "told": pattern("PAST|SAID|was|were|had|did|will|would|SPEAKS | is|are being|to"),
        "fixed": pattern("BEGINS|MEETS|TRAVELS|TRAVELLING"),
        "unreal": pattern("would have"),
    }


def is_general(dated: Dated) -> bool:
    """Whether the date says of what time a thing is, and not when something happened."""
    return (
        _is_today(dated)
        or _is_of_tomorrow(dated)
        or _is_of_age(dated)
        or _is_of_year(dated)
        or _is_state_of_this(dated)
        or _is_season_of(dated)
        or _is_holder(dated)
        or _is_any_year(dated)
        or _is_of_weekday(dated)
        or _is_guide(dated)
        or _is_idiom(dated)
        or _is_proverb(dated)
    )


def _is_today(dated: Dated) -> bool:
    """“Young people today rent longer”, “Today's children read less”, “tensions remain today”."""
    if dated.expression.text.lower() != "today":
        return False
    line, first = dated.line, dated.first
    if dated.after[:1] == ["'s"] and not EVENTS.isdisjoint(dated.after[1:4]):
        return False
    if dated.before[-3:-2] == ["as"] and dated.before[-1] in ("is", "are"):
        return True  # “the world as it is today”
    if first > 1 and line.words[first - 1].endswith("ing") and line.words[first - 2] not in _BE:
        return True  # “artists working today”
    clause = dated.clause()
    start, end = (clause.first, clause.last) if clause else (0, len(line.words))
    if "than" in line.words[first:end]:
        end = line.words.index("than", first)  # “than their parents did”
    codes, words, patterns = line.codes[start:end], line.words[start:end], _patterns()
    if patterns["unreal"].search(codes) or _is_state(words):
        return True
    if patterns["told"].search(codes) or patterns["fixed"].search(codes) or dated.expression.ahead:
        return False
    if any(is_past(line, at) and line.words[at] not in _EITHER for at in range(start, end)):
        return False
    return not any(_goes_on(one, other) for one, other in pairwise(words))


def _is_state(words: Sequence[str]) -> bool:
    """“is known today as”, “tensions remain unresolved today”."""
    if not _GOES_ON.isdisjoint(words):
        return True
    return not {"is", "are"}.isdisjoint(words) and not _STATES.isdisjoint(words)


def _goes_on(one: str, other: str) -> bool:
    """“are battling”."""
    return one in _BE and other.endswith("ing")


def _is_of_tomorrow(dated: Dated) -> bool:
    """“the artists of tomorrow”."""
    text = dated.expression.text.lower()
    return text in ("today", "tomorrow") and dated.before[-1:] == ["of"] and bool(dated.before[:-1])


def _is_of_age(dated: Dated) -> bool:
    """“an icon of the 1900s”, “a 1990s band”, “another symbol of 20th-century art”."""
    value, before, after = dated.expression.value, dated.before, dated.after
    if not value.isdigit() or len(value) not in (2, 3):
        return False
    if before[-1:] in (["a"], ["an"]) and after != [] and after[0].isalpha():
        return EVENTS.isdisjoint(after[:3])
    adjective = "-century" in dated.expression.text and after != [] and after[0].isalpha()
    if adjective and not is_finite(dated.line, dated.last):
        return before[-1:] != ["in"] and EVENTS.isdisjoint(after[:3])
    if before[-1:] == ["of"]:
        return EVENTS.isdisjoint(before[-3:]) and _PARTS.isdisjoint(before[-2:-1])
    return False


def _is_of_year(dated: Dated) -> bool:
    """“In 1905 the graves of 1361 were found”: which graves, and not when."""
    before = dated.before
    if not dated.is_bare_year or before[-1:] != ["of"] or not EVENTS.isdisjoint(before[-3:]):
        return False
    leads = dated.line.words[:1] in (["in"], ["on"], ["since"])
    return leads and dated.first > _LED and not _PARTS.intersection(before[-2:-1])


def _is_state_of_this(dated: Dated) -> bool:
    """“is the second blow to the line this year”: how a thing stands, and no day of it."""
    words, first = dated.line.words, dated.first
    if dated.words[:1] != ["this"] or dated.words[-1] not in _LONG or dated.before[-1:] == ["of"]:
        return False
    clause = dated.clause()
    if clause is None:
        return False
    for at in range(clause.first, first - 1):
        if words[at] in ("is", "are", "'s") and words[at + 1] in _DETERMINERS:
            return words[at] != "'s" or words[at - 1] in ("it", "that", "this", "he", "she")
    return False


def _is_season_of(dated: Dated) -> bool:
    """“a field of winter wheat”, “her summer coat”."""
    if dated.expression.text.casefold() not in SEASONS or not dated.after:
        return False
    line, last, before = dated.line, dated.last, dated.before[-1:]
    noun = line.words[last].isalpha() and line.words[last] not in PREPOSITIONS
    if not noun or line.words[last] in SEASONAL or line.words[last] in EVENTS:
        return False
    return before not in (["in"], ["this"], ["last"], ["next"]) and not (
        is_finite(line, last) or line.words[last] in _AFTER_SEASONS
    )


def _is_holder(dated: Dated) -> bool:
    """“last year's champion”, “this year's best film”."""
    after = dated.after
    if after[:1] != ["'s"]:
        return False
    return not _FIRSTS.isdisjoint(after[1:2]) or not _HOLDERS.isdisjoint(after[1:5])


def _is_any_year(dated: Dated) -> bool:
    """“the year without a summer”, “the best match of the year”, “nine months of the year”."""
    if dated.expression.text.casefold() not in ("the year", "the month", "the day"):
        return False
    if dated.before[-1:] == ["of"]:  # but not “by the end of the year”
        return _PARTS.isdisjoint(dated.before[-2:-1])
    return not _OF_YEAR.isdisjoint(dated.after[:1])


def _is_of_weekday(dated: Dated) -> bool:
    """“her Tuesday pupils”: those of every Tuesday; “the Sunday school”."""
    if dated.expression.text.casefold() not in WEEKDAYS:
        return False
    if dated.after[:1] in (["school"], ["schools"]):
        return True
    if _OWNERS.isdisjoint(dated.before[-1:]):
        return False
    compound = dated.after[1:2] == ["-"]
    follows = "".join(dated.after[2:3] if compound else dated.after[:1])
    return follows.isalpha() and follows.endswith("s") and follows not in EVENTS


def _is_guide(dated: Dated) -> bool:
    """“if last month is any guide”."""
    return dated.before[-1:] in (["if"], ["as"]) and dated.after[:1] in (["is"], ["was"])


def _is_idiom(dated: Dated) -> bool:
    """“to this day”, “as if there was no tomorrow”, “it was high noon for the coalition”."""
    before, words = dated.before, dated.words
    if words[-2:] == ["this", "day"]:
        return "to" in words or before[-1:] == ["to"]
    if words == ["noon"]:
        return before[-1:] == ["high"] and dated.after[:1] == ["for"]
    return words == ["tomorrow"] and before[-1:] == ["no"]


def _is_proverb(dated: Dated) -> bool:
    """“Yesterday's heroes are tomorrow's bores”: two days that are owners, and nothing past."""
    line = dated.line
    if dated.after[:1] != ["'s"] or dated.words[0] not in _DAYS:
        return False
    pairs = enumerate(pairwise(line.words))
    owners = [at for at, (one, other) in pairs if one in _DAYS and other == "'s"]
    told = _patterns()["told"].search(line.codes, owners[0], owners[-1]) if owners else None
    return len(owners) > 1 and told is None
