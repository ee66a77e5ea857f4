"""Lines that say something of those after them: the day of a log, the year of a chapter."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from astana_reader.timeline.grammar.candidates import phrases
from astana_reader.timeline.grammar.meanings import Calendar, Phrase, TimeOfDay
from astana_reader.timeline.sentences.tokens import line_of
from astana_reader.timeline.sentences.verbs import is_finite

from .quoted import Sentence


def heads_log(one: Sentence, after: Sentence | None) -> bool:
    """“Log of the tug Marion, 4 May 2019” over lines that begin with a time."""
    if after is None or after.block == one.block or not after.phrases or not one.phrases:
        return False
    first, own, line = after.phrases[0].meaning, one.phrases[-1].meaning, one.line
    dated = isinstance(own, Calendar) and own.day is not None
    timed = isinstance(first, TimeOfDay) and first.heads
    return dated and timed and not any(is_finite(line, at) for at in range(len(line.words)))


def with_clocks(said: Iterable[Sentence], head: Container[int]) -> list[Sentence]:
    """The sentences; a clock time alone is one with that after it: “20:25”, then “The crowd …”.

    `head` are the places of the dates that tell when the article was published.
    """
    kept: list[Sentence] = []
    for one in said:
        clock = kept[-1] if kept else None
        if clock and _is_clock(clock) and not _is_clock(one) and clock.line.start not in head:
            line = line_of(one.line.text, clock.line.start, one.line.end)
            kept[-1] = Sentence(one.block, line, [_heading(own) for own in phrases(line)])
        else:
            kept.append(one)
    return kept


def _is_clock(one: Sentence) -> bool:
    """Whether it is a clock time and nothing else."""
    said = one.phrases[0] if len(one.phrases) == 1 else None
    if said is None or not isinstance(said.meaning, TimeOfDay):
        return False
    return said.first == 0 and all(word in ".:-–—" for word in one.line.words[said.last :])


def _heading(phrase: Phrase) -> Phrase:
    """The phrase; a clock time that begins the line is that of an entry of a log."""
    said = phrase.meaning
    if phrase.first or not isinstance(said, TimeOfDay):
        return phrase
    return replace(phrase, meaning=replace(said, heads=True))


def over_prose(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences; of one of figures alone a year is left only where it stands over prose."""
    said = list(sentences)
    return [_with_years(*two) for two in zip(said, [*said[1:], None], strict=False)]


def _with_years(one: Sentence, after: Sentence | None) -> Sentence:
    if any(word[0].isalpha() for word in one.line.words):
        return one
    heads = after is not None and any(map(str.isalpha, after.line.words))
    if heads and len(one.phrases) <= _HEADING:
        return one
    return replace(one, phrases=[own for own in one.phrases if not _is_bare_year(own)])


_HEADING = 2  # years, of “1914–1918” over a chapter


def _is_bare_year(phrase: Phrase) -> bool:
    said = phrase.meaning
    return isinstance(said, Calendar) and said.month is None
