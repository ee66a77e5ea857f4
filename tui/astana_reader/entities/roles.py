"""The office that a text names with a person: before the name, or between commas after it."""

from __future__ import annotations

from collections.abc import Sequence

from . import lexicon as lx
from .lines import Line
from .rules import Found

_LONGEST = 10
"""Tokens of a role."""
_CONNECTORS = frozenset("of to for and the in ' ’ 's ’s ( )".split())
_ARTICLES = frozenset("the a an his her its their The A An".split())
_ADJECTIVES = frozenset("former then acting current late outgoing".split())
_STOPS = frozenset(", . ; : ! ? — – -- who said says told and has had is was which whose".split())
_KIN = frozenset(
    """father mother brother sister son daughter wife husband uncle aunt cousin witness victim
    resident""".split()
)
"""They say who somebody is to another, which is no office."""
_MODES_OF_ADDRESS = frozenset("mr mrs ms miss sir dr lord lady dame saint st hon madam".split())


def role_of(line: Line, name: Found, found: Sequence[Found]) -> str:
    """The role of a person at `name` among the names of the line, or an empty string."""
    return _before(line, name[0], found) or _after(line, name[1], found)


def _is_office(word: str) -> bool:
    bare = word.rstrip(".")
    return (bare.lower() in lx.OFFICES or bare in lx.TITLES) and bare.lower() not in _KIN


def _before(line: Line, end: int, found: Sequence[Found]) -> str:
    named = {at for start, stop, type_ in found if type_ != "PERSON" for at in range(start, stop)}
    start = end
    while start > max(0, end - _LONGEST) and _joins(line.words[start - 1], start - 1 in named):
        start -= 1
    idle = (_CONNECTORS | lx.STARTERS) - {"Former", "First"}
    while start < end and start not in named and line.words[start] in idle:
        start += 1
    while end > start and line.words[end - 1].rstrip(".").lower() in _MODES_OF_ADDRESS:
        end -= 1
    words = line.words[start:end]
    offices = [at for at, word in enumerate(words) if _is_office(word)]
    if not offices or all(w.rstrip(".").lower() in _MODES_OF_ADDRESS for w in words):
        return ""
    if words[-1] in ("and", ")") and "(" not in line.words[max(0, start - 1) : end]:
        return ""
    return _text(line, start, end)


def _joins(word: str, named: bool) -> bool:
    known = named or word in _CONNECTORS or word in _ADJECTIVES or _is_office(word)
    lead = word.capitalize() in lx.OFFICE_LEADS
    return known or lead or word in lx.PEOPLES or word in lx.ORG_HEADS


def _after(line: Line, end: int, found: Sequence[Found]) -> str:
    words = line.words
    if words[end : end + 1] != [","]:
        return ""
    start = end + 2 if words[end + 1 : end + 2] and words[end + 1] in _ARTICLES else end + 1
    stop = start
    while stop < min(len(words), start + _LONGEST) and words[stop] not in _STOPS:
        stop += 1
    closes = stop < len(words) and words[stop] in ",.;"
    if any(stop > a and start < b for a, b, type_ in found if type_ == "PERSON"):
        return ""  # the next of a list
    if not closes or stop - start > 7 or not any(_is_office(w) for w in words[start:stop]):
        return ""
    return _text(line, start, stop)


def _text(line: Line, start: int, end: int) -> str:
    """The tokens as they were written, without brackets."""
    written = ""
    for at in range(start, end):
        if line.words[at] not in "()":
            written += ("" if line.touches(at) or not written else " ") + line.words[at]
    return written
