"""Labels cut to their length: where a phrase ends, their subject first if that is long."""

from __future__ import annotations

from collections.abc import Sequence

from .date_words import CUTS, LEADING
from .label_sentence import Range, Sentence, is_dated, words_of
from .label_words import LONGEST, NO_END, clipped
from .verbs import is_adverb, is_finite, may_be_present

_NAMES = 3  # words of a long name that are left
_SUBJECT = 4  # words of a subject that are looked at
_NOUN = 3  # words that are left of a long one
_FAR = 3  # words between two verbs of a clause that are not one verb


def shortened(sentence: Sentence, pieces: list[Range], words: str, date: int) -> str:
    """The label of the pieces, whose text is `words`, cut to its length.

    It is cut where a phrase ends, its subject first if that is long. `date` is the token at which
    the date begins.
    """
    if len(words) <= LONGEST:
        return words
    verb = _verb(sentence, pieces)
    near = _near_verb(sentence, pieces, verb, date)
    if near is not None:
        first = _subject_start(sentence, near)
        last = next(last for a, last in pieces if a <= near < last)
        if verb is not None and sentence.line.words[verb + 1] == "by":
            # “the truce announced by the king began”: the noun before is the subject
            start = next(a for a, b in pieces if a <= verb < b)
            pieces, verb = [(start, verb), (near, last)], near
        else:
            pieces, verb = [(first, last)], near
    if verb is not None:
        for tried in (pieces, _with_short_subject(sentence, pieces, verb)):
            short = _cut(sentence, tried, verb)
            if short:
                return short
        pieces = _with_short_subject(sentence, pieces, verb)
    return clipped(words_of(sentence, pieces))


def _near_verb(
    sentence: Sentence, pieces: Sequence[Range], verb: int | None, date: int
) -> int | None:
    """A verb that stands nearer to the date than the first: “districts they had held”."""
    if verb is None:
        return None
    tokens = [at for first, last in pieces for at in range(first, min(last, date))]
    others = [
        at
        for at in tokens
        if at > verb + _FAR and is_finite(sentence.line, at) and not _is_infinitive(sentence, at)
    ]
    if not others:
        return None
    near = others[-1]
    while near - 1 > verb and is_finite(sentence.line, near - 1):
        near -= 1
    return near


def _is_infinitive(sentence: Sentence, token: int) -> bool:
    """“to have had”."""
    before = sentence.line.words[max(0, token - 2) : token]
    return before[-1:] == ["to"] or before in (["to", "have"], ["to", "be"])


def _subject_start(sentence: Sentence, verb: int) -> int:
    """Where the subject directly before a verb begins."""
    first = verb
    while first > max(0, verb - _SUBJECT):
        word = sentence.line.words[first - 1]
        if word in CUTS or not word[0].isalnum() or is_finite(sentence.line, first - 1):
            break
        first -= 1
    return first


def _verb(sentence: Sentence, pieces: Sequence[Range]) -> int | None:
    tokens = [at for first, last in pieces for at in range(first, last)]
    finite = (at for at in tokens if is_finite(sentence.line, at) and not is_dated(sentence, at))
    present = (at for at in tokens if may_be_present(sentence.line, at))
    return next(finite, None) or next(present, None)


def _cut(sentence: Sentence, pieces: Sequence[Range], verb: int) -> str:
    """The longest beginning that ends before a preposition or conjunction; empty where none."""
    best = ""
    for number, (first, last) in enumerate(pieces):
        for at in range(max(first, verb + 1), last + 1):
            if at < last and sentence.line.words[at] not in CUTS:
                continue
            words = words_of(sentence, [*pieces[:number], (first, at)])
            if len(words) > LONGEST:
                return best
            if words.split()[-1:] and words.split()[-1].lower() not in NO_END:
                best = words
    return best


def _with_short_subject(sentence: Sentence, pieces: list[Range], verb: int) -> list[Range]:
    """The subject without what hangs on it, of a long name its last word.

    “the union of dock workers” is “the union”, “President Ada Kovac” is “Kovac”.
    """
    number = next((n for n, (first, last) in enumerate(pieces) if first <= verb < last), None)
    if number is None:
        return pieces
    first, last = pieces[number]
    hangs = (
        at
        for at in range(first + 1, verb)
        if sentence.line.words[at] in CUTS and at not in sentence.dated
    )
    end = next(hangs, None)
    if end is not None:
        return [*pieces[:number], (first, end), (verb, last)]
    start = verb
    while start > first and is_dated(sentence, start - 1):
        start -= 1
    while start > first and is_adverb(sentence.line.words[start - 1]):
        start -= 1
    named = start > first and sentence.line.text[sentence.line.starts[start - 1]].isupper()
    if not named:
        return [*pieces[:number], (max(first, start - _NOUN), last)]
    name = start - 1
    while name > first and _is_name(sentence, name - 1) and start - name < _NAMES:
        name -= 1
    while name < start - 1 and not _cut(sentence, [(name, last)], verb):
        name += 1
    return [*pieces[:number], (name, last)]


def _is_name(sentence: Sentence, token: int) -> bool:
    line = sentence.line
    return line.text[line.starts[token]].isupper() and line.words[token] not in LEADING
