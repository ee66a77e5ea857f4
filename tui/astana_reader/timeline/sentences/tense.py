"""The tense of the clause that a date stands in: of the finite verb that governs the date.

Whether a date lies ahead, belongs to the story told or tells of now is all asked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .clauses import Clause, clause_of, clauses
from .tokens import Line, codes_of
from .verbs import PRESENT_FORMS, is_adverb, is_finite, is_participle, is_past, may_be_present

PAST, PERFECT, PRESENT, FUTURE = "past", "perfect", "present", "future"
MODAL, WOULD, INTENDED = "modal", "would", "intended"
"""“must”; “would”; “was to”, “had hoped to”: a future seen from the past."""
OVER = frozenset((PAST, INTENDED))
OPEN = frozenset((PRESENT, FUTURE, MODAL))
"""The tenses of what was, and those of what is or is to come."""

_WILL = frozenset("will shall 'll wo".split())
_WOULD = frozenset("would should could might 'd".split())
_MODALS = frozenset("may can must cannot need needs".split())
_IS = frozenset("is are am 's 're isn aren".split())
_WAS = frozenset("was were wasn weren".split())
_HAVE = frozenset("has have 've hasn haven".split())
_PLAIN = frozenset("do does don doesn".split())
_HELPING = (
    _WILL
    | _WOULD
    | _MODALS
    | _IS
    | _WAS
    | _HAVE
    | _PLAIN
    | frozenset(
        "to had did be been being get gets got stay stays remain remains keep keeps".split()
    )
)
# After “is” or “was” these say what is to be: “is due to open”, “is forecast for Friday”.
_DUE = frozenset(
    "due expected scheduled set slated planned planning going supposed likely expecting hoping "
    "preparing poised forecast projected predicted certain bound intended billed meant".split()
)
# What was had in mind: “had hoped to plant in April”.
_MEANT = frozenset(
    "expected planned hoped intended meant promised agreed wanted booked vowed pledged counted "
    "aimed wished".split()
)
_FOLLOWS = frozenset("after before when while because although though if unless whereas as since "
                     "until once who which whose whom that where".split())  # fmt: skip
_NEAR = 6  # clauses beside that of a date, in which its verb may stand
_QUOTES = frozenset('"“„«')
_WORDS = codes_of("WORD|BEGINS|MEET|STAYS")
_AFTER_VERB = codes_of(
    "PREPOSITION|the|a|an|his|her|its|their|on|at|to|with|by|out|up|off|down|again|NUMBER|MONTH"
    "|WEEKDAY|as|today|tomorrow|tonight|over|back|away|no|every|each|this|next"
)
_UNITS = codes_of("UNIT|UNITS|NUMBER")
_SUBJECTS = codes_of("PRONOUN|NAME|and|or|but")
_NO_SUBJECT = frozenset(
    "in on at to by for with as from than like including into over after before against".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """The finite verb at token `at`, the tense of its group, and the clause it is in."""

    at: int
    tense: str
    clause: Clause
    word: str


def tense_at(line: Line, token: int) -> str:
    """The tense of the clause that a token is in; none where no verb is near."""
    verb = governing(line, token, token + 1)
    return verb.tense if verb else ""


def verb_of_now(line: Line) -> str:
    """The last verb of a sentence's first clause with one, where it tells of now.

    None where it is in somebody's words.
    """
    for clause in clauses(line):
        if clause.verb is None or clause.is_relative:
            continue
        at = max((clause.verb, *_verbs(line, clause)))
        is_now = _tense(line, at, clause) in OPEN | {PERFECT}
        return line.words[at] if is_now and _QUOTES.isdisjoint(line.words[:at]) else ""
    return ""


@lru_cache(maxsize=256)
def governing(line: Line, first: int, last: int) -> Verb | None:
    """The verb of the clause that the date at tokens `first` to `last` is in.

    It is the last before the date in its clause, the first after a date that leads one; where
    the clause has none (“served as a hospital until May and, later, until June”) the next clause
    that is not subordinate, towards the beginning of the sentence first.
    """
    found = clauses(line, range(first, last))
    if not found:
        return None
    number = clause_of(found, first)
    own = found[number]
    verbs = list(_verbs(line, own))
    before = [at for at in verbs if at < first]
    if before:
        return _verb(line, before[-1], own)
    if verbs:
        return _verb(line, verbs[0], own)
    for clause in _beside(found, number):
        verbs = list(_verbs(line, clause))
        if verbs:
            return _verb(line, verbs[-1] if clause.first < first else verbs[0], clause)
    return None


def _beside(found: Sequence[Clause], number: int) -> Iterator[Clause]:
    """The clauses that a clause without a verb may go with, the ones before it first."""
    before = found[max(0, number - _NEAR) : number]
    for clause in (*reversed(before), *found[number + 1 : number + _NEAR]):
        if clause.opens not in _FOLLOWS:
            yield clause


def _verbs(line: Line, clause: Clause) -> Iterator[int]:
    """The tokens of the finite verbs of a clause, the head of each group."""
    strong = [at for at in range(clause.first, clause.last) if is_finite(line, at)]
    if strong:
        yield strong[0]
        yield from (at for at in strong[1:] if not (_belongs(line, at) or _may_be_noun(line, at)))
        return
    weak = (at for at in range(clause.first + 1, clause.last) if _may_be_verb(line, clause, at))
    at = next(weak, None)
    if at is not None:
        yield at


def _belongs(line: Line, at: int) -> bool:
    """Whether a verb is part of the group before it: “was opened”, “to have opened”."""
    before = at - 1
    while before > 0 and is_adverb(line.words[before]):
        before -= 1
    return line.words[before] in _HELPING


def _may_be_noun(line: Line, at: int) -> bool:
    """The “runs” of “won by 39 runs”."""
    return line.codes[at - 1] not in _SUBJECTS and line.words[at] in PRESENT_FORMS


def _may_be_verb(line: Line, clause: Clause, at: int) -> bool:
    """“the diggers arrive on”, “bread follows on”: no other word of its clause is a verb."""
    if at + 1 >= len(line.words) or line.codes[at + 1] not in _AFTER_VERB:
        return False
    if (
        line.codes[at] in _UNITS
        or line.codes[at - 1] in _UNITS
        or not _is_subject(line, clause.first, at)
    ):
        return False
    if may_be_present(line, at):
        return True
    before = line.words[at - 1]
    plural = before.endswith("s") and before.isalpha()
    word = line.words[at]
    return (
        plural
        and line.codes[at] in _WORDS
        and word.isalpha()
        and not word.endswith(("s", "ing", "ed"))
        and not is_adverb(word)
    )


def _is_subject(line: Line, first: int, last: int) -> bool:
    """Whether tokens may be the subject of a verb: “the minister's plane”, not “killing three”."""
    words = line.words[first:last]
    gerund = words[0].endswith("ing") and len(words) > 1
    return not gerund and _NO_SUBJECT.isdisjoint(words)


def _verb(line: Line, at: int, clause: Clause) -> Verb:
    return Verb(at, _tense(line, at, clause), clause, line.words[at])


def _tense(line: Line, at: int, clause: Clause) -> str:
    word = line.words[at]
    for words, tense in _BY_AUXILIARY:
        if word in words:
            return tense
    rest = [one for one in line.words[at + 1 : at + 5] if not is_adverb(one)]
    if word in _IS:
        return FUTURE if _is_due(rest) else PRESENT
    if word in _WAS:
        if at == 0 and "to" in line.words[: clause.last]:
            return FUTURE  # “were the lake to freeze”
        return INTENDED if _is_due(rest) else PAST
    if word in _HAVE:
        return MODAL if rest[:1] in _MUST else PERFECT if _is_perfect(line, at) else PRESENT
    if word == "had":
        rest = rest[1:] if rest[:1] == ["been"] else rest
        return INTENDED if rest and rest[0] in _MEANT | _DUE else PAST
    return PRESENT if word in _PLAIN or not (is_past(line, at) or is_participle(line, at)) else PAST


_BY_AUXILIARY = ((_WILL, FUTURE), (_WOULD, WOULD), (_MODALS, MODAL))
_MUST = (["to"], ["until"])


def _is_due(rest: Sequence[str]) -> bool:
    """“is to”, “is due to”, “is being planned”."""
    rest = rest[1:] if rest[:1] == ["being"] else rest
    return bool(rest) and (rest[0] == "to" or rest[0] in _DUE)


def _is_perfect(line: Line, at: int) -> bool:
    """Whether a participle follows: “has closed”, but not “has a meeting”."""
    for n in range(at + 1, min(at + 4, len(line.words))):
        if not is_adverb(line.words[n]):
            return is_past(line, n) or line.words[n].endswith("n") or line.words[n] in (
                "been", "come", "become", "run", "put", "begun", "gone", "done",
            )  # fmt: skip
    return False
