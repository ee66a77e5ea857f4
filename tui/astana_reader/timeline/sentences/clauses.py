"""The clauses of a sentence, cut at commas, conjunctions and relative words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .tokens import Line
from .verbs import AUXILIARIES, is_adverb, is_finite, is_participle

_SUBORDINATE = frozenset(
    "after before when while because although though if unless whereas as since until once".split()
)
_COORDINATE = frozenset("and but or nor yet so".split())
_RELATIVE = frozenset("who which whose whom that where".split())
_MARKS = frozenset(',;:()[]"“”„«»—–?!…|*•')
_REACH = 7  # tokens in which the verb of a clause follows its subject


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to before `last`; `opens` is the word or mark that parts it from what goes
    before; `verb` is its first finite verb or leading participle."""

    first: int
    last: int
    opens: str
    verb: int | None

    @property
    def is_relative(self) -> bool:
        return self.opens in _RELATIVE


def clauses(line: Line, dated: Iterable[int] = ()) -> tuple[Clause, ...]:
    """The clauses in order; marks and the words that open them belong to none.

    Tokens of `dated` belong to a date, whose comma parts nothing.
    """
    return _clauses(line, frozenset(at for at in dated if _may_part(line.words[at])))


def _may_part(word: str) -> bool:
    return word in _MARKS or word == "that"


@lru_cache(maxsize=64)  # those of a sentence are asked for with each of its dates
def _clauses(line: Line, inside: frozenset[int]) -> tuple[Clause, ...]:
    found: list[Clause] = []
    first, opens, verb = 0, "", None
    for at, word in enumerate(line.words):
        if at == first and word in _COORDINATE:
            first, opens = at + 1, word
            continue
        if at in inside or not _parts(line, at, word, verbal=verb is not None):
            if verb is None and _is_verb(line, first, at):
                verb = at
            elif verb is not None and opens in _RELATIVE and _is_second(line, verb, at):
                # “the talks that began in May ended on Friday”: the main clause goes on
                found.append(Clause(first, at, opens, verb))
                first, opens, verb = at, ",", at
            continue
        if at > first:
            found.append(Clause(first, at, opens, verb))
            opens = ""
        if not opens or word not in _MARKS:
            opens = word
        first, verb = at + 1, None
    if first < len(line.words):
        found.append(Clause(first, len(line.words), opens, verb))
    return tuple(found)


def _is_second(line: Line, verb: int, at: int) -> bool:
    """Whether a finite verb is no part of the verb before it: “had been seen”."""
    before = line.words[at - 1]
    return (
        at > verb + 1
        and is_finite(line, at)
        and before not in AUXILIARIES
        and before not in ("be", "been", "being", "to")
        and not is_adverb(before)
    )


def _parts(line: Line, at: int, word: str, *, verbal: bool) -> bool:
    """Whether a clause ends before a word; `verbal` tells that it has its verb."""
    if word in _MARKS:
        return True
    if word == "-":
        return at > 0 and line.starts[at] > line.ends[at - 1]
    if word in _RELATIVE:
        return word != "that" or _verb_follows(line, at + 1, _REACH)
    if word == "as" and line.words[at - 1] not in _MARKS:
        return False
    if word in _SUBORDINATE:
        return _verb_follows(line, at + 1, _REACH)
    return word in _COORDINATE and _verb_follows(line, at + 1, _REACH if verbal else 1)


def _verb_follows(line: Line, first: int, reach: int) -> bool:
    """Whether a verb comes before the next mark or opening word."""
    for at in range(first, min(first + reach, len(line.words))):
        word = line.words[at]
        if word in _MARKS or word in _COORDINATE or word in _SUBORDINATE:
            return False
        if _is_verb(line, first, at):
            return True
    return False


def _is_verb(line: Line, first: int, at: int) -> bool:
    """A finite verb, or a participle that only adverbs part from the head of its clause."""
    return is_finite(line, at) or (
        is_participle(line, at) and all(is_adverb(word) for word in line.words[first:at])
    )


def clause_of(found: Sequence[Clause], token: int) -> int:
    """The number of the clause that a token is in, else of the last before it."""
    return max(0, bisect_right(found, token, key=lambda clause: clause.first) - 1)
