"""Dates of what did not happen: “Had the treaty been signed in 1938”, “never said it would”."""

from __future__ import annotations

import re
from functools import cache

from astana_reader.timeline.sentences.tokens import pattern
from astana_reader.timeline.sentences.verbs import is_participle

from .dated import Dated

_PARTING = frozenset(", ; : ( )".split())
_NOT = frozenset("never not t".split())
_MAY = frozenset("would could might should".split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        # “never said that the tunnel would open in 2024”
        "denied": pattern("said|say|told|promised|claimed|announced|confirmed"),
    }


def is_unreal(dated: Dated) -> bool:
    """Whether the sentence says that it did not come to what the date is of."""
    return _is_if(dated) or _is_would_have(dated) or _is_never_said(dated) or _is_denied(dated)


def _is_if(dated: Dated) -> bool:
    """“If Napoleon had won in 1815”, “Had she signed in May, she would be free”."""
    line, words, first = dated.line, dated.line.words, dated.first
    opens = next((at for at in range(first - 1, -1, -1) if words[at] in _PARTING), -1) + 1
    within = words[opens:first]
    at = 0
    if "if" in within:
        at = within.index("if")
        unreal = not {"had", "were"}.isdisjoint(within[at:])
    elif within[:1] == ["were"]:  # “Were the tunnel to be dug in 2020”
        unreal = "to" in within
    else:
        subject = opens + 1 < first and within[1] != "been" and not is_participle(line, opens + 1)
        unreal = within[:1] == ["had"] and subject
    others = words[: opens + at] + words[dated.last :]
    return unreal and not _MAY.isdisjoint(others)


def _is_would_have(dated: Dated) -> bool:
    """“would have been finished in 2019 but for the frost”."""
    clause = dated.clause()
    if clause is None or clause.verb is None or clause.verb >= dated.first:
        return False
    words = dated.line.words[clause.verb : clause.verb + 3]
    return words[:2] == ["would", "have"] and words[2:] != ["to"]


def _is_denied(dated: Dated) -> bool:
    """“Contrary to what the plaque claims, Goethe did not sleep here in 1779”."""
    words = dated.line.words[: dated.first]
    return words[:2] == ["contrary", "to"] and not _NOT.isdisjoint(words)


def _is_never_said(dated: Dated) -> bool:
    """“has never said that it would open in 2024”."""
    words = dated.line.words
    for match in _patterns()["denied"].finditer(
        dated.line.codes, max(0, dated.first - 14), dated.first
    ):
        said = words[match.start() : dated.first]
        negated = not _NOT.isdisjoint(words[max(0, match.start() - 2) : match.start()])
        if negated and ("that" in said or "would" in said):
            return _PARTING.isdisjoint(said)
    return False
