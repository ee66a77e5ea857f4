"""What a query asks for, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

TEXT, QUOTE, NOTE, TITLE = "text", "quote", "note", "title"
"""Where words are looked for, if not anywhere; `in` of a hit may also be “tag”."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand one after the other."""

    words: tuple[str, ...]
    """Folded, at least one."""
    typed: str
    where: str = ""
    """TEXT, QUOTE, NOTE, TITLE, or anywhere."""
    prefix: bool = False
    """Whether the last word only begins so."""
    accented: tuple[str, ...] = ()
    """The same with their accents, which count where some were typed."""
    phrase: bool = False
    """Whether it was put in quotation marks."""


@dataclass(frozen=True, slots=True)
class Near:
    """Words of which none is far from the others, in any order."""

    words: tuple[Words, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What an article or a mark is to be."""

    name: str
    """tag, pen, entity, site, state, before, after, when, link, without, note, title."""
    value: str
    first: date | None = None
    """The days that a date stands for, of `before`, `after` and `when`."""
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """What is not to be so."""

    term: Term


@dataclass(frozen=True, slots=True)
class All:
    """Terms of which each has to be met."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Terms of which one is enough."""

    terms: tuple[Term, ...]


Term = Words | Near | Field | Not | All | AnyOf
Leaf = Words | Near | Field


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the line that is no word of the query but says something of it, for its ink."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was typed, and what was understood."""

    typed: str
    term: Term | None = None
    """None where nothing is asked."""
    problems: tuple[str, ...] = ()
    """What is wrong with it and how it was read instead, a sentence each."""
    marks: tuple[Piece, ...] = ()
    """Field names and operators."""

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """All that it names, what is not to be so as well."""
        return tuple(_leaves(self.term, wanted=False)) if self.term else ()

    @property
    def wanted(self) -> tuple[Leaf, ...]:
        """What it names and wants, in the order it was typed."""
        return tuple(_leaves(self.term, wanted=True)) if self.term else ()

    @property
    def of_marks(self) -> bool:
        """Whether it is about marks: then one mark has to meet all of it, not an article."""
        return any(map(_is_of_marks, self.leaves))

    @property
    def of_learned(self) -> bool:
        """Whether it asks for names or times, which are known later than the texts."""
        return self._asks("entity", "when")

    @property
    def of_states(self) -> bool:
        """Whether it asks for the states of articles."""
        return self._asks("state")

    def _asks(self, *fields: str) -> bool:
        return any(isinstance(leaf, Field) and leaf.name in fields for leaf in self.leaves)

    @property
    def sought(self) -> tuple[Words | Near, ...]:
        """The words whose places are the hits: the first that is asked for, of each choice."""
        return tuple(_sought(self.term)) if self.term else ()


def _leaves(term: Term, *, wanted: bool) -> Iterator[Leaf]:
    if isinstance(term, All | AnyOf):
        for each in term.terms:
            yield from _leaves(each, wanted=wanted)
    elif isinstance(term, Not):
        if not wanted:
            yield from _leaves(term.term, wanted=wanted)
    else:
        yield term


def _is_of_marks(leaf: Leaf) -> bool:
    if isinstance(leaf, Field):
        return leaf.name in ("pen", "tag", "link", "without", "note")
    return leaf.where in (QUOTE, NOTE)


def _sought(term: Term) -> Iterator[Words | Near]:
    if isinstance(term, AnyOf):
        for each in term.terms:
            yield from _sought(each)
    elif isinstance(term, All):
        for each in term.terms:
            if found := list(_sought(each)):
                yield from found
                return
    elif isinstance(term, Words | Near):
        yield term
