"""A sentence as labels see it: its phrases and clauses, and its words without its dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.periods import place
from astana_reader.timeline.sentences.lexicon import SPEAKING
from astana_reader.timeline.sentences.tokens import Line

from .chunks import Chunks, chunks
from .classes import classes
from .clauses import Clause, Marked, clauses
from .date_words import is_adjective, with_preposition
from .words import tidied

Range = tuple[int, int]
"""A run of tokens: the first, and the one after the last."""

_THINKING = frozenset(
    "think thinks thought believe believes believed know knows knew hope hopes hoped fear fears "
    "feared find finds show shows showed shown suggest suggests suggested hear hears heard learn "
    "learns learned learnt agreed decided expect expects expected understand understands "
    "understood ruled rules recall recalls recalled remember remembers remembered mean means "
    "concluded estimate estimates estimated predict predicts predicted claim claims claimed".split()
)
_BEING = frozenset(
    "remain remains remained stay stays stayed seem seems seemed lie lies become becomes "
    "became get gets got".split()
)
_SAYING = frozenset((*SPEAKING, *_THINKING, "saying", "telling", "adding"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the letters of its words, its phrases, and the clauses these are in."""

    line: Line
    dates: list[Range]  # with their prepositions
    ends: list[int]  # of the dates
    letters: str
    chunks: Chunks
    clauses: Sequence[Clause]
    owners: Sequence[int]  # the number of the clause of each phrase
    marked: Marked

    def range_of(self, phrase: int) -> Range:
        """The tokens of a phrase."""
        return self.chunks.firsts[phrase], self.chunks.lasts[phrase]

    def phrase_at(self, token: int) -> int:
        """The phrase that a token is in, else the last before it."""
        return max(0, bisect_right(self.chunks.firsts, token) - 1)


def sentence_of(line: Line, expressions: Sequence[TimeExpression]) -> Sentence:
    """The sentence of a line whose dates are the expressions."""
    places = [place(line, one) for one in expressions]
    owning = [line.words[last : last + 1] == ["'s"] for _, last in places]
    before_nouns = [
        owns or is_adjective(line, *one) for one, owns in zip(places, owning, strict=True)
    ]
    dates = [
        (one[0], one[1] + owns) if adjective else with_preposition(line, *one)
        for one, adjective, owns in zip(places, before_nouns, owning, strict=True)
    ]
    adjectives = _tokens(dates, before_nouns, adjective=True)
    letters = classes(line, _tokens(dates, before_nouns, adjective=False), adjectives)
    found = chunks(letters)
    marked = _marked(line, letters, found)
    parts, owners = clauses(found.shape, marked)
    ends = [last for _, last in dates]
    return Sentence(line, dates, ends, letters, found, parts, owners, marked)


def _tokens(dates: list[Range], before_nouns: list[bool], *, adjective: bool) -> frozenset[int]:
    return frozenset(
        at
        for (first, last), is_one in zip(dates, before_nouns, strict=True)
        for at in range(first, last)
        if is_one == adjective
    )


def _marked(line: Line, letters: str, found: Chunks) -> Marked:
    says, bare, by, plain = set(), set(), set(), set()
    for number, letter in enumerate(found.shape):
        first, last = found.firsts[number], found.lasts[number]
        if letter in "VEG":
            if line.words[last - 1] in _SAYING:
                says.add(number)
            if letters[last - 1] in "BHOMab" or line.words[last - 1] in _BEING:
                bare.add(number)
        elif letter == "P" and line.words[first] == "by":
            by.add(number)
        elif letter == "N" and letters[first] in "wl":
            plain.add(number)
    return Marked(says, bare, by, plain)


def _kept(sentence: Sentence, first: int, last: int) -> list[Range]:
    """The runs of tokens that are left without the dates."""
    kept: list[Range] = []
    for begin, end in [*sentence.dates[bisect_right(sentence.ends, first) :], (last, last)]:
        if first >= last:
            break
        if first < min(begin, last):
            kept.append((first, min(begin, last)))
        first = max(first, end)
    return kept


def _is_next(sentence: Sentence, end: int, first: int) -> bool:
    """Whether nothing parts two runs, or only “and”."""
    return end == first or (end + 1 == first and sentence.letters[end] == "c")


def words_of(sentence: Sentence, pieces: Sequence[Range]) -> str:
    """The text of runs of tokens on one line, without dates and marks at its edges."""
    line = sentence.line
    joined: list[Range] = []
    for first, last in pieces:
        if joined and _is_next(sentence, joined[-1][1], first):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    runs = [run for first, last in joined for run in _kept(sentence, first, last)]
    words = [line.text[line.starts[a] : line.ends[b - 1]] for a, b in runs if b > a]
    if any(first == 0 for first, _ in runs[1:]) and sentence.letters[0] in "eEng":
        at = next(at for at, (first, _) in enumerate(runs) if first == 0)
        words[at] = words[at][:1].lower() + words[at][1:]  # “she born in Turku”
    return tidied(" ".join(words))
