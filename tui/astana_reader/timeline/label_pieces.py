"""Which pieces of a sentence a label is made of: a clause, and the noun that it goes with."""

from __future__ import annotations

from .clauses import Clause
from .date_words import CUTS
from .label_sentence import Range, Sentence, is_dated, words_of
from .lexicon import SAYING
from .verbs import AUXILIARIES, is_adverb, is_participle

FEWEST = 3  # characters that say something
_ASIDE = frozenset("who which whose whom that where after before when while although".split())
_THINKING = frozenset(
    "thinks thought believes believed knows knew hopes hoped fears feared finds found shows showed "
    "shown suggests suggested means meant says hears heard learns learned learnt agrees agreed "
    "decides decided expects expected understands understood is was".split()
)
_OPENERS = frozenset("however but and yet meanwhile instead moreover also then in a the".split())
_ENOUGH = 3  # words of a clause without a verb that say something
_REACH = 12  # clauses in which the verb or subject of another is looked for


def pieces_at(sentence: Sentence, number: int) -> list[Range]:
    """The runs of tokens that the label of what clause `number` dates is made of."""
    found, clause = sentence.clauses, sentence.clauses[number]
    if clause.verb is None and clause.opens in ("(", "[") and number:
        return _noun_before(sentence, number)
    if clause.verb is None or sentence.line.words[clause.first] == "according":
        number = _with_verb(sentence, number)
        clause = found[number]
    run = (clause.first, clause.last)
    if clause.is_relative and sentence.line.words[max(0, clause.first - 2)] in CUTS:
        return [run]  # “with whom the king met”
    relative = clause.is_relative and not _is_told(sentence, number)
    if number and (relative or _goes_on(sentence, number) or _hangs_on(sentence, number)):
        return [*_noun_before(sentence, number), run]
    return [run]


def pieces_said(sentence: Sentence, number: int) -> list[Range]:
    """The pieces of what somebody said, as the clause says; none where nothing stands there."""
    clause, after = sentence.clauses[number], number + 1
    if clause.verb == clause.first and not _goes_on(sentence, number):
        return []  # “the plan, announced in 2010”
    others = [after] if _opens(sentence, after) == "that" else [*range(number), after]
    for other in others:
        if 0 <= other < len(sentence.clauses) and sentence.clauses[other].verb is not None:
            pieces = pieces_at(sentence, other)
            if len(words_of(sentence, pieces)) >= FEWEST:
                return pieces
    return []


def _opens(sentence: Sentence, number: int) -> str:
    return sentence.clauses[number].opens if number < len(sentence.clauses) else ""


def _is_told(sentence: Sentence, number: int) -> bool:
    """Whether a clause is what is said or thought: “told Reuters that Russia …”."""
    before = sentence.clauses[number - 1]
    if sentence.clauses[number].opens != "that" or before.verb is None:
        return False
    verb = sentence.line.words[before.verb]
    return verb in SAYING or verb in _THINKING or verb + "s" in _THINKING


def _with_verb(sentence: Sentence, number: int) -> int:
    """The clause that a date without a verb beside it belongs to.

    A date that leads goes with what follows, any other with what stands before.
    """
    found = sentence.clauses
    after = range(number + 1, min(number + _REACH, len(found)))
    before = range(number - 1, max(-1, number - _REACH), -1)
    leads = number <= sentence.first_verb
    own = found[number]
    rest = sum(1 for at in range(own.first, own.last) if not is_dated(sentence, at))
    if rest > _ENOUGH and not leads and own.verb is None:
        return number  # words enough of its own
    order: list[int] = [*after, *before] if leads else [*before, *after]
    verbal = [n for n in order if found[n].verb is not None]
    main = (n for n in verbal if not (leads and found[n].opens in _ASIDE))
    whole = (n for n in verbal if not (leads and found[n].is_relative))
    return next(main, next(whole, number))


def _goes_on(sentence: Sentence, number: int) -> bool:
    """Whether a clause takes up the subject before an inserted one: “Ada, who …, died”."""
    clause = sentence.clauses[number]
    if clause.opens != "," or clause.verb is None or number < 2:
        return False
    head = all(is_dated(sentence, at) for at in range(clause.first, clause.verb))
    return head and (
        _subject_before(sentence, number) is not None or _is_said_of(sentence, number, clause.verb)
    )


def _is_said_of(sentence: Sentence, number: int, verb: int) -> bool:
    """Whether a subject stands at the end of “police say the man, 34, was arrested”."""
    before = _telling_before(sentence, number)
    said = sentence.clauses[before].verb if before >= 0 else None
    return (
        said is not None
        and sentence.line.words[verb] in AUXILIARIES
        and sentence.line.words[said] in SAYING
    )


def _telling_before(sentence: Sentence, number: int) -> int:
    """The last clause before that says something; -1 where none does."""
    before = number - 1
    while before >= 0 and _says_nothing(sentence, sentence.clauses[before]):
        before -= 1
    return before


def _hangs_on(sentence: Sentence, number: int) -> bool:
    """Whether a participle goes with the noun before it: “the lawsuit, filed in May, says”."""
    clause, before = sentence.clauses[number], sentence.clauses[number - 1]
    return (
        clause.opens == ","
        and clause.verb == clause.first
        and before.verb is None
        and number + 1 < len(sentence.clauses)
        and is_participle(sentence.line, clause.first)
    )


def _subject_before(sentence: Sentence, number: int) -> int | None:
    """The last clause before that has no verb of its own: a subject that waits for one."""
    for other in range(number - 1, max(-1, number - _REACH), -1):
        clause = sentence.clauses[other]
        if (
            clause.verb is not None
            or _says_nothing(sentence, clause)
            or _is_doing(sentence, clause)
        ):
            continue
        return _named_first(sentence, other)
    return None


def _is_doing(sentence: Sentence, clause: Clause) -> bool:
    """“Ada Kovac, facing a trial, fled”."""
    return clause.opens == "," and sentence.line.words[clause.first].endswith("ing")


def _named_first(sentence: Sentence, number: int) -> int:
    """The name before what explains it: “Crown Prince Hassan, the king's brother, was …”."""
    while number and sentence.clauses[number].opens == ",":
        before = sentence.clauses[number - 1]
        if before.verb is not None or sentence.line.words[before.first] in CUTS:
            break
        if _says_nothing(sentence, before):
            break
        number -= 1
    return number


def _says_nothing(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is but a date, a preposition or an age: “Ada Kovac, 71, who …”."""
    words = sentence.line.words
    return all(
        is_dated(sentence, at)
        or words[at] in CUTS
        or words[at].isdigit()
        or is_adverb(words[at])
        or words[at] in _OPENERS
        for at in range(clause.first, clause.last)
    )


def _noun_before(sentence: Sentence, number: int) -> list[Range]:
    """The noun phrase that a relative clause or a bracket goes with."""
    found = sentence.clauses
    if found[number].is_relative or found[number].opens in ("(", "["):
        before = number - 1
        while before and (found[before].is_relative or _says_nothing(sentence, found[before])):
            before -= 1
    else:
        waiting = _subject_before(sentence, number)
        before = _telling_before(sentence, number) if waiting is None else waiting
    if before < 0:
        return []
    clause = found[before]
    first = clause.first
    if clause.verb is not None:
        first = max(clause.verb + 1, _noun_start(sentence, clause))
    return [(first, clause.last)]


def _noun_start(sentence: Sentence, clause: Clause) -> int:
    """Where the last noun phrase of a clause begins: at its last article or preposition."""
    for at in range(clause.last - 1, clause.first, -1):
        if sentence.line.words[at] in ("the", "a", "an", "his", "her", "its", "their"):
            return at
        if sentence.line.words[at] in CUTS:
            return at + 1
    return clause.first
