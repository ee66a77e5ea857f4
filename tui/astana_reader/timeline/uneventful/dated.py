"""A date in its sentence, with the words around it, as the rules on what is no event see it."""

from __future__ import annotations

from dataclasses import dataclass

from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.periods import place
from astana_reader.timeline.sentences.clauses import Clause, clause_of, clauses
from astana_reader.timeline.sentences.lexicon import GATHERING, HAPPENED
from astana_reader.timeline.sentences.tokens import Line
from astana_reader.timeline.sentences.verbs import is_finite

_REACH = 14  # tokens

EVENTS = frozenset(
    (
        *HAPPENED,
        *GATHERING,
        *"war wars revolution crisis uprising rising rebellion revolt battle disaster famine "
        "olympics games final finals open championship championships masters prix derby tour expo "
        "euro festival fair exhibition exposition congress plot putsch genocide partition plague "
        "siege invasion mutiny strike tournament series bowl prize award medal depression "
        "recession downturn slump boom flood floods drought epidemic pandemic outbreak cup debate "
        "hearing trial scandal landing landings spring armistice".split(),
    )
)
"""Nouns of what takes place, whose date is their own: “the 1956 Suez Crisis”."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in its sentence: its tokens, from `first` to before `last`, and the words by it."""

    line: Line
    expression: TimeExpression
    first: int
    last: int
    before: list[str]
    after: list[str]

    @property
    def words(self) -> list[str]:
        """Its own, without an article."""
        return self.expression.text.casefold().removeprefix("the ").split()

    @property
    def is_bare_year(self) -> bool:
        return len(self.expression.value) == 4 and self.expression.text.isdigit()

    def is_capital(self, token: int) -> bool:
        return token < len(self.line.words) and self.line.text[self.line.starts[token]].isupper()

    def clause(self) -> Clause | None:
        """The clause it stands in, or the next where it stands alone: “who, today, would …”."""
        found = clauses(self.line, range(self.first, self.last))
        if not found:
            return None
        number = clause_of(found, self.first)
        alone = found[number].first >= self.first and found[number].verb is None
        return found[number + 1] if alone and number + 1 < len(found) else found[number]


def in_sentence(line: Line, expression: TimeExpression) -> Dated:
    first, last = place(line, expression)
    before = line.words[max(0, first - _REACH) : first]
    return Dated(line, expression, first, last, before, line.words[last : last + _REACH])


def is_verbless(line: Line) -> bool:
    return not any(is_finite(line, at) for at in range(len(line.words)))
