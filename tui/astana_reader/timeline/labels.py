"""What a row says of its event: subject, verb and object of the clause around its date.

The words are those of the text, in its order, without the date; never more than 40 characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .clauses import Clause, clause_of, clauses
from .date_words import CUTS, LEADING, with_preposition
from .expressions import TimeExpression
from .label_words import LONGEST, NO_END, clipped, tidied
from .lexicon import SAYING, SPEAKING
from .periods import place
from .tokens import Line
from .verbs import AUXILIARIES, is_adverb, is_finite, is_participle, may_be_present

_CLEFT = frozenset(("it was", "it is", "that was", "it was only", "it was not"))
_ASIDE = frozenset("who which whose whom that where after before when while although".split())
_THINKING = frozenset(
    "thinks thought believes believed knows knew hopes hoped fears feared finds found shows showed "
    "shown suggests suggested means meant says hears heard learns learned learnt agrees agreed "
    "decides decided expects expected understands understood is was".split()
)
_OPENERS = frozenset("however but and yet meanwhile instead moreover also then in a the".split())
_FEWEST = 3  # characters that say something
_ENOUGH = 3  # words of a clause without a verb that say something
_REACH = 12  # clauses in which the verb or subject of another is looked for
_NAMES = 3  # words of a long name that are left
_SUBJECT = 4  # words of a subject that are looked at
_NOUN = 3  # words that are left of a long one
_FAR = 3  # words between two verbs of a clause that are not one verb

Range = tuple[int, int]


class Sentence:
    """A sentence with its clauses and the tokens of its dates, from which labels are made."""

    def __init__(self, line: Line, expressions: Sequence[TimeExpression]) -> None:
        self._line = line
        self._dates = [with_preposition(line, *place(line, one)) for one in expressions]
        self._ends = [last for _, last in self._dates]
        self._dated = {at for first, last in self._dates for at in range(first, last)}
        inside = (at for one in expressions for at in range(*place(line, one)))
        self._clauses = clauses(line, frozenset(inside))
        verbs = (n for n, clause in enumerate(self._clauses) if clause.verb is not None)
        self._first_verb = next(verbs, len(self._clauses))

    def label(self, expression: TimeExpression) -> str:
        """The label of what the sentence dates with an expression."""
        if not self._clauses:
            return ""
        first, _ = place(self._line, expression)
        number = clause_of(self._clauses, first)
        pieces = self._pieces(number)
        words = self._words(pieces)
        if words.casefold() in _CLEFT and number + 1 < len(self._clauses):
            pieces = self._pieces(number + 1)
            words = self._words(pieces)
        if len(words) < _FEWEST:
            return clipped(self._words([(0, len(self._line.words))]))
        last = words.split()[-1].casefold() if words else ""
        if last in SPEAKING:  # “Ode said”: what is said tells more
            said = self._said(clause_of(self._clauses, pieces[-1][0]))
            pieces = said or pieces
            words = self._words(pieces)
        return self._shortened(pieces, words, first)

    def _said(self, number: int) -> list[Range]:
        """The pieces of what somebody said, as the clause says; none where nothing stands there."""
        clause, after = self._clauses[number], number + 1
        if clause.verb == clause.first and not self._goes_on(number):
            return []  # “the plan, announced in 2010”
        others = [after] if self._opens(after) == "that" else [*range(number), after]
        for other in others:
            if 0 <= other < len(self._clauses) and self._clauses[other].verb is not None:
                pieces = self._pieces(other)
                if len(self._words(pieces)) >= _FEWEST:
                    return pieces
        return []

    def _opens(self, number: int) -> str:
        return self._clauses[number].opens if number < len(self._clauses) else ""

    def _pieces(self, number: int) -> list[Range]:
        """The runs of tokens that the label is made of."""
        found, clause = self._clauses, self._clauses[number]
        if clause.verb is None and clause.opens in ("(", "[") and number:
            return self._noun_before(number)
        if clause.verb is None or self._line.words[clause.first] == "according":
            number = self._with_verb(number)
            clause = found[number]
        run = (clause.first, clause.last)
        if clause.is_relative and self._line.words[max(0, clause.first - 2)] in CUTS:
            return [run]  # “with whom the king met”
        relative = clause.is_relative and not self._is_told(number)
        if number and (relative or self._goes_on(number) or self._hangs_on(number)):
            return [*self._noun_before(number), run]
        return [run]

    def _is_told(self, number: int) -> bool:
        """Whether a clause is what is said or thought: “told Reuters that Russia …”."""
        before = self._clauses[number - 1]
        if self._clauses[number].opens != "that" or before.verb is None:
            return False
        verb = self._line.words[before.verb]
        return verb in SAYING or verb in _THINKING or verb + "s" in _THINKING

    def _with_verb(self, number: int) -> int:
        """The clause that a date without a verb beside it belongs to.

        A date that leads goes with what follows, any other with what stands before.
        """
        found = self._clauses
        after = range(number + 1, min(number + _REACH, len(found)))
        before = range(number - 1, max(-1, number - _REACH), -1)
        leads = number <= self._first_verb
        own = found[number]
        rest = sum(1 for at in range(own.first, own.last) if not self._is_dated(at))
        if rest > _ENOUGH and not leads and own.verb is None:
            return number  # words enough of its own
        order: list[int] = [*after, *before] if leads else [*before, *after]
        verbal = [n for n in order if found[n].verb is not None]
        main = (n for n in verbal if not (leads and found[n].opens in _ASIDE))
        whole = (n for n in verbal if not (leads and found[n].is_relative))
        return next(main, next(whole, number))

    def _goes_on(self, number: int) -> bool:
        """Whether a clause takes up the subject before an inserted one: “Ada, who …, died”."""
        clause = self._clauses[number]
        if clause.opens != "," or clause.verb is None or number < 2:
            return False
        head = all(self._is_dated(at) for at in range(clause.first, clause.verb))
        return head and (
            self._subject_before(number) is not None or self._is_said_of(number, clause.verb)
        )

    def _is_said_of(self, number: int, verb: int) -> bool:
        """Whether a subject stands at the end of “police say the man, 34, was arrested”."""
        before = self._telling_before(number)
        said = self._clauses[before].verb if before >= 0 else None
        return (
            said is not None
            and self._line.words[verb] in AUXILIARIES
            and self._line.words[said] in SAYING
        )

    def _telling_before(self, number: int) -> int:
        """The last clause before that says something; -1 where none does."""
        before = number - 1
        while before >= 0 and self._says_nothing(self._clauses[before]):
            before -= 1
        return before

    def _hangs_on(self, number: int) -> bool:
        """Whether a participle goes with the noun before it: “the lawsuit, filed in May, says”."""
        clause, before = self._clauses[number], self._clauses[number - 1]
        return (
            clause.opens == ","
            and clause.verb == clause.first
            and before.verb is None
            and number + 1 < len(self._clauses)
            and is_participle(self._line, clause.first)
        )

    def _subject_before(self, number: int) -> int | None:
        """The last clause before that has no verb of its own: a subject that waits for one."""
        for other in range(number - 1, max(-1, number - _REACH), -1):
            clause = self._clauses[other]
            if clause.verb is not None or self._says_nothing(clause) or self._is_doing(clause):
                continue
            return self._named_first(other)
        return None

    def _is_doing(self, clause: Clause) -> bool:
        """“Ada Kovac, facing a trial, fled”."""
        return clause.opens == "," and self._line.words[clause.first].endswith("ing")

    def _named_first(self, number: int) -> int:
        """The name before what explains it: “Crown Prince Hassan, the king's brother, was …”."""
        while number and self._clauses[number].opens == ",":
            before = self._clauses[number - 1]
            if before.verb is not None or self._line.words[before.first] in CUTS:
                break
            if self._says_nothing(before):
                break
            number -= 1
        return number

    def _says_nothing(self, clause: Clause) -> bool:
        """Whether a clause is but a date, a preposition or an age: “Ada Kovac, 71, who …”."""
        words = self._line.words
        return all(
            self._is_dated(at)
            or words[at] in CUTS
            or words[at].isdigit()
            or is_adverb(words[at])
            or words[at] in _OPENERS
            for at in range(clause.first, clause.last)
        )

    def _noun_before(self, number: int) -> list[Range]:
        """The noun phrase that a relative clause or a bracket goes with."""
        found = self._clauses
        if found[number].is_relative or found[number].opens in ("(", "["):
            before = number - 1
            while before and (found[before].is_relative or self._says_nothing(found[before])):
                before -= 1
        else:
            waiting = self._subject_before(number)
            before = self._telling_before(number) if waiting is None else waiting
        if before < 0:
            return []
        clause = found[before]
        first = clause.first
        if clause.verb is not None:
            first = max(clause.verb + 1, self._noun_start(clause))
        return [(first, clause.last)]

    def _noun_start(self, clause: Clause) -> int:
        """Where the last noun phrase of a clause begins: at its last article or preposition."""
        for at in range(clause.last - 1, clause.first, -1):
            if self._line.words[at] in ("the", "a", "an", "his", "her", "its", "their"):
                return at
            if self._line.words[at] in CUTS:
                return at + 1
        return clause.first

    def _is_dated(self, token: int) -> bool:
        return token in self._dated or not self._line.words[token][0].isalnum()

    def _kept(self, first: int, last: int) -> list[Range]:
        """The runs of tokens that are left without the dates."""
        kept: list[Range] = []
        for begin, end in [*self._dates[bisect_right(self._ends, first) :], (last, last)]:
            if first >= last:
                break
            if first < min(begin, last):
                kept.append((first, min(begin, last)))
            first = max(first, end)
        return kept

    def _words(self, pieces: Sequence[Range]) -> str:
        """The text of runs of tokens on one line, without dates and marks at its edges."""
        line = self._line
        runs = [run for first, last in pieces for run in self._kept(first, last)]
        words = " ".join(line.text[line.starts[a] : line.ends[b - 1]] for a, b in runs if b > a)
        return tidied(words)

    def _shortened(self, pieces: list[Range], words: str, date: int) -> str:
        """The label cut to its length where a phrase ends, its subject first if that is long."""
        if len(words) <= LONGEST:
            return words
        verb = self._verb(pieces)
        near = self._near_verb(pieces, verb, date)
        if near is not None:
            first = self._subject_start(near)
            last = next(last for a, last in pieces if a <= near < last)
            if verb is not None and self._line.words[verb + 1] == "by":
                # “the truce announced by the king began”: the noun before is the subject
                start = next(a for a, b in pieces if a <= verb < b)
                pieces, verb = [(start, verb), (near, last)], near
            else:
                pieces, verb = [(first, last)], near
        if verb is not None:
            for tried in (pieces, self._with_short_subject(pieces, verb)):
                short = self._cut(tried, verb)
                if short:
                    return short
            pieces = self._with_short_subject(pieces, verb)
        return clipped(self._words(pieces))

    def _near_verb(self, pieces: Sequence[Range], verb: int | None, date: int) -> int | None:
        """A verb that stands nearer to the date than the first: “districts they had held”."""
        if verb is None:
            return None
        tokens = [at for first, last in pieces for at in range(first, min(last, date))]
        others = [
            at
            for at in tokens
            if at > verb + _FAR and is_finite(self._line, at) and not self._is_infinitive(at)
        ]
        if not others:
            return None
        near = others[-1]
        while near - 1 > verb and is_finite(self._line, near - 1):
            near -= 1
        return near

    def _is_infinitive(self, token: int) -> bool:
        """“to have had”."""
        before = self._line.words[max(0, token - 2) : token]
        return before[-1:] == ["to"] or before in (["to", "have"], ["to", "be"])

    def _subject_start(self, verb: int) -> int:
        """Where the subject directly before a verb begins."""
        first = verb
        while first > max(0, verb - _SUBJECT):
            word = self._line.words[first - 1]
            if word in CUTS or not word[0].isalnum() or is_finite(self._line, first - 1):
                break
            first -= 1
        return first

    def _verb(self, pieces: Sequence[Range]) -> int | None:
        tokens = [at for first, last in pieces for at in range(first, last)]
        finite = (at for at in tokens if is_finite(self._line, at) and not self._is_dated(at))
        present = (at for at in tokens if may_be_present(self._line, at))
        return next(finite, None) or next(present, None)

    def _cut(self, pieces: Sequence[Range], verb: int) -> str:
        """The longest beginning that ends before a preposition or conjunction; empty where none."""
        best = ""
        for number, (first, last) in enumerate(pieces):
            for at in range(max(first, verb + 1), last + 1):
                if at < last and self._line.words[at] not in CUTS:
                    continue
                words = self._words([*pieces[:number], (first, at)])
                if len(words) > LONGEST:
                    return best
                if words.split()[-1:] and words.split()[-1].lower() not in NO_END:
                    best = words
        return best

    def _with_short_subject(self, pieces: list[Range], verb: int) -> list[Range]:
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
            if self._line.words[at] in CUTS and at not in self._dated
        )
        end = next(hangs, None)
        if end is not None:
            return [*pieces[:number], (first, end), (verb, last)]
        start = verb
        while start > first and self._is_dated(start - 1):
            start -= 1
        while start > first and is_adverb(self._line.words[start - 1]):
            start -= 1
        named = start > first and self._line.text[self._line.starts[start - 1]].isupper()
        if not named:
            return [*pieces[:number], (max(first, start - _NOUN), last)]
        name = start - 1
        while name > first and self._is_name(name - 1) and start - name < _NAMES:
            name -= 1
        while name < start - 1 and not self._cut([(name, last)], verb):
            name += 1
        return [*pieces[:number], (name, last)]

    def _is_name(self, token: int) -> bool:
        line = self._line
        return line.text[line.starts[token]].isupper() and line.words[token] not in LEADING
