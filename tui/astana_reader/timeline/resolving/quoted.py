"""The own now of what is quoted: “yesterday” in a letter counts from the day of the letter.

A quotation may go on over several sentences, and its day may be told before it, after it, between
two parts of it, or in the sentence before that names the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from astana_reader.timeline import values
from astana_reader.timeline.grammar.meanings import Calendar, Moment, Phrase, Shifted, Weekday
from astana_reader.timeline.sentences.tokens import Line
from astana_reader.timeline.sentences.verbs import is_finite

from .context import Context, Place
from .resolve import resolve
from .standing import standing_at

_CLOSES = {"“": '”"', "«": "»", "„": "“”", "‘": "’", '"': '"”', "'": "'’"}
"""What closes a quotation, by the mark that opens it."""
_MARK = re.compile("[“«„‘\"']")
_REACH = 12  # tokens
_NEAR = 4

Run = tuple[int, int]
"""The tokens of a sentence that stand inside a quotation: the first, and the one after them."""

# What may be quoted with its day.
_DOCUMENTS = frozenset(
    "letter diary diaries journal note notebook postcard dispatch logbook log entry memo telegram "
    "cable email message statement".split()
)
# Before a date these say that it is not the day of the saying: “after the fire of 3 May”.
_BESIDE = frozenset("after before since".split())
_TO_OR_FROM = frozenset("until till by from born".split())
_RELATIVE = frozenset("who which whose that when where".split())
_BETWEEN = frozenset(
    "of on for from dated in the written sent to his her their mother father wife husband brother "
    "sister son daughter - – — , reads read ran says".split()
)
_SPEECH = 3  # words that make a quotation more than a name or a word used with care


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its phrases; `block` is the number of its block."""

    block: int
    line: Line
    phrases: Sequence[Phrase]


@dataclass(frozen=True, slots=True)
class Speech:
    """The quoted `runs` of a sentence, and the sentence and phrase that tell their day."""

    runs: tuple[Run, ...] = ()
    sentence: int = 0
    phrase: Phrase | None = None


_NONE = Speech()


def speeches(said: Sequence[Sentence]) -> list[Speech]:
    """For each sentence what it quotes, and where the day of that is told."""
    found = [_NONE] * len(said)
    quoted = _runs_of(said)
    for first, last in _passages(said, quoted):
        told = [
            (number, phrase)
            for number in range(first, last)
            if (phrase := _day_of_saying(said[number], quoted[number]))
        ]
        told = told or _document_before(said, first)
        for number in range(first, last):
            before = [one for one in told if one[0] <= number]
            one = before[-1] if before else next(iter(told), None)
            if one:
                found[number] = Speech(tuple(quoted[number]), *one)
    return found


def in_speech(context: Context, speech: Speech, said: Sequence[Sentence]) -> Context:
    """The context of a sentence with the day from which its quoted words count."""
    if speech.phrase is None:
        return replace(context, quotes=(), quoted_now=None) if context.quotes else context
    outside = replace(context, quotes=())
    told = resolve(standing_at(Place(said[speech.sentence].line, speech.phrase, outside)))
    day = values.days(told.value)[0] if values.granularity(told.value) == "day" else None
    return replace(context, quotes=speech.runs if day else (), quoted_now=day)


def _runs_of(said: Sequence[Sentence]) -> list[list[Run]]:
    """The quoted runs of each sentence; a mark left open goes on to the end of its block."""
    found: list[list[Run]] = []
    mark, block = "", -1
    for one in said:
        if one.block != block:
            mark, block = "", one.block
        if not mark and not _MARK.search(one.line.text, one.line.start, one.line.end):
            found.append([])
            continue
        runs, mark = _runs(one.line, mark)
        found.append(runs)
    return found


def _runs(line: Line, mark: str) -> tuple[list[Run], str]:
    """The tokens inside quotation marks, and the mark that is left open, if one is.

    `mark` is the one left open before.
    """
    found: list[Run] = []
    start = 0
    for at, word in enumerate(line.words):
        if not mark:
            if word in _CLOSES and _opens(line, at):
                mark, start = word, at
        elif word in _CLOSES[mark] and _closes(line, at):
            found.append((start, at))
            mark = ""
    if mark:
        found.append((start, len(line.words)))
    return found, mark


def _opens(line: Line, at: int) -> bool:
    return at == 0 or line.starts[at] > line.ends[at - 1] or line.words[at - 1] in ("(", "—", "–")


def _closes(line: Line, at: int) -> bool:
    """No apostrophe inside a word: “didn’t”."""
    inside = at + 1 < len(line.words) and line.starts[at + 1] == line.ends[at]
    return not (inside and line.words[at + 1].isalpha())


def _passages(said: Sequence[Sentence], quoted: Sequence[Sequence[Run]]) -> Iterator[Run]:
    """Runs of sentences of a block that quote one thing: each goes on or begins with a quote."""
    first = 0
    for number in range(1, len(said) + 1):
        goes_on = (
            number < len(said)
            and said[number].block == said[number - 1].block
            and quoted[number - 1]
            and quoted[number][:1]
            and quoted[number][0][0] == 0
        )
        if not goes_on:
            if quoted[first]:
                yield first, number
            first = number


def _day_of_saying(one: Sentence, runs: Sequence[Run]) -> Phrase | None:
    """The day told of the saying itself, or of the letter, outside its quotations."""
    for phrase in one.phrases:
        if not _is_day(phrase) or any(first <= phrase.first < last for first, last in runs):
            continue
        if _is_of_saying(one.line, phrase, runs) or _names_document(one.line, phrase.first):
            return phrase
    return None


def _is_day(phrase: Phrase) -> bool:
    said = phrase.meaning.day if isinstance(phrase.meaning, Moment) else phrase.meaning
    match said:
        case Calendar(day=int()) | Weekday() | Shifted(unit="day", counted=False):
            return True
    return False


def _is_of_saying(line: Line, phrase: Phrase, runs: Sequence[Run]) -> bool:
    """Whether the clause of a date is what a quotation hangs on: “on 3 May he wired home: “…””.

    Whatever its verb is: the colon or the comma beside the quotation says that it is a saying.
    """
    words = line.words
    before = words[max(0, phrase.first - _NEAR) : phrase.first]
    if not (_BESIDE.isdisjoint(before) and _TO_OR_FROM.isdisjoint(before[-1:])):
        return False
    for begin, end in runs:
        if end < len(words) and sum(word[0].isalnum() for word in words[begin:end]) < _SPEECH:
            continue
        if phrase.last <= begin:
            hangs = words[begin - 1] in (":", ",")
        else:
            hangs = words[end - 1] in (",", "?", "!") or words[end + 1 : end + 2] == [","]
            hangs = hangs and _RELATIVE.isdisjoint(words[end : phrase.first])
        if hangs:
            return any(is_finite(line, at) for at in _outside(len(words), runs))
    return False


def _outside(count: int, runs: Sequence[Run]) -> Iterator[int]:
    """The tokens of a sentence that are not quoted."""
    start = 0
    for first, last in runs:
        yield from range(start, first)
        start = last
    yield from range(start, count)


def _document_before(said: Sequence[Sentence], first: int) -> list[tuple[int, Phrase]]:
    """The day of the letter that the sentence before a quotation tells of."""
    if not first or said[first - 1].block != said[first].block:
        return []
    one = said[first - 1]
    if _DOCUMENTS.isdisjoint(one.line.words):
        return []
    days = [phrase for phrase in one.phrases if _is_day(phrase)]
    return [(first - 1, days[0])] if len(days) == 1 else []


def _names_document(line: Line, first: int) -> bool:
    """“a letter dated”, “her diary of”, before the tokens of a date."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word = line.words[at]
        if word in _DOCUMENTS or word == "dated":
            return True
        if word not in _BETWEEN and not line.text[line.starts[at]].isupper():
            return False
    return False
