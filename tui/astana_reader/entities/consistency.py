"""The document pass: the same name is the same thing wherever the text has it.

Only what the text itself introduces is passed on: surnames of people named in full or with a title,
exact repeats, initials given in brackets. A bare run of capitals is never made a person here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from . import lexicon as lx
from .bounds import filled, tidy
from .cues import cue, firms, is_candidate, partners
from .gazetteer import gazetteer
from .lines import Line, truecased
from .mentions import EntityType
from .neighbours import agree
from .rules import Found, bare_surname, is_name_word
from .same import other_names, with_full_names
from .teams import play

_FROM_PLACE = lx.IN_WORDS | frozenset("from to of".split())
_NO_SURNAMES = lx.ORG_HEADS | lx.PLACE_HEADS | lx.TITLES


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of the text: types by name, and the most tokens of one by its first token.

    `surnames` counts the people in full who have one, `since` is the line of the first of them,
    `bare` counts a word's places outside all names. `defined` are other names that the text gives
    to something, `firms` names that the words beside them somewhere call firms.
    """

    votes: dict[str, Counter[EntityType]] = field(default_factory=lambda: defaultdict(Counter))
    longest: dict[str, int] = field(default_factory=dict)
    surnames: Counter[str] = field(default_factory=Counter)
    since: dict[str, int] = field(default_factory=dict)
    bare: Counter[str] = field(default_factory=Counter)
    defined: dict[str, EntityType] = field(default_factory=dict)
    firms: set[str] = field(default_factory=set)

    def learn(self, words: Sequence[str]) -> str:
        """The name that words make; how long it is is kept by its first word."""
        self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))
        return " ".join(words)

    def type_of(self, name: str) -> EntityType | None:
        """The type that two thirds of its mentions have."""
        votes = self.votes.get(name)
        if not votes:
            return None
        ((type_, most),) = votes.most_common(1)
        return type_ if 3 * most >= 2 * votes.total() else None

    def is_trusted(self, name: str) -> bool:
        """Whether the tagger took it for a name about as often as not."""
        votes = self.votes.get(name)
        return self.bare[name] <= (votes.total() if votes else 0) + 1


def settle(
    lines: Sequence[Line], found: Sequence[Sequence[Found]], ruled: Sequence[Sequence[Found]]
) -> list[list[Found]]:
    """The names of each line after the whole text was heard."""
    tidied = [
        _with_others(line, _typed_line(line, mine, theirs))
        for line, mine, theirs in zip(lines, found, ruled, strict=True)
    ]
    told = [_firms(line, mine) for line, mine in zip(lines, tidied, strict=True)]
    known = _known(lines, tidied, told)
    called = [_called(*pair) for pair in zip(tidied, told, strict=True)]
    voted = [
        _voted(*pair, number, known) for number, pair in enumerate(zip(lines, called, strict=True))
    ]
    played = play(lines, [_repeated(*pair, known) for pair in zip(lines, voted, strict=True)])
    return _without_shouts(lines, played)


def _typed_line(line: Line, mine: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    """The tagger's names of a line, bounded, filled up and typed by those beside them."""
    filled_up = filled(line, tidy(line, mine, theirs), theirs)
    return agree(line, with_full_names(line, filled_up))


def _with_others(line: Line, found: Sequence[Found]) -> list[Found]:
    """The names of a line with those that it says are other names of them."""
    others = [(other.start, other.end, other.type) for other in other_names(line, found)]
    kept = [n for n in found if not any(n[0] < b and a < n[1] for a, b, _ in others)]
    return sorted([*kept, *others]) if others else list(found)


def _known(
    lines: Sequence[Line], found: Sequence[Sequence[Found]], told: Sequence[Sequence[Found]]
) -> _Known:
    known = _Known()
    for number, (line, mine, firms_here) in enumerate(zip(lines, found, told, strict=True)):
        for other in other_names(line, mine):
            name = known.learn(line.words[other.start : other.end])
            known.defined.setdefault(name, other.type)
        known.firms.update(known.learn(line.words[start:end]) for start, end, _ in firms_here)
        at = 0
        for name_found in mine:
            start, end, type_ = name_found
            known.bare.update(filter(is_name_word, line.words[at:start]))
            at = end
            known.votes[known.learn(line.words[start:end])][type_] += 1
            _learn_short(line, name_found, number, known)
        known.bare.update(filter(is_name_word, line.words[at:]))
    return known


def _learn_short(line: Line, name: Found, number: int, known: _Known) -> None:
    """Keep the surname of a person in full, and the short form of a firm."""
    start, end, type_ = name
    words = line.words[start:end]
    if type_ == "PERSON" and not line.look and _introduces(line, start, end):
        surnames = {truecased(words[-1]), bare_surname(words[-1])}
        known.surnames.update(surnames)
        for surname in surnames:
            known.since.setdefault(surname, number)
    elif type_ == "ORG" and len(words) > 1 and _short_stands(words):
        known.firms.add(known.learn(words[:1]))


def _introduces(line: Line, start: int, end: int) -> bool:
    """Whether a person is named with a first name or a title before the surname.

    Two or three plain words that the tagger took for a person will do too.
    """
    first = line.words[start]
    if line.place == "speaker":
        return True
    if start > 0 and line.words[start - 1].rstrip(".") in lx.HONORIFICS:
        return True
    if end - start > 1 and (first in gazetteer().first or len(first.rstrip(".")) == 1):
        return True
    words = line.words[start:end]
    plain = all(word.isalpha() and word.istitle() for word in words)
    return 1 < end - start < 4 and plain and _NO_SURNAMES.isdisjoint(words)


def _short_stands(words: Sequence[str]) -> bool:
    """Whether the first word of a firm can stand for all of it: Acme of Acme Holdings."""
    rest = words[1:] if words[-1] != "." else words[1:-1]
    corporate = bool(rest) and (rest[-1] in lx.LEGAL_FORMS or rest[-1] in lx.CORPORATE)
    table = gazetteer()
    return (
        corporate
        and len(words[0]) > 3
        and not table.is_sure_place(words[0])
        and "region" not in table.kinds(words[0])
        and words[0] not in table.first
        and words[0] not in lx.PEOPLES | lx.COMPASS | lx.ORG_HEADS | lx.OFFICE_LEADS | lx.TOPICS
        and words[0] not in lx.STARTERS | lx.COMMON_LEADS
    )


def _firms(line: Line, found: Sequence[Found]) -> list[Found]:
    """What a line calls firms, whether it was found or not."""
    told = list(firms(line, found))
    for name in partners(line, found):
        if not any(name[0] < end and start < name[1] for start, end, _ in told):
            told.append(name)
    return told


def _called(found: Sequence[Found], told: Sequence[Found]) -> list[Found]:
    """The names of a line, those that it calls firms as such."""
    kept = [n for n in found if not any(n[0] < b and a < n[1] for a, b, _ in told)]
    return sorted([*kept, *told])


def _voted(line: Line, found: Sequence[Found], number: int, known: _Known) -> list[Found]:
    return [
        (start, end, _vote(line, (start, end, type_), number, known)) for start, end, type_ in found
    ]


def _vote(line: Line, name: Found, number: int, known: _Known) -> EntityType:
    """The type of most mentions of the name; a surname of the text is a person’s."""
    start, end, found = name
    words = " ".join(line.words[start:end])
    if words in known.defined:
        return known.defined[words]
    kinds = gazetteer().kinds(words)
    if words in known.surnames and words not in lx.PEOPLES:
        return _person_or_place(line, name, number, known) if kinds else "PERSON"
    if kinds and found == "ORG" and _placed(line, start, lx.IN_WORDS):
        return "PLACE"
    if words in known.firms and is_candidate(line, start, end, found):
        return "ORG"
    return known.type_of(words) or found


def _person_or_place(line: Line, name: Found, number: int, known: _Known) -> EntityType:
    """What a surname that is a town or country too stands for here."""
    start, end, _ = name
    word = line.words[start]
    said = cue(line, start, end)
    if said == "PERSON":
        return "PERSON"
    if said is not None or _placed(line, start):
        return "PLACE"
    return "PERSON" if known.since.get(word, number) <= number else "PLACE"


def _placed(line: Line, start: int, words: AbstractSet[str] = _FROM_PLACE) -> bool:
    """Whether one of the words, or one with “the”, stands before it: it is a place then."""
    before = [word.lower() for word in line.words[max(0, start - 2) : start]]
    if before[-1:] == ["the"]:
        del before[-1]
    return bool(before) and before[-1] in words


def _repeated(line: Line, found: Sequence[Found], known: _Known) -> list[Found]:
    """The names of a line with those that the text has elsewhere."""
    taken = {at for start, end, _ in found for at in range(start, end)}
    added = list(_repeats(line, taken, known))
    return sorted([*found, *added]) if added else list(found)


def _repeats(line: Line, taken: set[int], known: _Known) -> Iterator[Found]:
    words, at = line.words, 0
    while at < len(words):
        word, end = words[at], at + 1
        if (
            at not in taken
            and is_name_word(word)
            and len(word) > 2
            and not (line.look and len(word) < 4)
        ):
            if _is_surname(word, known) and at + 1 not in taken:
                yield at, end, "PERSON"
            elif word in known.firms and is_candidate(line, at, end, None):
                yield at, end, "ORG"
            elif word in known.longest:
                for end in range(min(len(words), at + known.longest[word]), at, -1):
                    name = " ".join(words[at:end])
                    type_ = known.defined.get(name) or known.type_of(name)
                    if type_ and known.is_trusted(name) and taken.isdisjoint(range(at, end)):
                        yield at, end, type_
                        break
                else:
                    end = at + 1
        at = end


def _is_surname(word: str, known: _Known) -> bool:
    return word in known.surnames and word not in lx.STARTERS and known.is_trusted(word)


def _without_shouts(lines: Sequence[Line], found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names without those of headings in capitals that the text has nowhere else."""
    heard = {
        " ".join(line.words[start:end]).lower()
        for line, mine in zip(lines, found, strict=True)
        if line.look != "upper"
        for start, end, _ in mine
    }
    surnames = {name.split()[-1] for name in heard}
    kept = []
    for line, mine in zip(lines, found, strict=True):
        if line.look == "upper" and line.place == "heading":
            kept.append([name for name in mine if _is_heard(line, name, heard, surnames)])
        else:
            kept.append(list(mine))
    return kept


def _is_heard(line: Line, name: Found, heard: set[str], surnames: set[str]) -> bool:
    words = line.words[name[0] : name[1]]
    written = " ".join(words).lower()
    if written in heard or (name[2] == "PERSON" and words[-1].lower() in surnames):
        return True
    known = " ".join(map(truecased, words))
    alone = gazetteer().is_sure_place(known) and known not in lx.PEOPLES
    return (alone and name[2] == "PLACE") or (known.isupper() and known in lx.KNOWN_ORGS)
