"""Nouns that a date goes with by itself: “speak of the lock-out of 1911”."""

from __future__ import annotations

from astana_reader.timeline.sentences.lexicon import DAY_PARTS, HAPPENED, SEASONS, UNITS

from .clauses import Clause
from .sentence import Range, Sentence
from .telling import Telling, is_past

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
_LATER = frozenset("after following since despite".split())
_NEAR = 3  # phrases between a noun and its date
_DEEP = 6  # phrases that are looked at


def nominal(sentence: Sentence, number: int, phrase: int) -> Telling | None:
    """The noun that a date goes with by itself: “speak of the lock-out of 1911”."""
    clause, shape = sentence.clauses[number], sentence.chunks.shape
    if shape[phrase] in "NP":
        return _with_date_inside(sentence, clause, phrase)
    noun = phrase - 1
    if shape[phrase] != "D" or noun < 0 or shape[noun] not in "NP" or noun in clause.subject:
        return None
    noun = _whole_noun(sentence, clause, noun)
    if clause.verb < 0 and noun not in clause.lead:
        return None
    first, last = sentence.range_of(noun)
    while first < last and sentence.letters[first] in "pxkft":
        first += 1
    if first == last or sentence.line.words[last - 1] in _TIMES:
        return None
    leads = _opens_time(sentence, noun) and noun in clause.lead
    leads = leads or (noun in clause.tail and _comes_later(sentence, clause, noun))
    of = is_of(sentence, phrase) and noun not in clause.lead
    of = of and sentence.line.words[sentence.range_of(noun)[0]] not in ("in", "during")
    if any(sentence.letters[at] == "g" for at in range(*sentence.range_of(noun))):
        return None  # “since taking office in 2019”
    if not (leads or of or _is_spoken_of(sentence, clause, noun, (first, last))):
        return None
    between = range(noun + 1, phrase)
    return Telling(subject=(noun,), tail=(*between, *_following(sentence, phrase)))


def _whole_noun(sentence: Sentence, clause: Clause, noun: int) -> int:
    """What the phrases before a date go with: “after a raid by rebels”, “for attacks in Oslo”."""
    at = noun
    while at > clause.verb and sentence.chunks.shape[at] == "P" and noun - at < _NEAR:
        if _opens_time(sentence, at):
            return at if sentence.line.words[sentence.range_of(at)[0]] != "as" else noun
        if at < noun and _is_spoken_of(sentence, clause, at, sentence.range_of(at)):
            return at
        at -= 1
    return noun


def _with_date_inside(sentence: Sentence, clause: Clause, phrase: int) -> Telling | None:
    """A noun that a date stands before, where the clause has another: “its May dismissal of it”."""
    shape = sentence.chunks.shape
    others = any(shape[one] == "D" for one in clause.phrases)
    if phrase in clause.subject or not others or clause.verb < 0:
        return None
    return Telling(subject=(phrase,), tail=tuple(_following(sentence, phrase)))


def is_of(sentence: Sentence, phrase: int) -> bool:
    """Whether a date goes with the noun before it: “a letter of 2 May”."""
    return sentence.line.words[sentence.range_of(phrase)[0]] == "of"


def _opens_time(sentence: Sentence, noun: int) -> bool:
    """“Since the collapse of the roof on 2 April”."""
    first = sentence.range_of(noun)[0]
    before = sentence.chunks.shape[noun - 1 : noun] == "S"
    return before or sentence.line.words[first] in _BEFORE


def _comes_later(sentence: Sentence, clause: Clause, noun: int) -> bool:
    """Whether a date tells of what was before: “have been shut after a raid last year”."""
    word = sentence.line.words[sentence.range_of(noun)[0]]
    return word in _LATER and clause.verb >= 0 and not is_past(sentence, clause)


def _is_spoken_of(sentence: Sentence, clause: Clause, noun: int, run: Range) -> bool:
    """Whether a verb in the present has a noun of what happened: “speak of her resignation on”."""
    others = any(sentence.chunks.shape[one] == "D" and one < noun for one in clause.phrases)
    if clause.verb < 0 or run[1] - run[0] < 2:
        return False
    if not others and sentence.letters[sentence.range_of(clause.verb)[1] - 1] not in "yzl":
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
