"""Whether the clause of a date tells of what was or of now."""

from __future__ import annotations

from enum import Enum

from .clauses import Clause, clause_of, clauses
from .tokens import Line, codes_of
from .verbs import AUXILIARIES, PRESENT_FORMS, is_adverb, is_finite, is_participle, is_past


class Tense(Enum):
    """The tense of a clause, as far as its first verb tells it."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    """And the future: “will open”, “opens”."""
    UNREAD = "unread"
    """Of a clause with its own subject whose verb is not known to be one: “and the walls come”."""
    UNKNOWN = ""


_HAVE = frozenset("has have 've".split())
_NOW = frozenset("is are will shall can must do does 'll".split())
_PLURAL = codes_of("BEGINS|MEET|STAYS")
_COORDINATE = frozenset("and but or ;".split())
_WORDS = codes_of("WORD|BEGINS|MEET|STAYS")
REACH = 12  # tokens from a date in which its verb may stand
_NEXT = 4  # clauses after “In January,” of which one has its verb
_QUOTES = frozenset('"“„«')
_FEW = 3  # tokens before the date of a clause that goes on without its own verb: “and again in”


def tense_at(line: Line, token: int) -> tuple[Tense, str]:
    """The tense of the clause that a token is in, and the verb that tells it.

    A clause without a verb goes on with that of the one before, unless it has its own subject;
    “In January,” goes before the clause that it belongs to.
    """
    found = clauses(line)
    here = clause_of(found, token)
    for clause in reversed(found[: here + 1]):
        tense, verb = _tense_of(line, clause, token)
        if verb is not None:
            is_far = token - verb > REACH or _is_to_come(line, verb + 1, token)
            return (Tense.UNKNOWN, "") if is_far else (tense, line.words[verb])
        if clause.opens in _COORDINATE and min(token, clause.last) - clause.first >= _FEW:
            return Tense.UNREAD, ""
    for clause in found[here + 1 : here + _NEXT]:
        tense, verb = _tense_of(line, clause)
        if verb is not None and not clause.is_relative:
            return tense, line.words[verb]
    return Tense.UNKNOWN, ""


def verb_of_now(line: Line) -> str:
    """The verb of a sentence that tells of now; none where it is in somebody's words."""
    for clause in clauses(line):
        tense, verb = _tense_of(line, clause)
        if verb is None or clause.is_relative:
            continue
        quoted = not _QUOTES.isdisjoint(line.words[:verb])
        is_now = tense in (Tense.PRESENT, Tense.PERFECT) and not quoted
        return line.words[verb] if is_now else ""
    return ""


def _is_to_come(line: Line, first: int, last: int) -> bool:
    """“announced an agreement to buy it in”: the announcement is over, but not the purchase."""
    return any(
        line.words[at] == "to" and line.codes[at + 1] in _WORDS for at in range(first, last - 1)
    )


def _tense_of(line: Line, clause: Clause, last: int | None = None) -> tuple[Tense, int | None]:
    """The tense of the last verb of a clause before a token, else of its first."""
    if clause.verb is None:
        return _of_plural(line, clause)
    verb = clause.verb
    for at in range(verb + 1, clause.last if last is None else min(last, clause.last)):
        is_noun = at == verb + 1 and line.words[at] in PRESENT_FORMS  # “announced plans”
        if is_finite(line, at) and not is_noun and not _is_helped(line, verb, at):
            verb = at
    word = line.words[verb]
    if word in _HAVE:
        done = range(verb + 1, min(verb + 4, clause.last))
        been = any(is_participle(line, at) or line.words[at] == "been" for at in done)
        return (Tense.PERFECT if been else Tense.PRESENT), verb
    if line.words[verb + 1 : verb + 3] == ["to", "have"]:
        return Tense.PAST, verb  # “seems to have been”
    if word in _NOW or word in PRESENT_FORMS:
        return Tense.PRESENT, verb
    past = is_past(line, verb) or is_participle(line, verb)
    return (Tense.PAST if past else Tense.UNKNOWN), verb


def _is_helped(line: Line, verb: int, at: int) -> bool:
    """The “ordered” of “has now ordered” and “will be ordered”."""
    between = line.words[verb + 1 : at]
    helped = line.words[verb] in AUXILIARIES and len(between) < _FEW
    return helped and all(is_adverb(word) or word in _BE for word in between)


_BE = frozenset("be been being n't t".split())


def _of_plural(line: Line, clause: Clause) -> tuple[Tense, int | None]:
    """“creditors meet on”, “the diggers arrive on”."""
    for at in range(clause.first + 1, clause.last):
        before = line.words[at - 1]
        if line.codes[at] in _PLURAL and (before.endswith("s") and not is_adverb(before)):
            return Tense.PRESENT, at
    return Tense.UNKNOWN, None
