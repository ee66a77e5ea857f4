"""“The senator”, “the ministry”: whom they stand for, where only one in the text fits.

They are links and no mentions: dotted on the page, counted nowhere. “She” and “they” are left
alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from astana_reader.articles.document import Block

from . import lexicon as lx
from .mentions import Entity

_THE = re.compile(
    r"\b[Tt]he ([a-z][a-z-]+)\b(?![’'-]\w*[a-z]{3})(?! (?:of|from|for|in|at|to|who|that|[A-Z]))"
)
_KINDS = frozenset(
    """ministry university bank court party union committee commission council department hospital
    museum institute association agency foundation federation academy college newspaper airline
    parliament senate company board club league church authority bureau society alliance""".split()
)
"""Words that name an organisation by the last or first word of its name."""
_NO_OFFICES = frozenset(
    """father mother brother sister son daughter wife husband uncle aunt cousin witness victim
    resident head boss owner aide forward special executive vice prime deputy student fellow
    partner suspect gunman trader dealer rebel general major""".split()
)
_PLACE_BEFORE = re.compile(r"\b(?:of|for|to|from|at|in|until|since|and)\b")


def linked(text: str, blocks: Sequence[Block], entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities, each with the places that stand for it alone."""
    called = _called(entities)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    taken = [(m.start, m.end) for found in entities for m in found.mentions]
    inside = {at for start, end in taken for at in (start, end - 1)}
    for start, end, noun in _nouns(text, blocks) if called else ():
        fits = called.get(noun, ())
        if len(fits) == 1 and inside.isdisjoint(range(start, end)):
            number = fits[0]
            if entities[number].mentions[0].start < start:
                places[number].append((start, end))
    return tuple(
        replace(found, links=tuple(places[number])) if number in places else found
        for number, found in enumerate(entities)
    )


def _nouns(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    for block in blocks:
        if block.kind.is_prose and not block.aside:
            for match in _THE.finditer(text, block.start, block.end):
                yield match.start(), match.end(), match[1]


def _called(entities: Iterable[Entity]) -> dict[str, list[int]]:
    """For each noun the numbers of the entities that it can stand for."""
    called: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(entities):
        for noun in _nouns_of(found):
            called[noun].append(number)
    return called


def _nouns_of(found: Entity) -> set[str]:
    if found.type == "PERSON":
        return {noun for role in found.roles if (noun := _office(role))}
    if found.type != "ORG":
        return set()
    names = (found.name, *found.aliases)
    ends = {word for name in names for word in (name.split()[0].lower(), name.split()[-1].lower())}
    firm = any(name.split()[-1] in lx.LEGAL_FORMS | lx.CORPORATE for name in names)
    return (ends & _KINDS) | ({"company", "firm"} if firm else set())


def _office(role: str) -> str:
    """The noun of a role: minister of “foreign minister of Chad”."""
    before = _PLACE_BEFORE.split(role, maxsplit=1)[0].split()
    noun = before[-1].lower() if before else ""
    return noun if noun in lx.OFFICES and noun not in _NO_OFFICES else ""
