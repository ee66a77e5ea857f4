"""Words around a date that say whether it lies ahead or behind."""

from __future__ import annotations

import re
from functools import cache

from .tokens import Line, pattern

REACH = 12  # tokens from a date in which a cue may stand

# A plan that is over (“had been scheduled”) or a comparison (“lower-than-expected”) is no cue.
_PLAN = "(?<!had been) (?<!DASH|than)"
_BE = "is|are|was|were|be|been|being?"
_WILL = (
    "(will|shall|ll|would|wo not? WORD|BEGINS? | upcoming|forthcoming"
    f" | {_BE} {_PLAN} (due|expected|expects|expect|scheduled|set|slated|plans|plan|poised|going"
    "|supposed|likely|expecting|planning|preparing|prepares|hopes|hope|hoping|intends|intend|wants"
    "|aims to WORD|BEGINS? | due|set|scheduled|slated for))"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "ahead": pattern(
            f"{_WILL} | is|are to WORD|BEGINS | deadline | (?<!SUPPOSED) to be WORD?"
            " | as early|soon as (?!OTHER)"
            " | planned|decided|agreed|vowed|pledged|promised to WORD|BEGINS"
            " | extended|postponed|delayed|rescheduled|adjourned|moved to|until|for"
            f" | {_PLAN} planned|expected|scheduled|due WORD? | (?<!^) until|till"
        ),
        "leading": pattern(_WILL),
        "behind": pattern(
            "was|were|had|did|began|took|came|went|met|left|rose|fell|made|gave|got|held|became|"
            "won|lost|led|sent|broke|brought|found|saw|sold|bought|cut|struck|shot|killed|died|"
            "been|PAST|SAID"
        ),
        "saying": pattern("SPEAKS|since|despite|following|;|: | DASH DASH"),
        # “said on Monday”, “told reporters Monday”, “after Monday's bombing”
        "told": pattern(
            "(SAID | told (OTHER|the|a|an){1,4} | after|following|since|despite) (on|early|late)*$"
        ),
        # “the Open begins on Monday”: the present for what is fixed
        "fixed": pattern(
            "(?<!to|MODAL) BEGINS (OTHER|PREPOSITION|the|a|on|at){0,4}$"
            " | MEETS (OTHER|NAME|the|a|on|at|to|with){0,6}$"
            " | (takes place|effect | go|goes to the polls | is | gets|get under way"
            " | kicks|kick off) (on|at|in|the|NAME)*$"
        ),
        "not": pattern("not"),
    }


Cue = tuple[int, int]  # the first token and the one after the last


def ahead(line: Line, first: int, last: int) -> Cue | None:
    """The tokens that say the date at tokens `first` to `last` lies ahead, None if none do.

    They stand before it in its own clause: what was said on Monday of the future does not put the
    Monday there. After it they count where the date leads its sentence: “On Monday they will …”.
    """
    patterns = _patterns()
    start = max(0, first - REACH)
    if patterns["told"].search(line.codes, start, first):
        return None
    for match in patterns["saying"].finditer(line.codes, start, first):
        start = match.end()
    cue = None
    for match in patterns["ahead"].finditer(line.codes, start, first):
        if line.words[match.start()] != "until" or not patterns["not"].search(
            line.codes, start, match.start()
        ):
            cue = match.span()
    if cue is None:
        fixed = patterns["fixed"].search(line.codes, start, first)
        of_the_day = last < len(line.words) and line.words[last] == "'s"
        cue = (fixed.start(), fixed.start() + 1) if fixed and not of_the_day else None
    if cue is None and first <= 3 and not patterns["behind"].search(line.codes, 0, first):
        return _first_after(line, last)
    return cue


def _first_after(line: Line, last: int) -> Cue | None:
    patterns = _patterns()
    found = patterns["leading"].search(line.codes, last, last + REACH)
    if found is None:
        return None
    for name in ("behind", "saying"):
        if patterns[name].search(line.codes, last, found.start()):
            return None
    return found.span()


def behind(line: Line, first: int, last: int) -> Cue | None:
    """The tokens that say that what the clause of the date tells is over, None if none do."""
    cue = None
    for match in _patterns()["behind"].finditer(line.codes, max(0, first - REACH), first):
        cue = match.span()
    if cue is None:
        after = _patterns()["behind"].search(line.codes, last, last + 3 * REACH)
        cue = after.span() if after else None
    return cue
