"""A query as SQL over the tables of an index (see `cache`), so that SQLite does the work.

Words that belong together go to FTS5 as one expression. What else is asked gives numbers of rows by
a select of its own, and a row's `id` is tested for being among them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .cache import SHIFT
from .terms import NOTE, QUOTE, TEXT, TITLE, All, AnyOf, Field, Leaf, Near, Not, Term, Words
from .words import NEAR

_OF_MARKS: Final = ("tag", "pen", "note", "link", "without")
"""Fields that a mark meets by itself; the others are met by its article."""


@dataclass(frozen=True, slots=True)
class Sql:
    """A piece of SQL with its values."""

    text: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rows that a query chooses from."""

    rows: str
    words: str
    """The table of their words; its numbers are those of the rows."""
    columns: Mapping[str, str]
    """Its columns as FTS5 takes them, by where words are looked for; what is left out has none."""
    article: str = "id"
    """The number of a row's article."""


ARTICLES: Final = Kind(
    "articles", "text_words", {"": "", TEXT: "{text lost} : ", TITLE: "{title} : "}
)
"""Articles with all that is in them and in their marks, for a query about articles."""
OWN: Final = Kind(
    "articles",
    "text_words",
    {"": "{text title note about} : ", TEXT: "{text} : ", TITLE: "{title} : ", NOTE: "{note} : "},
)
"""Articles with what is their own, for a query about marks."""
MARKS: Final = Kind(
    "marks",
    "mark_words",
    {"": "", QUOTE: "{quote} : ", TEXT: "{quote} : ", NOTE: "{note} : "},
    f"(id >> {SHIFT})",
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of an index where the words it holds do not tell.

    `field` gives the rows of a kind that meet a field, or the articles of one that is about these;
    `scan` the rows that have some words, None where FTS5 knows. Both as selects.
    """

    field: Callable[[Kind, Field], Sql]
    scan: Callable[[Kind, Words | Near], Sql | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A term: for FTS5, if it is nothing but words, and as a condition of a row's `id`."""

    test: Sql
    words: str = ""
    denied: str = ""
    """Words that are not to be there, of a term that is nothing else."""


def selected(asking: Asking, kind: Kind, term: Term | None) -> Sql:
    """The numbers of all rows of a kind that meet a term, as a select of `id`."""
    if isinstance(term, Field) and term.name in _OF_MARKS:
        return asking.field(kind, term)
    terms = term.terms if isinstance(term, All) else (term,) if term else ()
    words, tests = _together([_part(asking, kind, each) for each in terms])
    source = Sql(f"select id from {kind.rows}")
    if words:  # with a plus, as FTS5 would look for one number after the other
        found = f"select +rowid as id from {kind.words} where {kind.words} match ?"
        source = Sql(f"select id from ({found})", (words,))
    if not tests:
        return source
    where = _joined(" and ", tests)
    return Sql(f"{source.text} where {where.text}", source.values + where.values)


def _part(asking: Asking, kind: Kind, term: Term) -> _Part:
    if isinstance(term, Not):
        inner = _part(asking, kind, term.term)
        return _Part(Sql(f"not {inner.test.text}", inner.test.values), denied=inner.words)
    if isinstance(term, All):
        words, tests = _together([_part(asking, kind, each) for each in term.terms])
        found = [_in_words(kind, words)] if words else []
        return _Part(_joined(" and ", [*found, *tests]), "" if tests else words)
    if isinstance(term, AnyOf):
        parts = [_part(asking, kind, each) for each in term.terms]
        words = " OR ".join(f"({part.words})" for part in parts if part.words)
        tests = [part.test for part in parts if not part.words]
        found = [_in_words(kind, words)] if words else []
        test = _joined(" or ", [*found, *tests])  # with a plus it is one look at all rows, in order
        return _Part(Sql(f"+{test.text}", test.values), "" if tests else words)
    return _leaf(asking, kind, term)


def _together(parts: Sequence[_Part]) -> tuple[str, list[Sql]]:
    """What all have to be met: the words of them as one expression, and the other conditions."""
    wanted = [part.words for part in parts if part.words]
    if not wanted:
        return "", [part.test for part in parts]
    words = " AND ".join(f"({each})" for each in wanted)
    if denied := [part.denied for part in parts if part.denied]:
        words = f"({words}) NOT ({' OR '.join(f'({each})' for each in denied)})"
    return words, [part.test for part in parts if not (part.words or part.denied)]


def _leaf(asking: Asking, kind: Kind, leaf: Leaf) -> _Part:
    if isinstance(leaf, Field):
        if leaf.name == "pen" and leaf.value == "*":  # every mark has one
            return _Part(Sql("1" if kind is MARKS else "0"))
        number = "id" if leaf.name in _OF_MARKS else kind.article
        return _Part(_among(number, asking.field(kind, leaf)))
    if leaf.where == TITLE and kind is MARKS:
        return _Part(_among(kind.article, selected(asking, OWN, leaf)))
    columns = kind.columns.get(leaf.where)
    if columns is None:
        return _Part(Sql("0"))
    if found := asking.scan(kind, leaf):
        return _Part(_among("id", found))
    words = f"{columns}({expression(leaf)})"
    return _Part(_in_words(kind, words), words)


def _in_words(kind: Kind, words: str) -> Sql:
    found = f"select rowid from {kind.words} where {kind.words} match ?"
    return _among("id", Sql(found, (words,)))


def _among(number: str, found: Sql) -> Sql:
    return Sql(f"{number} in ({found.text})", found.values)


def _joined(between: str, tests: Sequence[Sql]) -> Sql:
    text = between.join(test.text for test in tests)
    return Sql(f"({text})", tuple(value for test in tests for value in test.values))


def expression(leaf: Words | Near) -> str:
    """A leaf as FTS5 takes it. Each word is quoted, so that no letter of it can be a command."""
    if isinstance(leaf, Near):
        return f"NEAR({' '.join(map(_quoted, leaf.words))}, {NEAR})"
    return _quoted(leaf)


def _quoted(words: Words) -> str:
    parts = words.accented if len(words.accented) == 1 else words.words
    return f'"{" ".join(parts)}"' + ("*" if words.prefix else "")
