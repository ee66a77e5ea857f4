"""Who is who: mentions of people become persons.

A full name goes to the person whose names it fits. A surname alone goes to the one of that surname
whom title, gender, age and the last mention speak for; where they can't tell, it stays apart and
says who it may be.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .gazetteer import gazetteer
from .given_names import long_forms, same_given
from .mentions import Mention, folded
from .rules import bare_surname

_ORDINALS = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split())
_SUFFIXES = frozenset("jr sr".split()) | _ORDINALS
_NEAR = 90
"""Code points: who stood so much nearer than another of the surname is meant."""
_COURTESY = frozenset("mr mrs ms miss mx dr sir lord lady dame madam".split())


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name in parts, in small letters; a bare one has a surname alone."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str

    @property
    def is_full(self) -> bool:
        return bool(self.first)


@dataclass(slots=True)
class Person:
    """The mentions of one person, and what they tell of him or her."""

    mentions: list[Mention] = field(default_factory=list)
    names: list[_Name] = field(default_factory=list)
    gender: str = ""
    age: int = 0
    offices: set[str] = field(default_factory=set)
    may_be: list[int] = field(default_factory=list)
    """The numbers of the persons whom a surname alone may mean."""

    def add(self, mention: Mention, name: _Name) -> None:
        self.mentions.append(mention)
        if name.is_full and name not in self.names:
            self.names.append(name)
        self.gender = self.gender or gender_of(mention, name.first)
        self.age = self.age or mention.age
        self.offices |= _offices(mention)

    def last_before(self, start: int) -> int:
        """Where the last mention before `start` is, else the first, negated, or far away."""
        starts = sorted(mention.start for mention in self.mentions)
        at = bisect_left(starts, start)
        return starts[at - 1] if at else -1


def split_name(text: str) -> _Name:
    """A name in parts; a suffix and an ordinal belong to no surname."""
    words = [word.rstrip(".,") or word for word in folded(text).replace(",", " ").split()]
    words = [word.removesuffix("'s") or word for word in words]
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    if len(words) == 1:
        named = (words[0], "") if suffix in _ORDINALS else ("", bare_surname(words[0]))
        return _Name(named[0], (), named[1], suffix)
    return _Name(words[0], tuple(words[1:-1]), bare_surname(words[-1]), suffix)


def gender_of(mention: Mention, first: str) -> str:
    """“f” or “m” by the words beside a mention, else by the given name; empty where unknown."""
    if mention.gender:
        return mention.gender
    name = first.capitalize()
    female, male = name in gazetteer().female, name in gazetteer().male
    return "" if female == male else "f" if female else "m"


def _offices(mention: Mention) -> set[str]:
    words = {word.lower().rstrip(".") for word in (*mention.role.split(), mention.title)}
    return {word for word in words if word and word not in _COURTESY and len(word) > 2}


def people(mentions: Iterable[Mention]) -> list[Person]:
    """The persons of a text. Full names first, so that a headline's surname finds its own."""
    found: list[Person] = []
    by_last: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    bare: list[tuple[Mention, _Name]] = []
    for mention in mentions:
        name = split_name(mention.text)
        if not name.is_full:
            bare.append((mention, name))
            continue
        number = _same(found, by_last, name, mention)
        if number is None:
            number = len(found)
            found.append(Person())
        found[number].add(mention, name)
        _index(by_last, by_word, number, name)
    alone: dict[str, int] = {}
    for mention, name in bare:
        _add_bare(found, by_last, by_word, alone, mention, name)
    for person in found:
        person.mentions.sort(key=lambda mention: mention.start)
    return found


def _index(
    by_last: dict[str, list[int]], by_word: dict[str, list[int]], number: int, name: _Name
) -> None:
    if number not in by_last[name.last]:
        by_last[name.last].append(number)
    for word in {name.first, *map(bare_surname, name.middle)}:
        if number not in by_word[word]:
            by_word[word].append(number)


def _same(
    found: Sequence[Person], by_last: dict[str, list[int]], name: _Name, mention: Mention
) -> int | None:
    """The person of a full name: the latest whose names it fits."""
    keys = {name.last, *map(bare_surname, name.middle)} if name.last else {""}
    numbers = sorted({number for key in keys for number in by_last.get(key, ())}, reverse=True)
    exact = [n for n in numbers if name in found[n].names]
    for number in (*exact, *numbers):
        if _fits(found[number], name, mention):
            return number
    return None


def _fits(person: Person, name: _Name, mention: Mention) -> bool:
    if person.age and mention.age and abs(person.age - mention.age) > 1:
        return False
    return any(_is_same_name(one, name) for one in person.names) and not any(
        _differ(one, name) for one in person.names
    )


def _differ(one: _Name, other: _Name) -> bool:
    """Whether ordinals, Jr and Sr, or middle initials tell two people apart."""
    if (one.suffix or other.suffix) and one.suffix != other.suffix:
        plain = not (one.suffix and other.suffix)
        return not plain or bool({one.suffix, other.suffix} & (_ORDINALS - {"ii", "iii"}))
    if len(one.middle) == len(other.middle) == 1:
        return one.middle[0][0] != other.middle[0][0]
    return False


def _is_same_name(one: _Name, other: _Name) -> bool:
    if one.last == other.last and same_given(one.first, other.first):
        return True
    short, long = sorted((_words(one), _words(other)), key=len)
    contained = len(short) > 1 and (long[: len(short)] == short or long[-len(short) :] == short)
    return contained or (one.last == other.last and one.first in other.middle)


def _words(name: _Name) -> list[str]:
    return [word for word in (name.first, *name.middle, name.last) if word]


def _add_bare(
    found: list[Person],
    by_last: dict[str, list[int]],
    by_word: dict[str, list[int]],
    alone: dict[str, int],
    mention: Mention,
    name: _Name,
) -> None:
    candidates = by_last.get(name.last) or [
        number
        for word in (name.last, *sorted(long_forms(name.last)))
        for number in by_word.get(word, ())
    ]
    numbers = list(dict.fromkeys(candidates))
    best = _best(found, numbers, mention)
    if best is None:
        best = alone.get(name.last)
        if best is None or (numbers and not _agrees(found[best], mention)):
            best = alone[name.last] = len(found)
            found.append(Person(may_be=numbers))
    found[best].add(mention, name)


def _agrees(person: Person, mention: Mention) -> bool:
    gender = mention.gender
    return not (person.gender and gender and person.gender != gender)


def _best(found: Sequence[Person], numbers: Sequence[int], mention: Mention) -> int | None:
    """The candidate whom most speaks for, or None where two have as much."""
    if not numbers:
        return None
    scored = sorted(((_score(found[n], mention), n) for n in numbers), reverse=True)
    (most, best), *others = scored
    if most < 0:
        return None
    rivals = [number for score, number in others if score == most]
    if not rivals:
        return best
    return _nearest(found, [best, *rivals], mention.start)


def _score(person: Person, mention: Mention) -> int:
    """Points for and against a person by title, gender and age."""
    score = 0
    if mention.gender and person.gender:
        score += 2 if mention.gender == person.gender else -9
    if mention.age and person.age:
        score += 4 if abs(person.age - mention.age) < 2 else -9
    shared = _offices(mention) & person.offices
    return score + 3 * bool(shared)


def _nearest(found: Sequence[Person], numbers: Sequence[int], start: int) -> int | None:
    """Who was named last, or None where another was named about as lately."""
    lasts = sorted(((found[n].last_before(start), n) for n in numbers), reverse=True)
    (latest, best), (second, _) = lasts[0], lasts[1]
    if latest < 0:
        return min(numbers, key=lambda n: found[n].mentions[0].start)
    return best if second < 0 or latest - second > _NEAR else None
