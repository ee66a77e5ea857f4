"""Names that stand together tell of each other: in lists, after an owner, before an area."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from . import lexicon as lx
from .gazetteer import gazetteer
from .lines import Line
from .rules import Found

_TO_PLACE = lx.IN_WORDS | frozenset("from to of for".split())
_POSSESSIVES = frozenset(("'s", "’s"))


def agree(line: Line, found: Sequence[Found]) -> list[Found]:
    """The names of a line, typed with regard to those beside them."""
    if not found:
        return []
    return _listed(line, _located(line, _owned(line, found)))


def could_be_person(words: Sequence[str]) -> bool:
    """Whether the words look like first name and surname, and like nothing else."""
    table = gazetteer()
    return (
        2 <= len(words) <= 4
        and words[0] in table.first
        and lx.ORG_HEADS.isdisjoint(words)
        and lx.ORG_ALWAYS.isdisjoint(words)
        and "country" not in table.kinds(" ".join(words))
    )


def _owned(line: Line, found: Sequence[Found]) -> list[Found]:
    """CNN’s Onur Cakir is a person of CNN, as two or three unknown words after initials are."""
    if not _POSSESSIVES.intersection(line.words):
        return list(found)
    typed = {start: (start, end, type_) for start, end, type_ in found}
    taken = {at for start, end, _ in found for at in range(start, end)}
    for _, end, type_ in found:
        start = end + 1
        owner = type_ == "ORG" and line.words[end - 1].isupper() and not line.look
        if not owner or _POSSESSIVES.isdisjoint(line.words[end:start]):
            continue
        _, stop, owned = typed.get(start, (start, start, "ORG"))
        if stop == start:
            while stop < len(line.words) and _is_capitalised(line.words[stop]):
                stop += 1
        apart = start in typed or taken.isdisjoint(range(start, stop))
        if owned == "ORG" and apart and _is_plain(line.words[start:stop]):
            typed[start] = (start, stop, "PERSON")
    return [typed[start] for start in sorted(typed)]


def _located(line: Line, found: Sequence[Found]) -> list[Found]:
    """In Jackson, Mississippi, the first is a town, however many people are called so."""
    typed = list(found)
    table = gazetteer()
    for at, (one, other) in enumerate(pairwise(found)):
        before = line.words[one[0] - 1].lower() if one[0] else ""
        town, area = (" ".join(line.words[name[0] : name[1]]) for name in (one, other))
        if (
            line.words[one[1] : other[0]] == [","]
            and (before in lx.IN_WORDS or (before in _TO_PLACE and table.kinds(town)))
            and one[1] - one[0] == 1
            and {"country", "region"}.intersection(table.kinds(area))
        ):
            typed[at] = (one[0], one[1], "PLACE")
    return typed


def _is_capitalised(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and word[1:].islower()


def _is_plain(words: Sequence[str]) -> bool:
    """Whether the words are two or three like those of a person, none of them known."""
    heads = lx.ORG_HEADS | lx.PLACE_HEADS | lx.OFFICE_LEADS | lx.TITLES | lx.CALENDAR
    return (
        len(words) in (2, 3)
        and all(map(_is_capitalised, words))
        and heads.isdisjoint(words)
        and not gazetteer().kinds(words[0])
    )


def _listed(line: Line, found: Sequence[Found]) -> list[Found]:
    """In a list of people a name that could be a place or a person is a person."""
    typed = list(found)
    first = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and _joined(line, found[at - 1], found[at]):
            continue
        run = found[first:at]
        people = sum(type_ == "PERSON" for _, _, type_ in run)
        if len(run) > 2 and 2 * people >= len(run):
            for number in range(first, at):
                start, end, type_ = found[number]
                if type_ != "PERSON" and could_be_person(line.words[start:end]):
                    typed[number] = (start, end, "PERSON")
        first = at
    return typed


def _joined(line: Line, one: Found, other: Found) -> bool:
    """Whether nothing but a comma, “and” or a place with its commas stands between two names."""
    between = line.words[one[1] : other[0]]
    small = [word for word in between if word not in (",", "and", "&", ";")]
    return bool(between) and len(between) <= 4 and (not small or small == ["in"])
