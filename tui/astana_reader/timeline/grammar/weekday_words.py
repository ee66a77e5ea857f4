"""The grammar of weekdays: “last Monday”, “the Friday before”, “by the Thursday”."""

from __future__ import annotations

from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.tokens import pattern
from astana_reader.timeline.sentences.verbs import is_finite

from .meanings import FOCUS, Weekday
from .persons import is_called
from .relative import END, anchor_of
from .rules import Found, Table


def _weekday(found: Found) -> Weekday | None:
    if _is_called_so(found):
        return None
    if _is_any_such_day(found):
        return None
    words = found.words("which")
    number = lexicon.WEEKDAYS[found.word("weekday")]
    return (
        Weekday(number, lexicon.SHIFTS[words[-1]], anchor_of(words)) if words else Weekday(number)
    )


def _is_any_such_day(found: Found) -> bool:
    """“on a wet Tuesday in March”, but not “a Tuesday vote” or “a vote Tuesday in York”."""
    first, last = found.extent()
    before = found.line.words[max(0, first - 2) : first]
    if found.is_repeated():
        return True
    if before[-1:] == ["a"]:
        return _NOUN.match(found.line.codes, last) is None
    return before[:1] == ["a"] and _IN_A_TIME.match(found.line.codes, last) is not None


_NOUN = pattern(
    "PART? (?!PREPOSITION|DOT|COMMA|CLOSE|DASH|MARK|PRONOUN|PAST|SAID|PART|PARTS|;|:|and|or|but|in"
    "|on|at|of|to|with|when|while|is|was|were|had|has|the|a|an|OWNER|POSS|$) (?!as|like|so|~may)"
    "(OTHER|memorial|statement|interview|editorial|deadline|conference|speech|school|local|new"
    "|black|report|immediate|briefing|post|article)"
)
_IN_A_TIME = pattern("(PART in|of? | in) (early|late|mid DASH?)? (the? SEASON|MONTH|YEAR|PART)")


def _is_called_so(found: Found) -> bool:
    """Whether it is somebody's name: “Sunday Adeyemi agreed”."""
    if found.words("which"):
        return False
    if is_called(found.line, *found.extent()):
        return True
    before, _ = found.extent()
    if before and found.word("weekday") not in ("sunday", "friday"):
        return False
    if before and found.line.words[before - 1] not in ("and", ",", "with", "by", "said"):
        return False
    last, words = found.extent()[1], found.line.words
    if not _NAME.match(found.line.codes, last) or last + 1 >= len(words):
        return False
    return words[last + 1].endswith("ed") or words[last + 1] in _AFTER_NAMES


_NAME = pattern("NAME")
_AFTER_NAMES = frozenset("was is had has said says and , . ; won will may who did".split())


def _weekday_beside(found: Found) -> Weekday:
    """“the Friday before”."""
    shift = lexicon.SHIFTS[found.word("which")]
    return Weekday(lexicon.WEEKDAYS[found.word("weekday")], shift, FOCUS)


def _weekday_told(found: Found) -> Weekday | None:
    """“On the Monday”, “by the Thursday”: those told of; but not “by the Tuesday deadline”."""
    last = found.extent()[1]
    if _NOUN.match(found.line.codes, last) and not is_finite(found.line, last + 1):
        return None
    return Weekday(lexicon.WEEKDAYS[found.word("weekday")], 0, FOCUS)


RULES: Table = {
    "WEEKDAY": (
        (
            (
                "((?<!TITLE|GIVEN|bloody|super|black) | (?<=NAME GIVEN)) (?<!TITLE DOT)"
                " which:WHICH_NAMED? weekday:WEEKDAY"
                " (?!times|telegraph|mirror|express)"
            ),
            _weekday,
        ),
        ("weekday:WEEKDAY the DAY_FIGURE (?!OTHER|DASH|COUNTED|UNITS|NUMBER)", _weekday),
        (f"the weekday:WEEKDAY which:before|after {END}", _weekday_beside),
        (
            "(?<=on|by|from|until|till|since|to) the weekday:WEEKDAY"
            " (?!before|after|of|in|HAPPENED|GATHERING|times|telegraph|mirror|express)",
            _weekday_told,
        ),
        ("^ the weekday:WEEKDAY (?=COMMA)", _weekday_told),
    ),
}
