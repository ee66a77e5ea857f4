"""Two names that were taken for one: where small words, marks, owners and offices part them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import lexicon as lx
from .gazetteer import gazetteer
from .lines import Line
from .mentions import EntityType
from .neighbours import could_be_person
from .rules import Found, is_name_word, is_office

_POSSESSIVES = frozenset(("'s", "’s"))
VERBS = lx.SAYING | lx.PAST | frozenset("will would has have had was were is are can could".split())
"""Words that stand after who does it, and in no name."""
_PARTING = VERBS | frozenset("who which that as than but while when if because where lbw".split())
"""Small words that part two names."""


def parts_of(line: Line, name: Found) -> Iterator[Found]:
    """The parts of a name that small words, marks, an owner or an office in it part."""
    start, end, _ = name
    for at in range(start + 1, end - 1):
        parts = _parted(line, name, at)
        if parts is not None:
            for first, last, part in parts:
                if first < last:
                    yield from (
                        parts_of(line, (first, last, part))
                        if first > start
                        else ((first, last, part),)
                    )
            return
    yield from _with_person(line, name)


def _parted(line: Line, name: Found, at: int) -> list[Found] | None:
    """The two names that a token of one parts, or None where it parts none."""
    start, end, type_ = name
    words, word = line.words, line.words[at]
    small = word[0].islower() and not is_name_word(word)
    if type_ == "PERSON" and word == "of" and words[at - 1].rstrip(".") not in lx.TITLES:
        return [(start, at, type_), (at + 1, end, "ORG")]
    known = _PARTING if type_ in ("ORG", "OTHER") else None
    parting = small and (word in known if known else word not in lx.LINKS | lx.PARTICLES)
    if parting or _closes_firm(words, start, at):
        left: EntityType = "PERSON" if could_be_person(words[start:at]) else type_
        return [(start, at, left), (_next_name(words, at, end), end, type_)]
    between = start > 0 and words[start - 1] == "between"
    closed = words[at - 1] in lx.LEGAL_FORMS or words[at - 2 : at] == ["Inc", "."]
    if word == "and" and (between or closed or words[at - 1] == "."):
        return [(start, at, type_), (at + 1, end, type_)]
    if small and words[at + 1][0].islower() and words[at + 1] not in ("the", "la", "los"):
        return [(start, at, type_), (_next_name(words, at, end), end, type_)]
    if small and word in ("and", "or") and words[at + 1][0].islower():
        return [(start, at, type_), (at + 2, end, type_)]
    if word == "/":
        return [(start, at, "ORG" if words[start].isupper() else type_), (at + 1, end, "PERSON")]
    if word in _POSSESSIVES and gazetteer().kinds(" ".join(words[start:at])):
        return [(start, at, "PLACE"), (at + 1, end, type_)]
    whose = type_ == "ORG" or words[at - 1] in lx.KNOWN_ORGS
    if whose and not line.look and is_office(words, at, end) and _ends_office(words, at, end):
        named = _after_office(words, at, end)
        return [(start, at, "ORG"), (named, end if end - named > 1 else named, "PERSON")]
    return None


def _ends_office(words: Sequence[str], at: int, end: int) -> bool:
    """Whether no “of” or “for” follows, as it does in the High Commissioner for Refugees."""
    return not {"for", "of"}.intersection(words[at:end])


def _after_office(words: Sequence[str], at: int, end: int) -> int:
    """The first token after an office: of Vice President Ann Lee, Ann."""
    while at < end and (words[at] in lx.OFFICE_LEADS or words[at].rstrip(".") in lx.TITLES):
        at += 1
    return at


def _with_person(line: Line, name: Found) -> list[Found]:
    """A name, or it and the person whose name runs on from it: University of Leeds Ann Lee."""
    start, end, type_ = name
    words, table = line.words, gazetteer()
    at = end - 2
    if type_ == "ORG" and at - start > 1 and not line.look and words[at] in table.first:
        apart = words[at - 1][0].isupper() and not lx.ORG_HEADS.isdisjoint(words[start:at])
        if apart and words[end - 1] not in lx.ORG_HEADS and words[end - 1] not in lx.PLACE_HEADS:
            return [(start, at, type_), (at, end, "PERSON")]
    runs_on = end - start > 1 and words[start] in lx.KNOWN_ORGS
    if type_ == "PERSON" and runs_on and words[start + 1] in table.first:
        return [(start, start + 1, "ORG"), (start + 1, end, type_)]
    heads = lx.PLACE_HEADS | lx.ORG_HEADS | lx.TOPICS
    if type_ in ("PLACE", "ORG") and not line.look and heads.isdisjoint(words[start:end]):
        for stop in range(end - 2, start, -1):
            country = "country" in table.kinds(" ".join(words[start:stop]))
            if country and all(word.istitle() for word in words[stop:end]):
                return [(start, stop, type_), (stop, end, "PERSON")]
    return [name]


def _next_name(words: Sequence[str], at: int, end: int) -> int:
    """The first word from here on that is written as a name."""
    return next((n for n in range(at, end) if is_name_word(words[n])), end)


def _closes_firm(words: Sequence[str], start: int, at: int) -> bool:
    """Whether a firm's legal form stands before `at`, and another name after it."""
    form = words[at - 1] if words[at - 1] != "." else words[at - 2]
    here = words[at]
    return (
        at - start > 1
        and form in lx.LEGAL_FORMS
        and here[0].isupper()
        and (here not in lx.LEGAL_FORMS and here not in lx.ORG_HEADS)
    )
