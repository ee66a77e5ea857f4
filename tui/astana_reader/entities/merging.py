"""Mentions become entities: the same one under its full name, its surname, its initials.

A town or country and the team that plays under its name are one, with two facets; else types never
mix. Every look-up is by a key, so that a book costs no more a mention than a note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from . import lexicon as lx
from .gazetteer import gazetteer
from .mentions import Entity, EntityType, Mention, entity_id, folded, one_line
from .people import people

_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]?")
_NAMED_AFTER = frozenset(
    """Fair Prize Award Awards Cup Open Trophy Stadium Arena Park Foundation Museum Institute Center
    Centre Tower Theatre Theater Hall House Building Plaza School University College Library Gallery
    Marathon Festival Forum Summit Conference Scholarship Fellowship Championship Classic Tour
    Championships League Commission Committee Council Ministry Union Party""".split()
)
"""Last words of what is called after a firm and is none of it."""


@dataclass(slots=True)
class _Index:
    """The groups by what their names share: each list in text order, as (start, group)."""

    groups: list[list[Mention]] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    parts: dict[tuple[str, ...], int] = field(default_factory=dict)
    near: dict[tuple[str, str], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, mention: Mention, key: str, group: int | None) -> int:
        if group is None:
            group = len(self.groups)
            self.groups.append([])
        self.groups[group].append(mention)
        self.forms.setdefault(key, group)
        return group

    def latest(self, kind: str, word: str, start: int) -> tuple[int, int] | None:
        """The place and group of the last such name before `start`, else of the first after it."""
        seen = self.near.get((kind, word))
        if not seen:
            return None
        return seen[max(0, bisect_right(seen, (start, len(self.groups))) - 1)]


def merge(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """The entities of a text, in the order in which they appear."""
    by_type: dict[EntityType, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
        by_type[mention.type].append(mention)
    persons = people(by_type.pop("PERSON", ()))
    groups = [person.mentions for person in persons]
    for type_, found in by_type.items():
        groups += (_organisations if type_ == "ORG" else _others)(found)
    joined = _with_teams(_with_same(groups))
    made = {number: entity(group) for number, group in enumerate(joined) if group}
    for number, person in enumerate(persons):
        ids = tuple(made[other].id for other in person.may_be if other in made)
        if ids and number in made:
            apart = entity_id("PERSON", f"{made[number].name}\n{'+'.join(ids)}")
            made[number] = replace(made[number], id=apart, may_be=ids)
    return united(made.values())


def _with_same(groups: list[list[Mention]]) -> list[list[Mention]]:
    """The groups, those joined that the text says are the same; their numbers stay."""
    owner = {mention.start: number for number, group in enumerate(groups) for mention in group}
    for mention in [each for group in groups for each in group if each.same is not None]:
        here, other = owner[mention.start], owner.get(mention.same or 0)
        if other is not None and other != here:
            moved, groups[here] = groups[here], []
            groups[other] = sorted([*groups[other], *moved], key=lambda each: each.start)
            owner |= {each.start: other for each in moved}
    return groups


def _with_teams(groups: list[list[Mention]]) -> list[list[Mention]]:
    """The groups, an organisation of a place's name joined to the place."""
    places = {
        _plain_key(mention.text): number
        for number, group in enumerate(groups)
        for mention in group
        if mention.type == "PLACE"
    }
    for number, group in enumerate(groups):
        if group and group[0].type == "ORG":
            keys = {_plain_key(mention.text) for mention in group}
            place = places.get(next(iter(keys))) if len(keys) == 1 else None
            if place is not None and place != number:
                groups[place] = sorted([*groups[place], *group], key=lambda each: each.start)
                groups[number] = []
    return groups


def united(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in order, those of the same type and name as one."""
    same: dict[str, Entity] = {}
    for found in entities:
        other = same.get(found.id)
        same[found.id] = _joined(other, found) if other else found
    return tuple(sorted(same.values(), key=lambda found: found.mentions[0].start))


def _joined(one: Entity, other: Entity) -> Entity:
    both = sorted((*one.mentions, *other.mentions), key=lambda mention: mention.start)
    return replace(
        entity(both, name=one.name, decided=one.decided or other.decided),
        sure=one.sure or other.sure,
    )


def entity(mentions: Sequence[Mention], *, name: str = "", decided: bool = False) -> Entity:
    """The entity that mentions make; its name is the fullest form unless given.

    Its type is that of most mentions; a country is a place however often it plays.
    """
    type_ = _main_type(mentions)
    forms = Counter(one_line(mention.text) for mention in mentions)
    shown = name or max(forms, key=lambda form: (_fullness(form, type_), forms[form]))
    aliases = tuple(form for form in forms if form != shown)
    roles = tuple(dict.fromkeys(mention.role for mention in mentions if mention.role))
    return Entity(entity_id(type_, shown), shown, type_, aliases, roles, tuple(mentions), decided)


def _main_type(mentions: Sequence[Mention]) -> EntityType:
    types = Counter(mention.type for mention in mentions)
    if "ORG" in types and any("country" in gazetteer().kinds(m.text) for m in mentions):
        return "PLACE"
    return types.most_common(1)[0][0]


def facets(found: Entity) -> dict[EntityType, tuple[Mention, ...]]:
    """The mentions by what they stand for, where that is more than one thing: a place, its team."""
    types = dict.fromkeys(mention.type for mention in found.mentions)
    if not types.keys() - {found.type}:
        return {}
    return {type_: tuple(m for m in found.mentions if m.type == type_) for type_ in types}


def _fullness(form: str, type_: EntityType) -> tuple[int, bool, int]:
    words = form.split()
    plain = not (form.isupper() and len(form) > 5)
    if type_ == "OTHER":
        return 0, plain, -len(form)
    return len(words), plain, len(form)


# --- organisations --------------------------------------------------------------------------------


def _organisations(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Names first, then acronyms, so that one in a headline finds the name that follows."""
    index = _Index()
    short: list[tuple[Mention, str]] = []
    for mention in mentions:
        written = one_line(mention.text)
        bare = written.replace(".", "")
        if bare.isalpha() and bare.isupper() and 2 <= len(bare) <= 7:
            short.append((mention, bare.lower()))
        else:
            _add_organisation(index, mention, written)
    for mention, letters in short:
        key = _plain_key(letters)
        group = index.forms.get(key)
        if group is None and key == letters:
            group = index.parts.get(("initials", letters))
        index.add(mention, key, group)
    for group_mentions in index.groups:
        group_mentions.sort(key=lambda mention: mention.start)
    return index.groups


def _plain_key(name: str) -> str:
    key = folded(name).removeprefix("the ")
    key = lx.SAME_NAMES.get(key, key)
    letters = key.replace(".", "")
    return letters if "." in key and _INITIALS.fullmatch(key) else key


def _add_organisation(index: _Index, mention: Mention, written: str) -> None:
    key = _plain_key(written)
    words = key.split()
    core = [word for word in words if word not in lx.COMPANY_FORMS] or words
    group = index.forms.get(key)
    if group is None:
        group = index.parts.get(("core", *core))
    written_words = written.split()
    if group is None and len(words) == 1:
        if written in lx.ORG_HEADS:
            latest = index.latest("head", words[0], mention.start)
            group = latest[1] if latest else None
        elif len(words[0]) > 3:
            group = index.parts.get(("lead", words[0]))
    if group is None and len(core) > 1 and _leads(written_words[0]) and _stands_for(written_words):
        group = index.parts.get(("core", core[0]))
    group = index.add(mention, key, group)
    index.parts.setdefault(("core", *core), group)
    if len(words) > 1:
        index.near["head", words[-1]].append((mention.start, group))
        if _leads(written_words[0]) and _stands_for(written_words):
            index.parts.setdefault(("lead", words[0]), group)
        for letters in _initials(written_words):
            index.parts.setdefault(("initials", letters), group)


def _leads(word: str) -> bool:
    """Whether the first word of a name can stand for all of it: Goldman for Goldman Sachs."""
    return not (
        word in lx.COMMON_LEADS
        or word in lx.PEOPLES
        or word in lx.COMPASS
        or word in lx.ORG_HEADS
        or word in lx.OFFICE_LEADS
        or gazetteer().kinds(word)
        or word in gazetteer().first
    )


def _stands_for(words: Sequence[str]) -> bool:
    """Whether a name may be shortened to its first word: the Nordea Prize may not."""
    return words[-1] not in _NAMED_AFTER and len(words) < 5


def _initials(words: Sequence[str]) -> set[str]:
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    return {large.lower(), every.lower()}


# --- places and other things ----------------------------------------------------------------------


def _others(mentions: Sequence[Mention]) -> list[list[Mention]]:
    index = _Index()
    for mention in mentions:
        key = _plain_key(mention.text)
        if mention.type == "OTHER" and one_line(mention.text) in lx.PEOPLES:
            key = key.removesuffix("s") if len(key) > 4 and not key.endswith("ss") else key
        index.add(mention, key, index.forms.get(key))
    return index.groups
