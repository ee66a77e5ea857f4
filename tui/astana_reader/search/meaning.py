"""How a query was understood, in words."""

from __future__ import annotations

from types import UnionType

from .fields import LACKS
from .results import Progress
from .terms import NOTE, QUOTE, TEXT, TITLE, All, AnyOf, Field, Near, Not, Query, Term, Words

_PLACES = {"": "", TEXT: " in the text", QUOTE: " in quotes", NOTE: " in notes",
           TITLE: " in the title"}  # fmt: skip
_FIELDS = {
    "tag": "tagged #{}",
    "pen": "marked as {}",
    "entity": "naming {}",
    "site": "from {}",
    "before": "before {}",
    "after": "after {}",
    "when": "telling of {}",
    "link": "linked as {}",
}
_ANY = {"tag": "with a tag", "note": "with a note", "pen": "marked", "title": "with a title",
        "entity": "naming anybody", "site": "from any site", "link": "linked"}  # fmt: skip


def meaning(query: Query) -> str:
    """A query in words: “ceasefire, russia near turkey, no “aid convoy”, after Nov 2016”."""
    return _told(query.term) if query.term else ""


def _told(term: Term) -> str:
    if isinstance(term, All):
        return ", ".join(_inner(each, AnyOf) for each in term.terms)
    if isinstance(term, AnyOf):
        return " or ".join(_inner(each, All) for each in term.terms)
    if isinstance(term, Not):
        return (
            f"no {_inner(term.term, All | AnyOf)}" if _is_thing(term.term) else _denied(term.term)
        )
    if isinstance(term, Near):
        return " near ".join(map(_quoted, term.words)) + _PLACES[term.where]
    if isinstance(term, Words):
        return _quoted(term) + _PLACES[term.where]
    return _field(term)


def _inner(term: Term, bracketed: type | UnionType) -> str:
    told = _told(term)
    return f"({told})" if isinstance(term, bracketed) else told


def _is_thing(term: Term) -> bool:
    return isinstance(term, Words | Near) or (isinstance(term, Field) and term.name == "without")


def _denied(term: Term) -> str:
    return f"not {_inner(term, All | AnyOf)}"


def _quoted(words: Words) -> str:
    if words.prefix:
        return f"{words.typed}…"
    return f"“{words.typed}”" if words.phrase else words.typed


def _field(field: Field) -> str:
    if field.name == "without":
        return LACKS[field.value]
    if field.name == "state":
        return field.value.replace("-", " ")
    if field.value == "*":
        return _ANY.get(field.name, field.name)
    return _FIELDS[field.name].format(field.value)


def known_of(progress: Progress) -> str:
    """Of how many articles names and times are known, as a query with them has to say."""
    return f"names known of {number(progress.learned)} of {number(progress.total)}"


def number(count: int) -> str:
    """1,200."""
    return f"{count:,}"
