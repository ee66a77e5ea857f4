"""The document pass: the same name is the same thing wherever the text has it.

Only what the text itself introduces is passed on: surnames of people named in full or with a title,
exact repeats, initials given in brackets. A bare run of capitals is never made a person here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from . import lexicon as lx
from .gazetteer import gazetteer
from .lines import Line, truecased
from .mentions import EntityType
from .neighbours import agree
from .rules import Found, bare_surname
from .teams import play

_FROM_PLACE = lx.IN_WORDS | frozenset("from to of".split())
_DAYS = frozenset(word for word in lx.CALENDAR if len(word) > 5) - {"Christmas", "Easter"}
_MARKS = frozenset("-–—:;,.*•|/\\\"'“”‘’()[]")
_OFFICERS = frozenset(
    """Spokesman Spokeswoman Spokesperson Minister Secretary President Chairman Chairwoman
    Director Ambassador Commissioner Governor Chief""".split()
)
_COMPOUND = re.compile(
    r"[^\W\d_].*-(?:based|born|led|backed|owned|controlled|listed|registered|trained|educated)"
)
"""Boston-based Acme: what stands before a name and is none of it."""
_LONGEST_DATELINE = 3
"""Tokens of a place before the date."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of the text: types by name, and the most tokens of one by its first token.

    `surnames` counts the people in full who have one, `bare` a word's places outside all names.
    """

    votes: dict[str, Counter[EntityType]] = field(default_factory=lambda: defaultdict(Counter))
    longest: dict[str, int] = field(default_factory=dict)
    surnames: Counter[str] = field(default_factory=Counter)
    bare: Counter[str] = field(default_factory=Counter)

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
        agree(line, _filled(line, tidy(line, mine), theirs))
        for line, mine, theirs in zip(lines, found, ruled, strict=True)
    ]
    known = _known(lines, tidied)
    voted = [_voted(line, mine, known) for line, mine in zip(lines, tidied, strict=True)]
    return play(lines, [_repeated(*pair, known) for pair in zip(lines, voted, strict=True)])


def tidy(line: Line, found: Sequence[Found]) -> list[Found]:
    """Names without marks, numbers, days and titles at their ends."""
    return [kept for name in found if (kept := _tidied(line, name))]


def _tidied(line: Line, name: Found) -> Found | None:
    words = line.words
    start, end, type_ = name
    compounds = (at for at in range(start, end - 1) if _COMPOUND.fullmatch(words[at]))
    start = max(compounds, default=start - 1) + 1
    while end - start > 1 and _trails(words[end - 1], type_):
        end -= 1
    if end < name[1] and words[end] == "." and words[end - 1].lower() in lx.COMPANY_FORMS:
        end += 1  # the period of Inc.
    while end - start > 1 and _leads(words[start], type_):
        start += 1
    if end - start == 1 and not any(letter.isalpha() for letter in words[start]):
        return None
    if " ".join(words[start:end]) in lx.DEMONYMS:
        return start, end, "OTHER"
    kinds = gazetteer().kinds(" ".join(map(truecased, words[start:end])))
    if kinds and (line.is_dateline(start, end) or (type_ == "PERSON" and end < name[1])):
        return start, end, "PLACE"  # VIENNA 1996-08-30
    formed = end - start > 1 and words[end - 1] in lx.LEGAL_FORMS
    known = words[start].isupper() and words[start:end] == [words[start]] and not line.look
    return start, end, "ORG" if formed or (known and words[start] in lx.KNOWN_ORGS) else type_


def _trails(word: str, type_: EntityType) -> bool:
    if word in _MARKS or word in ("'s", "’s"):
        return True
    if type_ == "ORG":
        return word in _OFFICERS  # the State Department Spokesperson
    return type_ in ("PERSON", "PLACE") and (word[0].isdigit() or word in _DAYS)


def _leads(word: str, type_: EntityType) -> bool:
    if word in _MARKS or (word in ("the", "The") and type_ != "OTHER"):
        return True
    return type_ == "PERSON" and (word.rstrip(".") in lx.HONORIFICS or word in lx.OFFICES)


def _filled(line: Line, found: list[Found], ruled: Sequence[Found]) -> list[Found]:
    """Names of the rules that are sure, where the tagger was silent."""
    table = gazetteer()
    added: list[Found] = []
    for start, end, type_ in (*_dateline(line), *ruled):
        if any(start < b and a < end for a, b, _ in (*found, *added)):
            continue
        words = line.words[start:end]
        name = " ".join(words)
        if (
            name in lx.DEMONYMS
            or line.is_dateline(start, end)
            or (type_ == "PLACE" and table.is_sure_place(name))
            or name in lx.KNOWN_ORGS
            or (type_ == "ORG" and len(words) > 1 and words[-1] in lx.ORG_HEADS and not line.look)
        ):
            added.append((start, end, type_))
    return sorted([*found, *added]) if added else found


def _dateline(line: Line) -> list[Found]:
    """The place that a line opens with in capitals, where the rules are silent too."""
    for end in range(min(_LONGEST_DATELINE, len(line.words) - 1), 0, -1):
        name = " ".join(map(truecased, line.words[:end]))
        if line.is_dateline(0, end) and gazetteer().kinds(name):
            return [(0, end, "PLACE")]
    return []


def _known(lines: Sequence[Line], found: Sequence[Sequence[Found]]) -> _Known:
    known = _Known()
    for line, mine in zip(lines, found, strict=True):
        at = 0
        for start, end, type_ in mine:
            known.bare.update(word for word in line.words[at:start] if word[0].isupper())
            at = end
            words = line.words[start:end]
            known.votes[" ".join(words)][type_] += 1
            known.longest[words[0]] = max(known.longest.get(words[0], 0), end - start)
            if type_ == "PERSON" and not line.look and _introduces(line, start, end):
                known.surnames.update({words[-1], bare_surname(words[-1])})
        known.bare.update(word for word in line.words[at:] if word[0].isupper())
    return known


def _introduces(line: Line, start: int, end: int) -> bool:
    """Whether a person is named with a first name or a title before the surname."""
    first = line.words[start]
    if start > 0 and line.words[start - 1].rstrip(".") in lx.HONORIFICS:
        return True
    return end - start > 1 and (first in gazetteer().first or len(first.rstrip(".")) == 1)


def _voted(line: Line, found: Sequence[Found], known: _Known) -> list[Found]:
    return [(start, end, _vote(line, (start, end, type_), known)) for start, end, type_ in found]


def _vote(line: Line, name: Found, known: _Known) -> EntityType:
    """The type of most mentions of the name; a surname of the text is a person’s."""
    start, end, found = name
    words = " ".join(line.words[start:end])
    kinds = gazetteer().kinds(words)
    never = "country" in kinds or words in lx.PEOPLES or (kinds and _placed(line, start))
    if words in known.surnames and not never:
        return "PERSON"
    if kinds and found == "ORG" and _placed(line, start, lx.IN_WORDS):
        return "PLACE"
    return known.type_of(words) or found


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
            and word[0].isupper()
            and len(word) > 2
            and not (line.look and len(word) < 4)
        ):
            if _is_surname(word, known) and at + 1 not in taken:
                yield at, end, "PERSON"
            elif word in known.longest:
                for end in range(min(len(words), at + known.longest[word]), at, -1):
                    name = " ".join(words[at:end])
                    type_ = known.type_of(name)
                    if type_ and known.is_trusted(name) and taken.isdisjoint(range(at, end)):
                        yield at, end, type_
                        break
                else:
                    end = at + 1
        at = end


def _is_surname(word: str, known: _Known) -> bool:
    return word in known.surnames and word not in lx.STARTERS and known.is_trusted(word)
