"""Which phrases of a sentence tell what a date dates: its subject, its verb, and what follows."""

from __future__ import annotations

from dataclasses import replace

from astana_reader.timeline.sentences.lexicon import SPEAKING

from .clauses import ASIDE, BRACKET, MAIN, PART, REL, SAID, SUB, Clause
from .nominals import is_of, nominal
from .sentence import Range, Sentence
from .telling import Telling, is_past

_SPEAKING = frozenset(SPEAKING)
_PLAIN = frozenset("said say says".split())
_DEEP = 6  # clauses in which a subject is looked for


def telling_at(sentence: Sentence, phrase: int) -> Telling:
    """What is told of the date that a phrase is, or has in it."""
    number = governing(sentence, phrase)
    by_noun = nominal(sentence, number, phrase)
    if by_noun is not None:
        return by_noun
    number = _foreground(sentence, number, phrase)
    told = _told(sentence, number, phrase)
    telling = _of_clause(sentence, told, phrase)
    thought = _thought(sentence, told)
    if thought is not None:
        return replace(telling, said=_of_clause(sentence, thought, phrase))
    if told != number and _names_speaker(sentence, number):
        return replace(_of_clause(sentence, number, phrase), said=telling)
    return telling


def _thought(sentence: Sentence, number: int) -> int | None:
    """The clause of what is thought, where the clause of thinking says no more."""
    clause = sentence.clauses[number]
    if clause.verb not in sentence.marked.says or _has_more(sentence, clause):
        return None
    verb = sentence.line.words[sentence.range_of(clause.verb)[1] - 1]
    return None if verb in _SPEAKING else _child(sentence, number, SAID)


def _names_speaker(sentence: Sentence, number: int) -> bool:
    """Whether it matters that it was said, and by whom: “geologists warned”, but not “said”."""
    clause = sentence.clauses[number]
    verb = sentence.line.words[sentence.range_of(clause.verb)[1] - 1]
    return clause.kind != ASIDE and verb in _SPEAKING and verb not in _PLAIN


def _foreground(sentence: Sentence, number: int, phrase: int) -> int:
    """The clause of what happened, for what went on or comes with it.

    “Shot as he was driving home”, “admitted defeat, telling them”, “poured oil mixed with sand
    into the river”.
    """
    clause, shape = sentence.clauses[number], sentence.chunks.shape
    if clause.kind not in (SUB, PART) or clause.verb < 0 or clause.parent < 0:
        return number
    first, last = sentence.range_of(clause.verb)
    parent = sentence.clauses[clause.parent]
    if parent.verb < 0 or any(shape[one] == "D" for one in parent.phrases):
        return number
    if clause.kind == SUB:
        beside = sentence.letters[first] == "B" and "g" in sentence.letters[first:last]
    elif shape[clause.verb] == "G":
        beside = clause.opens == "," and clause.verb > parent.verb
    else:
        far = shape[clause.verb : phrase].count("P") > 1
        beside = clause.of in parent.tail and far and is_past(sentence, parent)
    return clause.parent if beside else number


def governing(sentence: Sentence, phrase: int) -> int:
    """The number of the clause that the date of a phrase goes with."""
    number = sentence.owners[phrase]
    clause = sentence.clauses[number]
    shape = sentence.chunks.shape
    if shape[phrase + 1 : phrase + 2] == ":" and shape[phrase] == "D":
        after = _verbal(sentence, number + 1)
        if after is not None and not is_past(sentence, clause):
            return after  # “The diary has one entry for 16 August: the ferry overturned”
    ends = phrase + 2 == len(shape)  # “(20 May 2024)” at the end goes with the whole
    while clause.kind == BRACKET and clause.verb < 0 and _is_empty(sentence, clause):
        number = clause.parent
        clause = sentence.clauses[number]
        while ends and clause.kind not in (MAIN, BRACKET):
            number = clause.parent
            clause = sentence.clauses[number]
    number = _outside_saying(sentence, number)
    clause = sentence.clauses[number]
    if clause.verb < 0 and clause.kind != ASIDE and _is_empty(sentence, clause):
        beside = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else clause
        if beside.subject and beside.opens[:1] in ("-", ":"):
            return number + 1  # “9 April — fire in the vestry, two pews lost”
        after = _verbal(sentence, number + 1)
        before = next((n for n in range(number - 1, -1, -1) if _has_verb(sentence, n)), None)
        leads = clause.kind == MAIN and after is not None
        return after if leads and after is not None else number if before is None else before
    return number


def _outside_saying(sentence: Sentence, number: int) -> int:
    """The clause that “according to an aide in a statement issued on Monday” is put to.

    And that of “said in a statement issued on Monday”.
    """
    inner = number
    for _ in range(_DEEP):
        clause = sentence.clauses[inner]
        if clause.kind != PART or clause.parent < 0:
            return number
        if sentence.line.words[sentence.range_of(clause.verb)[0]] == "according":
            return clause.parent
        parent = sentence.clauses[clause.parent]
        noun = clause.of in (*parent.lead, *parent.tail) and sentence.chunks.shape[clause.of] == "P"
        if noun and parent.verb in sentence.marked.says:
            return clause.parent
        inner = clause.parent
    return number


def _has_verb(sentence: Sentence, number: int) -> bool:
    return sentence.clauses[number].verb >= 0


def _verbal(sentence: Sentence, number: int) -> int | None:
    """The first clause from one on that has a verb."""
    last = min(len(sentence.clauses), number + _DEEP)
    return next((n for n in range(number, last) if _has_verb(sentence, n)), None)


def _is_empty(sentence: Sentence, clause: Clause) -> bool:
    letters = "DAPS" if clause.kind == BRACKET else "DA"
    return all(sentence.chunks.shape[one] in letters for one in clause.phrases)


def _told(sentence: Sentence, number: int, phrase: int) -> int:
    """The clause of what is said, for one that only tells that somebody said it; else the same."""
    clause = sentence.clauses[number]
    if clause.verb < 0 or (phrase > 0 and is_of(sentence, phrase)):
        return number
    speaks = sentence.line.words[sentence.range_of(clause.verb)[1] - 1] in _SPEAKING
    is_bare = clause.verb in sentence.marked.bare
    if speaks or is_bare:
        said = _child(sentence, number, SAID)
        if said is not None:
            return _told(sentence, said, -1)
    if is_bare and [sentence.chunks.shape[one] for one in clause.subject] == ["I"]:
        cleft = _child(sentence, number, REL)
        return number if cleft is None else cleft
    if speaks and clause.kind == ASIDE and clause.parent >= 0:
        return clause.parent if _has_verb(sentence, clause.parent) else number
    if clause.kind == MAIN and clause.verb in sentence.marked.says:
        return _quoted(sentence, number, phrase, speaks=speaks)
    return number


def _child(sentence: Sentence, number: int, kind: int) -> int | None:
    """The first clause of a kind, with a verb, that stands in another."""
    for other in range(number + 1, min(len(sentence.clauses), number + 1 + _DEEP)):
        clause = sentence.clauses[other]
        if clause.kind == kind and clause.parent == number and clause.verb >= 0:
            return other
    return None


def _quoted(sentence: Sentence, number: int, phrase: int, *, speaks: bool) -> int:
    """The clause beside one of saying that tells what was said; the same where none does."""
    clause, found = sentence.clauses[number], sentence.clauses
    if any(sentence.chunks.shape[one] in "NT" for one in clause.tail):
        return number
    if phrase in clause.lead:
        for other in range(number + 1, min(len(found), number + 1 + _DEEP)):
            if found[other].kind == MAIN and found[other].opens == "," and found[other].verb >= 0:
                return other  # “On 20 July,” he recalls, “my father left”
    if speaks and number + 1 < len(found):
        after = found[number + 1]
        if after.opens == ":" and after.verb >= 0 and not _has_more(sentence, clause):
            return number + 1
    before = found[number - 1] if number else clause
    if speaks and clause.opens == "," and before.verb >= 0 and before.kind == MAIN:
        return number - 1
    return number


def _has_more(sentence: Sentence, clause: Clause) -> bool:
    """“wrote to her brother”."""
    return any(sentence.chunks.shape[one] != "D" for one in clause.tail)


def _of_clause(sentence: Sentence, number: int, phrase: int) -> Telling:
    clause = sentence.clauses[number]
    if clause.verb < 0:
        return _without_verb(sentence, number, phrase)
    subject, whose = _subject(sentence, number)
    if clause.kind == PART and sentence.line.words[sentence.range_of(clause.verb)[0]] == "dated":
        return Telling(subject=subject)  # “the order dated 14 May”
    tail = _tail(sentence, clause, phrase)
    if _is_gapped(sentence, clause, tail, phrase):
        subject, tail = (tail[0],), tail[1:]
    telling = Telling(
        subject=subject,
        antecedent=clause.kind == REL and subject == (clause.of,),
        whose=whose,
        auxiliary=_auxiliary(sentence, clause),
        verb=clause.verb,
        object=_object_before(sentence, clause),
        tail=tuple(tail),
    )
    verb = sentence.range_of(clause.verb)[0]
    if not subject and telling.tail and sentence.letters[verb] == "O":
        return Telling(subject=telling.tail[:1], tail=telling.tail[1:])  # “did the firm leave”
    only_date = not subject and clause.kind == MAIN and _is_subject_date(sentence, clause)
    if only_date and telling.tail and sentence.chunks.shape[telling.tail[0]] == "N":
        return replace(telling, verb=-1)  # “Saturday brought a third defeat”
    return telling


def _object_before(sentence: Sentence, clause: Clause) -> int:
    """The noun before a relative clause that is its object: “the bridge that they built”."""
    if clause.kind != REL or not clause.subject:
        return -1
    if clause.lead:
        first, last = sentence.range_of(clause.lead[0])
        if last - first > 1 or sentence.line.words[first] not in ("that", "which", "whom"):
            return -1
    return clause.of


def _is_subject_date(sentence: Sentence, clause: Clause) -> bool:
    shape = sentence.chunks.shape
    return clause.verb > 0 and bool(clause.lead) and all(shape[one] == "D" for one in clause.lead)


def _without_verb(sentence: Sentence, number: int, phrase: int) -> Telling:
    clause = sentence.clauses[number]
    if clause.kind == ASIDE and clause.parent >= 0:
        parent = sentence.clauses[clause.parent]
        if parent.verb >= 0:
            told = _of_clause(sentence, clause.parent, -1)
            if parent.verb > phrase or _adds_nothing(sentence, clause):
                return told
            return replace(told, tail=tuple(clause.phrases))
        return Telling(subject=tuple(parent.subject), tail=tuple(clause.phrases))
    if clause.kind == BRACKET and clause.of >= 0:
        return Telling(subject=(clause.of,))
    return Telling(tail=tuple(clause.phrases))


def _adds_nothing(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is put beside is only a name or one word: “in Fuzhou, Fujian Province”."""
    first = next((one for one in clause.phrases if sentence.chunks.shape[one] == "D"), None)
    nouns = [one for one in clause.phrases if first is None or one < first]
    found = [sentence.letters[slice(*sentence.range_of(one))] for one in nouns]
    named = all(one[:1] == "m" and not one.strip("mwhl") for one in found)
    return found == ["w"] or (bool(found) and named)


def _subject(sentence: Sentence, number: int, deep: int = _DEEP) -> tuple[tuple[int, ...], int]:
    """The phrases of the subject of a clause, and who owns it."""
    clause = sentence.clauses[number]
    if not deep:
        return (), -1
    if clause.kind == REL and clause.lead:
        opens = sentence.line.words[sentence.range_of(clause.lead[0])[1] - 1]
        if clause.subject:
            owned = clause.of if opens == "whose" else -1
            return tuple(clause.subject), owned
        if clause.of >= 0:
            return (clause.of,), -1
    if clause.subject:
        return tuple(clause.subject), -1
    if clause.shares >= 0:
        return _subject(sentence, clause.shares, deep - 1)
    if clause.kind == PART and clause.of >= 0:
        return (clause.of,), -1
    if clause.kind in (PART, SUB, SAID) and clause.parent >= 0:
        return _subject(sentence, clause.parent, deep - 1)
    return (), -1


def _auxiliary(sentence: Sentence, clause: Clause) -> Range | None:
    """The “was” that a participle takes up: “was lit in 1791, rebuilt in 1856”."""
    shape = sentence.chunks.shape
    if clause.shares < 0 or shape[clause.verb] not in "EF":
        return None
    shared = sentence.clauses[clause.shares]
    if shared.verb < 0:
        return None
    if shape[shared.verb] in "EF":
        return _auxiliary(sentence, shared)
    first, last = sentence.range_of(shared.verb)
    end = first
    while end < last and sentence.letters[end] in "aBHMb":
        end += 1
    ends = shape[clause.verb + 1 : clause.verb + 2] in ("", "D", ",", "C", "(")
    ends = ends or clause.verb + 1 in sentence.marked.by
    passive = end < last and sentence.letters[end] in "eEn" and sentence.line.words[end] != "born"
    return (first, end) if first < end and passive and ends else None


def _tail(sentence: Sentence, clause: Clause, phrase: int) -> list[int]:
    """What follows the verb, of several with dates of their own that of the date."""
    shape = sentence.chunks.shape
    groups: list[list[int]] = [[]]
    mine = -1
    for one in clause.tail:
        if shape[one] == "D":
            if one == phrase:
                mine = len(groups) - 1
            groups.append([])
        else:
            groups[-1].append(one)
    first, item = groups[0], groups[mine] if mine > 0 else []
    if item and shape[item[0]] not in "PG":
        return item  # “survived a flood in 1902, a bomb in 1940”
    if item:
        objects = [one for one in first if shape[one] in "NI"]
        same = first and _opening(sentence, first[0]) == _opening(sentence, item[0])
        return [*(first[:1] if not objects and not same else objects), *item]
    several = any(groups[1:-1])
    return first if mine > 0 or several else [one for group in groups for one in group]


def _opening(sentence: Sentence, phrase: int) -> str:
    return sentence.line.words[sentence.range_of(phrase)[0]]


def _is_gapped(sentence: Sentence, clause: Clause, tail: list[int], phrase: int) -> bool:
    """Whether what follows is a subject of its own: “the mayor spoke at 9, the judge at 11”."""
    shape = sentence.chunks.shape
    after_date = tail and clause.tail[0] < tail[0] < phrase and shape[tail[0]] == "N"
    first = next((one for one in clause.tail if shape[one] in "NID"), -1)
    return bool(after_date) and first >= 0 and shape[first] == "D"
