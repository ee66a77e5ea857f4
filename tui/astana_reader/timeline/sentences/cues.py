"""Words around a date that say whether it lies ahead or behind."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .tense import FUTURE, INTENDED, MODAL, PAST, PRESENT, governing
from .tokens import Line, codes_of, pattern
from .verbs import is_past

REACH = 12  # tokens from a date in which a cue may stand
CLAUSE = 20  # and in which one that puts it ahead may stand before it, in the same clause

# A plan that is over (“had been scheduled”) or a comparison (“lower-than-expected”) is no cue.
_PLAN = "(?<!had been) (?<!DASH|than)"
_WAS = (
    "was|were|had|did|began|took|came|went|met|left|rose|fell|made|gave|got|held|became|"
    "won|lost|led|sent|broke|brought|found|saw|sold|bought|cut|struck|shot|killed|died"
)
_SMALL = "PREPOSITION|the|a|an|his|her|its|their|in|on|at|of|as|to|by|with"
# What stands between a verb and its date in one clause: no verb of what is over.
_INNER = f"((?!PAST|SAID) OTHER|{_SMALL}|NUMBER|DASH|new|UNIT|UNITS|POSS)"
_BE = "is|are|was|were|be|been|being?"
_WILL = (
    "(will|shall|ll|would|wo not? WORD|BEGINS? | MAY not? be|WORD|BEGINS"
    " | expect|expects (OTHER|NUMBER|the|a|an|of|and){1,6} to WORD|BEGINS | upcoming|forthcoming"
    f" | {_BE} {_PLAN} (due|expected|expects|expect|scheduled|set|slated|plans|plan|poised|going"
    "|supposed|likely|expecting|planning|preparing|prepares|hopes|hope|hoping|intends|intend|wants"
    "|aims|prepare|prepared|forecast|projected|predicted|certain to WORD|BEGINS?"
    " | due|set|scheduled|slated|arranged|fixed for)"
    " | is|are to WORD|BEGINS|have|get|go|place|report)"
)


_CUES = {
    "ahead": (
        f"{_WILL} | deadline (?=(for|of|to|is|by|on|set|the|a|OTHER){{0,3}}$)"
        " | (?<!SUPPOSED) to be WORD?"
        " | as early|soon as (?!OTHER)"
        " | (?<!had) planned|decided|agreed|vowed|pledged|promised to WORD|BEGINS"
        " | extended|postponed|delayed|rescheduled|adjourned|moved to|until|for"
        f" | {_PLAN} planned|expected|scheduled|due WORD?"
        " | (?<!^) until|till (at least | after|early|late|mid|the|DASH)*$"
        " | ahead of (?!(the|his|her|its|their|OTHER)? time)"
        " | (run DASH up to | preparations|campaigning|boycott|boycotting for|of|in?"
        " | extend|extending|postpone|postponing|delay|delaying | out of) the?$"
        " | called|calls|calling for a|an OTHER{0,3} GATHERING"
        " | prepare|prepares|prepared|preparing|preparations|bracing for"
        " | effective (on|from)*$"
        " | STAYS|MEETS|BEGINS|is|are (OTHER|in|on|the|a|to|at){0,6} through$"
        " | MAY|could|must|wants|want|needs|need|can"
        f" (OTHER|PREPOSITION|the|a|an|be|been|{_WAS}){{1,8}} (?<=by|before)$"
        " | (?<!who|which) can WORD|BEGINS (OTHER|her|him|it|them|the|a){0,4} on$"
    ),
    "leading": _WILL,
    "behind": f"{_WAS}|been|PAST|SAID",
    "saying": (
        "SPEAKS|saying|since|despite|following|;|: | DASH DASH"
        f" | that|which|who {_WAS}|PAST | began | COMMA but|while|although|though"
    ),
    # “said on Monday”, “told reporters Monday”, “after Monday's bombing”
    "told": (
        "(SAID|SPEAKS | NAME reports | told (OTHER|the|a|an){1,4} | after|following|since|despite)"
        " (on|early|late)*$"
    ),
    # “say Monday's meeting will …”: the day of the meeting, not of the saying
    "after": "after|following|since|despite (the|last)*$",
    "happened": "POSS OTHER{0,2} HAPPENED | HAPPENED",
    # “the Open begins on Monday”: the present for what is fixed
    "fixed": (
        "(?<!to|MODAL|the|a|an|POSS|HAPPENED|NUMBER|was|were|been|had)"
        " ((?!start|open|end|return|run|leave) | (?<!(the|a|an|POSS|OWNER) OTHER))"
        " BEGINS (?!of) (OTHER|PREPOSITION|the|a|on|at){0,4}"
        " (NUMBER|CLOCK|HOUR|a.m.|p.m.|am|pm|ZONE|OPEN|CLOSE|on)*$"
        f" | (?<!to|MODAL|the|a|an|POSS|NUMBER) MEETS {_INNER}{{0,6}}$"
        f" | (?<!to|MODAL|the|a|an|POSS|NUMBER) TRAVELS {_INNER}{{0,9}}$"
        f" | before (?!POSS) {_INNER}{{1,8}} MEET on?$"
        " | ((?<=^ NAME|OTHER) | (?<=^ NAME|OTHER NAME)) TRAVELLING (?!POSS)"
        " (OTHER|NAME|the|a|at|to){1,5} on?$"
        " | i|we|they|you MEET (OTHER|NAME|the|a|on|at|to|with){0,5}$"
        " | (takes place|effect | go|goes to the polls | gets|get under way"
        " | kicks|kick off) (on|at|in|the|NAME)*$ | is (on|the)*$"
        " | (?<!(it|this|that|there)) is|are OPENED|free|shut|back|off|away|in|out on$"
    ),
    # “The day before, she had quarrelled”
    "before": (
        "COMMA? (OTHER|NAME|PRONOUN|the|a|an|his|her|its|their|of){1,6} had|d OTHER? PAST|been|WORD"
    ),
    "earlier": (
        "since the?$ | of (the|early|late|mid|DASH)*$"
        " | had (OTHER|been){0,2} PAST|been|OTHER PREPOSITION the?$"
    ),
    "not": "not",
    # “lasted until 1945”, “was open until Sunday”: over, unless it was put off
    "state": (
        f"(LASTED (OTHER|{_SMALL}){{0,5}}"
        f" | (?<!SUPPOSED) was|were OTHER? (?!PUT_OFF) (OTHER|OPENED|{_SMALL}){{0,4}}"
        f" | had OTHER{{0,3}} PAST|been (OTHER|{_SMALL}){{0,4}}) $"
    ),
    # “was due to retire in November but left early”, “agreed to buy it in October and paid”
    "intended": (
        "(was|were|had|been"
        " OTHER? WORD|due|expected|scheduled|set|planned|going|supposed"
        " | planned|decided|agreed|vowed|pledged|promised|hoped to"
        " | was|were to WORD|BEGINS|STAYS)"
    ),
    "came": "; but|then? | COMMA? but|and|then (then|only)?",
    # “were open from 8 a.m. until 9 p.m. on Sunday”
    "span": (
        "(was|were|had|PAST) (OTHER|PAST|BEGINS){0,4} from (OTHER|NUMBER|CLOCK|HOUR|a.m.|p.m."
        "|am|pm|noon|midnight|WEEKDAY|MONTH|the|of){1,6} until|till|to|through"
    ),
    # “a judge on Friday rejected the plea”
    "verb": "PAST|SAID (?!by|to)",
    # “those imposed in May”, “the king died on Monday”, but not “will be imposed in May”
    "done": (
        "(?<!be|get) (?<!(be|get) OTHER) (PAST|died|fell|left|began|came|took|became|won|lost|held"
        "|made|sold|struck|shot|killed in|on | (?<!and|or|COMMA) PAST)$"
    ),
    # “plans to build a bridge cleared a hurdle on Monday”
    "plan": "plan|plans (to|OTHER|the|a|an|of|in|BEGINS){1,9} (?<!be) PAST (the|a|an|OWNER|NAME)",
    "off": "was|were|been (CALLED_OFF | called off)",
}
"""The words of each cue, by what it says of the date beside it."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: pattern(words) for name, words in _CUES.items()}


Cue = tuple[int, int]  # the first token and the one after the last


@lru_cache(maxsize=256)  # what reads a date, resolves it and tells of it all ask
def ahead(line: Line, first: int, last: int) -> Cue | None:
    """The tokens that say the date at tokens `first` to `last` lies ahead, None if none do.

    They stand before it in its own clause: what was said on Monday of the future does not put the
    Monday there. After it they count where the date leads its sentence: “On Monday they will …”.
    """
    owning = last < len(line.words) and line.words[last] == "'s"
    if _is_over(line, first, last, owning=owning):
        return None
    leads = owning and line.codes[first - 1 : first] in _OPENS_CLAUSE
    return (
        _before(line, first, last)
        or (None if owning else _fixed(line, first) or _scheduled(line, first, last))
        or (_first_after(line, last) if leads or _leads_sentence(line, first) else None)
    )


_OPENS_CLAUSE = codes_of("SAYS|that")


def _is_over(line: Line, first: int, last: int, *, owning: bool) -> bool:
    """“said on Monday”, “after Monday's vote”, “Monday's attack”, “Monday was called off”."""
    patterns, start = _patterns(), max(0, first - REACH)
    return bool(
        patterns["after" if owning else "told"].search(line.codes, start, first)
        or patterns["happened"].match(line.codes, last)
        or (not owning and patterns["verb"].match(line.codes, last))
        or patterns["off"].search(line.codes, last, last + REACH)
    )


def is_before(line: Line, last: int) -> bool:
    """Whether what follows token `last` tells what had been: “she had quarrelled”."""
    return bool(_patterns()["before"].match(line.codes, last))


_OF_REACH = 5  # tokens from “in the storm of” to its date
_WHEN = frozenset(("in", "during"))


def is_aside(line: Line, first: int) -> bool:
    """Whether a date before token `first` tells what was before, or which thing is meant.

    “had stood since 1642”, “the battle of March 1915”.
    """
    if first == 0 or not _patterns()["earlier"].search(line.codes, max(0, first - REACH), first):
        return False
    # “sank in the storm of January 1976” tells when it sank.
    before = line.words[max(0, first - _OF_REACH) : first]
    return "of" not in before[-2:] or "than" in before or _WHEN.isdisjoint(before)


def _leads_sentence(line: Line, first: int) -> bool:
    """Whether a date leads its sentence, or a clause behind “, and”."""
    if first > 1 and line.words[first - 2] in ("and", "but", ";", ","):
        return line.words[first - 1] in ("in", "on", "by", "at")
    return first <= 3 and not _patterns()["behind"].search(line.codes, 0, first)


def _before(line: Line, first: int, last: int) -> Cue | None:
    """The last words before the date, in its clause, that put it ahead."""
    patterns, start = _patterns(), max(0, first - CLAUSE)
    for match in patterns["saying"].finditer(line.codes, start, first):
        start = match.end()
    cue = None
    for match in patterns["ahead"].finditer(line.codes, start, first):
        if line.words[match.start()] not in ("until", "till") or not patterns["not"].search(
            line.codes, start, match.start()
        ):
            cue = match.span()
    if cue and (
        _came(line, start, cue[1], last)
        or patterns["span"].search(line.codes, start, first)
        or patterns["plan"].search(line.codes, cue[0], first)
        or _is_state(line, start, cue)
        or _is_over_by(line, first, last, cue)
    ):
        return None
    return None if cue and patterns["done"].search(line.codes, cue[1], first) else cue


def _came(line: Line, start: int, cue_end: int, last: int) -> bool:
    """“was due to retire in November but left early”, “was to stay until May but fell ill”."""
    if not _patterns()["intended"].search(line.codes, start, cue_end):
        return False
    but = _patterns()["came"].match(line.codes, last)
    after = range(but.end(), min(but.end() + 4, len(line.words))) if but else range(0)
    said_no = any(line.words[at] in ("no", "not", "nothing") for at in after)
    return not said_no and any(is_past(line, at) for at in after)


def _is_state(line: Line, start: int, cue: Cue) -> bool:
    """Whether what went on until then is over: “stayed in force until 1972”."""
    goes_on = line.words[cue[0]] in ("until", "till") or line.words[cue[1] - 1] == "through"
    return goes_on and bool(_patterns()["state"].search(line.codes, start, cue[0]))


def _is_over_by(line: Line, first: int, last: int, cue: Cue) -> bool:
    """Whether the verb of the date's clause says that it is over: “paid until May”.

    “closed the schools until Monday” and “was put off until May” still look ahead from then.
    """
    verb = governing(line, first, last)
    if verb is None or verb.at > first:
        return False
    if line.words[cue[0]] not in ("until", "till"):
        # “She said they had agreed to meet in May” tells what is agreed still.
        said = not _SAYING.isdisjoint(line.codes[: verb.at])
        had = line.words[verb.at] == "had" and not said
        return had and (verb.tense == INTENDED or line.words[verb.at + 1] == "to")
    inside = line.codes[verb.at : first]
    still = line.codes[first] in _WEEKDAY or line.words[verb.at] in _ALLOWING
    return verb.tense == PAST and not still and _PUT_OFF.isdisjoint(inside)


_ALLOWING = frozenset("had gave got".split())
_PUT_OFF, _WEEKDAY = codes_of("PUT_OFF|to"), codes_of("WEEKDAY")


def _fixed(line: Line, first: int) -> Cue | None:
    """The verb in the present that tells of what is fixed for the date: “begins on”."""
    patterns, start = _patterns(), max(0, first - REACH)
    for match in patterns["saying"].finditer(line.codes, start, first):
        start = match.end()
    fixed = patterns["fixed"].search(line.codes, start, first)
    return (fixed.start(), fixed.start() + 1) if fixed else None


def _scheduled(line: Line, first: int, last: int) -> Cue | None:
    """The verb of the date's own clause, where its tense puts the date ahead.

    “The diggers arrive on Monday”, “is forecast for Friday”, “may register through Monday”.
    """
    verb = governing(line, first, last)
    if verb is None or not verb.clause.first <= first < verb.clause.last:
        return None
    if verb.tense == FUTURE and verb.at < first:
        return verb.at, verb.at + 2
    at = first - 1
    while at > 0 and line.words[at] in _LEADING_IN:
        at -= 1
    to = line.words[at]
    if verb.tense == MODAL and verb.at < first:
        return (verb.at, verb.at + 1) if to in _UP_TO else None
    if verb.tense != PRESENT or not _GENERAL.isdisjoint(line.codes[first:last]):
        return None
    if line.codes[verb.at] in _SAYING or line.words[last : last + 1] in _ENDED:
        return None
    if verb.at > first or to not in _AT or _hangs_on_noun(line, verb.at, at):
        return None
    return verb.at, verb.at + 1


_LEADING_IN = frozenset("the early late mid - about around a".split())
_UP_TO = frozenset("until till through by".split())
_AT = frozenset("on in at by from".split())
_GENERAL = codes_of("YEAR|FAR_YEAR|SEASON")  # “in summer” may be every summer
_SAYING = codes_of("SAYS")
_ENDED = (["ended"], ["ending"])
_IS = frozenset("is are was were be been 's 're".split())
_HAPPENED = codes_of("HAPPENED")
_OWN = codes_of("OWNER|its")


def _hangs_on_noun(line: Line, verb: int, preposition: int) -> bool:
    """Whether a date tells of something else than the verb: “mourns the dead of a fire on Monday”.

    “is accused of robbing a bank in May”, “is from Monday”, “is up by a tenth in May”; but not
    “gives its ruling on Monday”.
    """
    words = line.words
    if words[verb] in _IS:
        near = preposition == verb + 1 or words[verb + 1].endswith("ing")
        if words[preposition] == "from" or (words[preposition] in ("in", "by") and not near):
            return True
    inside = range(verb + 2, preposition)
    if any(words[at].endswith("ing") and words[at - 1] in _OF for at in inside):
        return True
    return line.codes[preposition - 1] in _HAPPENED and line.codes[preposition - 2] not in _OWN


_OF = frozenset("of for after over with from about".split())


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
