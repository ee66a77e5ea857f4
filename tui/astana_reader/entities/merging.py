"""Mentions become entities: the same one under its full name, its surname, its initials.

Types never mix. A surname goes to the full name that stood last before it. Every look-up is by a
key, so that a book costs no more a mention than a note.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from . import lexicon as lx
from .gazetteer import gazetteer
from .mentions import Entity, EntityType, Mention, entity_id, folded, one_line
from .rules import bare_surname

_SUFFIXES = frozenset("jr sr ii iii iv".split())
_COMMON = frozenset("new national international world united general first american".split())


@dataclass(slots=True)
class _Index:
    """The groups by what their names share: each list in text order, as (start, group)."""

    groups: list[list[Mention]] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    parts: dict[tuple[str, ...], int] = field(default_factory=dict)
    near: dict[tuple[str, str], list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    recent: dict[str, tuple[int, int]] = field(default_factory=dict)
    told_apart: dict[int, tuple[str, str]] = field(default_factory=dict)
    """By group of people: the middle initial, and Jr or Sr, that its names have had."""

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
    groups: list[list[Mention]] = []
    for type_, found in by_type.items():
        grouped = {"PERSON": _people, "ORG": _organisations}.get(type_, _others)(found)
        groups += grouped
    return united(entity(group) for group in groups if group)


def united(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in order, those of the same type and name as one."""
    same: dict[str, Entity] = {}
    for found in entities:
        other = same.get(found.id)
        same[found.id] = _joined(other, found) if other else found
    return tuple(sorted(same.values(), key=lambda found: found.mentions[0].start))


def _joined(one: Entity, other: Entity) -> Entity:
    both = sorted((*one.mentions, *other.mentions), key=lambda mention: mention.start)
    return entity(both, name=one.name, decided=one.decided or other.decided)


def entity(mentions: Sequence[Mention], *, name: str = "", decided: bool = False) -> Entity:
    """The entity that mentions of one type make; its name is the fullest form unless given."""
    type_ = mentions[0].type
    forms = Counter(one_line(mention.text) for mention in mentions)
    shown = name or max(forms, key=lambda form: (_fullness(form, type_), forms[form]))
    aliases = tuple(form for form in forms if form != shown)
    roles = tuple(dict.fromkeys(mention.role for mention in mentions if mention.role))
    return Entity(entity_id(type_, shown), shown, type_, aliases, roles, tuple(mentions), decided)


def _fullness(form: str, type_: EntityType) -> tuple[int, bool, int]:
    words = form.split()
    plain = not (form.isupper() and len(form) > 5)
    if type_ == "OTHER":
        return 0, plain, -len(form)
    return len(words), plain, len(form)


# --- people ---------------------------------------------------------------------------------------


def _people(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Full names first, so that a headline's surname finds the name that follows it."""
    index = _Index()
    bare: list[tuple[Mention, list[str]]] = []
    for mention in mentions:
        words = [word.rstrip(".,") or word for word in folded(mention.text).split()]
        words = [word.removesuffix("'s") or word for word in words]
        if len([word for word in words if word not in _SUFFIXES]) > 1:
            _add_full(index, mention, words)
        else:
            bare.append((mention, words))
    for mention, words in bare:
        _add_bare(index, mention, words)
    for group in index.groups:
        group.sort(key=lambda mention: mention.start)
    return index.groups


def _split(words: Sequence[str]) -> tuple[str, tuple[str, ...], str, str]:
    """First name, middle names, surname without its article, and Jr or Sr."""
    suffix = words[-1] if words[-1] in _SUFFIXES else ""
    names = words[:-1] if suffix else words
    return names[0], tuple(names[1:-1]), bare_surname(names[-1]), suffix


def _add_full(index: _Index, mention: Mention, words: list[str]) -> None:
    key = " ".join(words)
    group = index.forms.get(key)
    first, middle, last, suffix = _split(words)
    if group is None:
        group = _same_person(index, words)
    group = index.add(mention, key, group)
    parts: list[tuple[str, ...]] = [(first, last, suffix), (first[0] + ".", last, suffix)]
    parts += [tuple(words[:size]) for size in range(2, min(len(words), 6))]
    parts += [tuple(words[-size:]) for size in range(2, min(len(words), 6))]
    for part in parts:
        index.parts.setdefault(("part", *part), group)
    index.parts.setdefault(("full", *words), group)
    known_initial, known_suffix = index.told_apart.get(group, ("", ""))
    initial = middle[0][0] if middle else ""
    index.told_apart[group] = (known_initial or initial, known_suffix or suffix)
    place = (mention.start, group)
    index.near["last", last].append(place)
    index.near["first", first].append(place)
    for word in middle:
        index.near["middle", word].append(place)


def _same_person(index: _Index, words: list[str]) -> int | None:
    first, _, last, suffix = _split(words)
    initial = len(first) == 1
    keys = [("part", *words), ("part", first, last, suffix)]
    keys += [("part", first[0] + ".", last, suffix)] if initial else []
    keys += [("full", first[0], last)] if not initial else []
    keys += [("full", *words[:size]) for size in range(2, len(words))]
    keys += [("full", *words[-size:]) for size in range(2, len(words))]
    for key in keys:
        group = index.parts.get(key)
        if group is not None and not _differ(index.told_apart[group], words):
            return group
    return None


def _differ(known: tuple[str, str], words: Sequence[str]) -> bool:
    """Whether middle initials or Jr and Sr tell two people apart."""
    _, middle, _, suffix = _split(words)
    pairs = zip(known, (middle[0][0] if middle else "", suffix), strict=True)
    return any(theirs and own and theirs != own for theirs, own in pairs)


def _add_bare(index: _Index, mention: Mention, words: list[str]) -> None:
    word = bare_surname(words[0])
    best = None
    for kind in ("last", "middle", "first"):
        best = index.latest(kind, word, mention.start)
        if best is not None:
            break
    if best is None:
        group = index.forms.get(word)
        index.add(mention, word, group)
        return
    last = index.recent.get(word)
    if last is not None and best[0] <= last[0]:
        best = last
    index.groups[best[1]].append(mention)
    index.recent[word] = (mention.start, best[1])


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
    return lx.SAME_NAMES.get(key, key)


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
    if group is None and len(core) > 1 and _leads(written_words[0]):
        group = index.parts.get(("core", core[0]))
    group = index.add(mention, key, group)
    index.parts.setdefault(("core", *core), group)
    if len(words) > 1:
        index.near["head", words[-1]].append((mention.start, group))
        if _leads(written_words[0]):
            index.parts.setdefault(("lead", words[0]), group)
        for letters in _initials(written_words):
            index.parts.setdefault(("initials", letters), group)


def _leads(word: str) -> bool:
    """Whether the first word of a name can stand for all of it: Goldman for Goldman Sachs."""
    return not (
        word.lower() in _COMMON
        or word in lx.PEOPLES
        or word in lx.COMPASS
        or word in lx.ORG_HEADS
        or word in lx.OFFICE_LEADS
        or gazetteer().kinds(word)
        or word in gazetteer().first
    )


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
