"""Which words go with a date, and are left out of what its row says."""

from __future__ import annotations

from astana_reader.timeline.sentences.lexicon import UNITS
from astana_reader.timeline.sentences.tokens import Line
from astana_reader.timeline.sentences.verbs import AUXILIARIES, is_finite

_BEFORE_DATES = frozenset(
    "on in at by since from until till through throughout during around about circa early late "
    "mid the of to between after before only just as later over for within and - – early "
    "effective am le el il den dem du del".split()
)
_BESIDE_DATES = frozenset("on in at by since from until till through of to between".split())
CUTS = frozenset(
    "for with after before over about at by in on from to into of as amid under against during "
    "near without who which that and but or than because while when following despite since "
    "through towards toward among between behind beyond until".split()
)
_PERSONS = frozenset("i you he she it we they there".split())
LEADING = frozenset("the a an his her its their".split())


def with_preposition(line: Line, first: int, last: int) -> tuple[int, int]:
    """The tokens of a date with the prepositions before it and the possessive after it."""
    if is_adjective(line, first, last):
        return first, last
    while first and line.words[first - 1] in _BEFORE_DATES:
        first -= 1
        if line.words[first] in _BESIDE_DATES and first and not _goes_before(line.words[first - 1]):
            break
    if last < len(line.words) and line.words[last] == "'s":
        last += 1
    beside = line.words[last : last + 1] in (["before"], ["after"])
    if beside and line.words[last - 1].rstrip("s") in UNITS:
        last += 1  # “two days after the verdict”
    if line.words[last - 1] in ("before", "after"):
        last = _event_end(line, last)
        if last < len(line.words) and line.words[last - 1] in ("before", "after"):
            last -= 1  # “the year before she left”
    return first, last


def is_adjective(line: Line, first: int, last: int) -> bool:
    """Whether a date stands before its noun: “based on the 2016 plan”."""
    return (
        first > 0
        and last < len(line.words)
        and line.words[first - 1] in LEADING
        and line.words[last].isalpha()
        and line.words[last] not in CUTS
        and line.words[last] not in LEADING
        and line.words[last] not in AUXILIARIES
        and not is_finite(line, last)
    )


def _event_end(line: Line, last: int) -> int:
    """Where the event ends that a time goes by: “the week after the vote”."""
    end = last + (line.words[last] in LEADING if last < len(line.words) else 0)
    if end + 1 >= len(line.words) or line.words[end] in _PERSONS or not line.words[end].isalpha():
        return last
    return end + 1


def _goes_before(word: str) -> bool:
    return word in ("from", "early", "late", "only", "just", "until")
