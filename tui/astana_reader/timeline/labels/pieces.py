"""Which phrases of a sentence tell what a date dates: its subject, its verb, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from astana_reader.timeline.sentences.lexicon import DAY_PARTS, HAPPENED, SEASONS, SPEAKING, UNITS

from .clauses import ASIDE, BRACKET, MAIN, PART, REL, SAID, SUB, Clause
from .sentence import Range, Sentence

_TIMES = frozenset((*UNITS, *DAY_PARTS, *SEASONS, "turn", "end", "beginning", "start", "eve"))
_EVENTFUL = (
    "tion",
    "sion",
    "ment",
    "ance",
    "ence",
    "ture",
    "sure",
    "birth",
    "death",
    "lapse",
    "al",
)
_HAPPENED = frozenset((*HAPPENED, "visit", "order", "release", "murder", "trial", "war", "sale"))
_BEFORE = frozenset("after before since until till following despite during".split())
_SPEAKING = frozenset(SPEAKING)
_PLAIN = frozenset("said say says".split())
_DEEP = 6  # clauses in which a subject is looked for


@dataclass(frozen=True, slots=True)
class Telling:
    """What a label is made of: phrases by their numbers, or runs of tokens."""

    subject: tuple[int, ...] = ()
    whose: int = -1  # the owner of the subject: “the king, whose son fled”
    auxiliary: Range | None = None
    verb: int = -1
    object: int = -1  # the noun that a relative clause goes with: “the bridge they built”
    tail: tuple[int, ...] = ()
    said: Telling | None = None  # what its subject says


def telling_at(sentence: Sentence, phrase: int) -> Telling:
    """What is told of the date that a phrase is, or has in it."""
    number = governing(sentence, phrase)
    nominal = _nominal(sentence, number, phrase)
    if nominal is not None:
        return nominal
    told = _told(sentence, number, phrase)
    telling = _of_clause(sentence, told, phrase)
    if told != number and _names_speaker(sentence, number):
        return replace(_of_clause(sentence, number, phrase), said=telling)
    return telling


def _names_speaker(sentence: Sentence, number: int) -> bool:
    """Whether it matters that it was said, and by whom: “geologists warned”, but not “said”."""
    clause = sentence.clauses[number]
    verb = sentence.line.words[sentence.range_of(clause.verb)[1] - 1]
    return clause.kind != ASIDE and verb in _SPEAKING and verb not in _PLAIN


def governing(sentence: Sentence, phrase: int) -> int:
    """The number of the clause that the date of a phrase goes with."""
    number = sentence.owners[phrase]
    clause = sentence.clauses[number]
    shape = sentence.chunks.shape
    if shape[phrase + 1 : phrase + 2] == ":" and shape[phrase] == "D":
        after = _verbal(sentence, number + 1)
        if after is not None and not _is_past(sentence, clause):
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


def _is_past(sentence: Sentence, clause: Clause) -> bool:
    if clause.verb < 0:
        return False
    first, last = sentence.range_of(clause.verb)
    words = sentence.line.words[first:last]
    return sentence.letters[first] in "veEnO" or "was" in words or "were" in words or "had" in words


def _told(sentence: Sentence, number: int, phrase: int) -> int:
    """The clause of what is said, for one that only tells that somebody said it; else the same."""
    clause = sentence.clauses[number]
    if clause.verb < 0 or (phrase > 0 and _is_of(sentence, phrase)):
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


def _nominal(sentence: Sentence, number: int, phrase: int) -> Telling | None:
    """The noun that a date goes with by itself: “speak of the lock-out of 1911”."""
    clause, shape = sentence.clauses[number], sentence.chunks.shape
    if shape[phrase] in "NP":
        return _with_date_inside(sentence, clause, phrase)
    noun = phrase - 1
    if shape[phrase] != "D" or noun < 0 or shape[noun] not in "NP" or noun in clause.subject:
        return None
    if clause.verb < 0 and noun not in clause.lead:
        return None
    first, last = sentence.range_of(noun)
    while first < last and sentence.letters[first] in "pxkft":
        first += 1
    if first == last or sentence.line.words[last - 1] in _TIMES:
        return None
    leads = noun in clause.lead and _opens_time(sentence, noun)
    of = _is_of(sentence, phrase) and noun not in clause.lead
    of = of and sentence.line.words[sentence.range_of(noun)[0]] not in ("in", "during")
    if any(sentence.letters[at] == "g" for at in range(*sentence.range_of(noun))):
        return None  # “since taking office in 2019”
    if not (leads or of or _is_spoken_of(sentence, clause, noun, (first, last))):
        return None
    return Telling(subject=(noun,), tail=tuple(_following(sentence, phrase)))


def _with_date_inside(sentence: Sentence, clause: Clause, phrase: int) -> Telling | None:
    """A noun that a date stands before, where the clause has another: “its May dismissal of it”."""
    shape = sentence.chunks.shape
    others = any(shape[one] == "D" for one in clause.phrases)
    if phrase in clause.subject or not others or clause.verb < 0:
        return None
    return Telling(subject=(phrase,), tail=tuple(_following(sentence, phrase)))


def _is_of(sentence: Sentence, phrase: int) -> bool:
    """Whether a date goes with the noun before it: “a letter of 2 May”."""
    return sentence.line.words[sentence.range_of(phrase)[0]] == "of"


def _opens_time(sentence: Sentence, noun: int) -> bool:
    """“Since the collapse of the roof on 2 April”."""
    first = sentence.range_of(noun)[0]
    before = sentence.chunks.shape[noun - 1 : noun] == "S"
    return before or sentence.line.words[first] in _BEFORE


def _is_spoken_of(sentence: Sentence, clause: Clause, noun: int, run: Range) -> bool:
    """Whether a verb in the present has a noun of what happened: “speak of her resignation on”."""
    if clause.verb < 0 or sentence.letters[sentence.range_of(clause.verb)[1] - 1] not in "yzl":
        return False
    words = sentence.line.words[run[0] : run[1]]
    return sentence.chunks.shape[noun] == "P" and any(
        word in _HAPPENED or word.endswith(_EVENTFUL) for word in words
    )


def _following(sentence: Sentence, phrase: int) -> list[int]:
    """What goes on after a date until a mark, a verb or another clause."""
    found = []
    for at in range(phrase + 1, min(phrase + _DEEP, len(sentence.chunks.shape))):
        if sentence.chunks.shape[at] not in "PNGFE" or (
            sentence.chunks.shape[at] == "E" and sentence.chunks.shape[at + 1 : at + 2] not in "PD"
        ):
            break
        found.append(at)
    return found


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
            if parent.verb > phrase:
                return told
            return replace(told, tail=tuple(clause.phrases))
        return Telling(subject=tuple(parent.subject), tail=tuple(clause.phrases))
    if clause.kind == BRACKET and clause.of >= 0:
        return Telling(subject=(clause.of,))
    return Telling(tail=tuple(clause.phrases))


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
        return [*(one for one in first if shape[one] in "NI"), *item]
    several = any(groups[1:-1])
    return first if mine > 0 or several else [one for group in groups for one in group]


def _is_gapped(sentence: Sentence, clause: Clause, tail: list[int], phrase: int) -> bool:
    """Whether what follows is a subject of its own: “the mayor spoke at 9, the judge at 11”."""
    shape = sentence.chunks.shape
    after_date = tail and clause.tail[0] < tail[0] < phrase and shape[tail[0]] == "N"
    first = next((one for one in clause.tail if shape[one] in "NID"), -1)
    return bool(after_date) and first >= 0 and shape[first] == "D"
