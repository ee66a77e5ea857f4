"""Dates that are names, or part of one: works, accords, models, streets, people, citations."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from astana_reader.timeline.sentences.lexicon import (
    ACCOUNTS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    YEARLY,
)
from astana_reader.timeline.sentences.tokens import pattern
from astana_reader.timeline.sentences.verbs import is_finite, is_participle, is_past

from .dated import EVENTS, Dated, is_verbless

# A year before one of these belongs to a name: “the 1951 Refugee Convention”.
_NAMED = frozenset(
    "act accord agenda agreement amendment bill budget census charter championship code "
    "constitution convention cup declaration directive framework game law memorandum olympics "
    "ordinance pact plan protocol regulation resolution rule statute strategy treaty edition "
    "election model season vintage design version overture symphony suite team squad side lineup "
    "cohort".split()
)
_PLACES = frozenset(
    "street road avenue square lane boulevard bridge stadium park museum university hospital "
    "station airport committee society movement brigade".split()
)
_OWN = frozenset("a an his her my our".split())
_ITS = frozenset("the its their his her my our this".split())
_LISTING = frozenset(", and or to through".split())
_INSCRIBED = frozenset("marked stamped inscribed numbered labelled labeled engraved".split())
_INITIALS = 2  # letters
_JOINING = frozenset("- – / and or to".split())
_OPEN, _CLOSE = frozenset('“"«„'), frozenset('”"»')
_BRACKETS = {"(": ")", "[": "]"}
_LONGEST_NAME = 6  # tokens
# What is made or done once, whose year is when: “a 2010 Harvard study”.
_MADE = frozenset(
    "study survey report paper poll film movie book novel album song article interview speech "
    "visit trip campaign lawsuit case decision merger sale sales show concert exhibit season order "
    "agreement deal law bill budget profit earnings results revenue production output".split()
)
_FUNCTION = frozenset(
    (*PREPOSITIONS, *"last next this that early late on by at the a an and or".split())
)


@cache
def _names() -> re.Pattern[str]:
    return pattern("(OTHER|NAME){1,4}")


def is_name(dated: Dated) -> bool:
    """Whether the date belongs to a name."""
    if dated.is_bare_year:
        listed = _with_others(dated)
        if any(is_case(listed) for is_case in _OF_YEARS):
            return True
    return (
        _is_issue(dated)
        or _is_work(dated)
        or _is_place(dated)
        or _is_listed(dated)
        or _is_surname(dated)
        or _is_signature(dated)
    )


def _with_others(dated: Dated) -> Dated:
    """The year with those beside it that go with one noun: “the 2019 and 2021 Corsa”."""
    words, first, last = dated.line.words, dated.first, dated.last
    while first > 1 and words[first - 1] in _LISTING and _is_figure(words[first - 2]):
        first -= 2
    while last + 1 < len(words) and words[last] in _LISTING and _is_figure(words[last + 1]):
        last += 2
    if (first, last) == (dated.first, dated.last):
        return dated
    return replace(dated, first=first, last=last)


def _is_figure(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _is_number(dated: Dated) -> bool:
    """“the class of 1998”, “version 2010”, a telephone number."""
    line, first = dated.line, dated.first
    words = line.words
    if words[max(0, first - 2) : first] == ["class", "of"] or words[first - 1 : first] == [
        "version"
    ]:
        return True
    if first and words[first - 1] in _INSCRIBED:
        return True  # “the bell is marked 1950”
    return (
        first > 0
        and words[first - 1].isdigit()
        and line.starts[first] == line.ends[first - 1] + 1
        and not _is_second(dated)
    )


def _is_second(dated: Dated) -> bool:
    """The second year of “the 2016/17 season”, of which the first says nothing."""
    words, first = dated.line.words, dated.first
    return words[first - 1 : first] in (["/"], ["-"], ["–"]) and words[first - 2].isdigit()


def _is_accord(dated: Dated) -> bool:
    """“the 2015 Paris Agreement”, “the 1883 college team”."""
    line, first, last = dated.line, dated.first, dated.last
    names = _names().match(line.codes, last)
    if names is None or line.words[first - 1 : first] == ["in"] or _is_second(dated):
        return False
    reached = [word.removesuffix("s") for word in line.words[last : names.end() + 1]]
    return not _NAMED.isdisjoint(reached) and (dated.is_capital(last) or reached[0] in _NAMED)


def _is_model(dated: Dated) -> bool:
    """“a 1967 Mustang”, “my old 1996 Barolo”, but not “a 1967 Supreme Court ruling”."""
    line, first, last = dated.line, dated.first, dated.last
    names = _names().match(line.codes, last)
    if not first or names is None or _is_second(dated):
        return False
    if not EVENTS.isdisjoint(line.words[last : names.end()]):
        return False
    article = first - 1 - (line.words[first - 1].isalpha() and line.words[first - 1] not in _OWN)
    return article >= 0 and line.words[article] in _OWN and dated.is_capital(names.end() - 1)


def _is_product(dated: Dated) -> bool:
    """“the original 2016 MacBook keyboard”, but not “the 2004 Madrid attacks”, “In 2016 Apple”."""
    line, first, last = dated.line, dated.first, dated.last
    if not first or not dated.is_capital(last) or _is_second(dated):
        return False
    before = line.words[first - 1]
    if not before.isalpha() or before in _FUNCTION - _ITS - _OWN:
        return False
    for at in range(last, min(last + _LONGEST_NAME, len(line.words))):
        word = line.words[at]
        if word in EVENTS or word in _MADE:
            return False
        if word != "'s" and (not word[0].isalnum() or word in _FUNCTION or is_finite(line, at)):
            break
    return True


def _is_noun(dated: Dated) -> bool:
    """“Orwell's 1984”, “outsells its 2008”, “the 2003 is past its best”."""
    line, first, last = dated.line, dated.first, dated.last
    if not first or not _JOINING.isdisjoint(line.words[last : last + 1]):
        return False
    if line.words[last : last + 1] in (["one"], ["ones"]):
        return line.words[first - 1] in _ITS or line.words[first - 1] in _OWN
    if _names().match(line.codes, last) and not is_finite(line, last):
        return False
    return line.words[first - 1] == "'s" or line.words[first - 1] in _ITS


def _is_count(dated: Dated) -> bool:
    """“had counted 1917 sheep”, “the stairway has 2024 steps”."""
    line, first, last = dated.line, dated.first, dated.last
    if not first or last >= len(line.words) or not line.words[last].isalpha():
        return False
    verb = is_finite(line, first - 1) or is_participle(line, first - 1)
    noun = line.words[last].removesuffix("s")
    small = dated.is_capital(last) or line.words[last] in _FUNCTION or noun in EVENTS
    yearly = line.words[last] in YEARLY or line.words[last] in ACCOUNTS or noun in _NAMED
    return verb and not small and not yearly and not is_finite(line, last)


def _is_citation(dated: Dated) -> bool:
    """“[1987] 2 NZLR 114”, “(Lee and Ruiz, 2004)”, “Lee et al. (2004)”."""
    line, first, last = dated.line, dated.first, dated.last
    words = line.words
    opened = words[first - 1] if first else ""
    if opened in _BRACKETS and words[last : last + 1] == [_BRACKETS[opened]]:
        if (
            words[max(0, first - 4) : first - 1][-3:-1] == ["et", "al"]
            or "al" in words[max(0, first - 3) : first]
        ):
            return True
        reporter = last + 1 + (words[last + 1 : last + 2] != [] and words[last + 1].isdigit())
        text = line.quote(reporter, reporter + 1) if reporter < len(words) else ""
        return len(text) > 1 and text.isupper() and (opened == "[" or reporter > last + 1)
    if not first and words[last : last + 1] == [")"]:
        return True  # of “(9th Cir. 2005)”
    if words[last : last + 1] == [";"] and is_verbless(line):
        return words[last + 1 : last + 2] != [] and words[last + 1].isdigit()  # “2015; 28: 685”
    if words[last : last + 1] not in ([")"], [";"], [","]):
        return False
    opens = next((at for at in range(first - 1, max(-1, first - 9), -1) if words[at] == "("), None)
    if opens is None:
        return False
    inside = [word for word in words[opens + 1 : first] if word not in (",", ".")]
    cited = {"al", "&", "see", "cf"} & set(inside)
    authors = inside[:1] != [] and dated.is_capital(opens + 1) and words[first - 1] == ","
    return bool(cited) or (authors and len(inside) <= 3 and "and" in inside)


def _is_law(dated: Dated) -> bool:
    """“Brewers cite the Beer Purity Law of 1516”: what is in force, and not how it came about."""
    line, first = dated.line, dated.first
    if dated.before[-1:] != ["of"] or line.words[first - 2].removesuffix("s") not in _NAMED:
        return False
    clause = dated.clause()
    past = clause and any(is_past(line, at) for at in range(clause.first, clause.last))
    return not past


_OF_YEARS = (
    _is_law, _is_number, _is_accord, _is_model, _is_product, _is_noun, _is_count, _is_citation,
)  # fmt: skip


def _is_issue(dated: Dated) -> bool:
    """“in the December 2019 issue of the journal”."""
    return dated.after[:1] in (["issue"], ["edition"]) and dated.before[-1:] == ["the"]


def _is_work(dated: Dated) -> bool:
    """The name of a work in quotation marks: “1999”, “Summer of '69”."""
    line, first, last = dated.line, dated.first, dated.last
    words = line.words
    opens = next((n for n in range(first - 1, max(-1, first - 5), -1) if words[n] in _OPEN), None)
    closes = next((n for n in range(last, min(len(words), last + 4)) if words[n] in _CLOSE), None)
    if opens is None or closes is None or not closes or words[closes - 1] in (",", ".", "!", "?"):
        return False
    inside = [n for n in range(opens + 1, closes) if len(words[n]) > 3 and words[n].isalpha()]
    return all(dated.is_capital(n) for n in inside)


def _is_place(dated: Dated) -> bool:
    """“17 June Street”, “May Day Square”, “the September 11 Museum”."""
    return dated.is_capital(dated.last) and any(
        dated.is_capital(at) and dated.line.words[at] in _PLACES
        for at in range(dated.last, min(dated.last + 2, len(dated.line.words)))
    )


def _is_listed(dated: Dated) -> bool:
    """A month that is a name among names: “Hale, April, Dunn”; “By April Dunlop”."""
    words, first = dated.line.words, dated.first
    if dated.last - first > 1 or words[first] not in MONTHS or not first:
        return False
    if dated.before == ["by"] and dated.is_capital(dated.last):
        return is_verbless(dated.line)
    if dated.expression.text.isupper() and dated.after[:1] == [","] and dated.after[1:]:
        # “Before MAY, OYAMA and LEE”, but not “HELD IN MAY, PARIS SAYS”
        before, after = (dated.line.quote(*of) for of in ((0, first), (first + 2, first + 3)))
        return len(after) > _INITIALS and after.isupper() and not before.isupper()
    listed = dated.before[-1:] == [","] and dated.after[:1] in ([","], [";"])
    return listed and dated.is_capital(first - 2) and words[first - 2] not in MONTHS


def _is_surname(dated: Dated) -> bool:
    """“, Lorna Friday, City Clerk”; “Constable Noon”."""
    if not dated.first or not dated.is_capital(dated.first - 1):
        return False
    before = dated.line.words[dated.first - 1]
    if not before.isalpha() or before in _FUNCTION:
        return False
    if dated.words in (["noon"], ["midnight"]):
        return dated.is_capital(dated.first)
    apart = dated.before[-2:-1] == [","] and dated.after[:1] == [","]
    return apart and dated.words[0] in WEEKDAYS and before not in MONTHS


def _is_signature(dated: Dated) -> bool:
    """“— The Senate (@senate) October 9, 2018”, “© 2019 Associated Press”."""
    if not {"©", "copyright"}.isdisjoint(dated.before[-2:]):
        return True
    return "@" in dated.before and dated.last == len(dated.line.words) and is_verbless(dated.line)
