"""Where a name begins and ends: what stands beside it is cut off, and what belongs to it is added.

The statistical tagger types names better than it bounds them, so that here the words decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import lexicon as lx
from .gazetteer import gazetteer
from .lines import Line, truecased
from .mentions import EntityType
from .parting import VERBS, parts_of
from .rules import NO_OFFICES, Found, is_name_word, is_office, mixed

_DAYS = frozenset(word for word in lx.CALENDAR if len(word) > 5) - {"Christmas", "Easter"}
_MONTHS = lx.CALENDAR - {"Christmas", "Easter", "Ramadan"}
_MARKS = frozenset("-–—:;,.*•|/\\\"'“”‘’()[]")
_POSSESSIVES = frozenset(("'s", "’s"))
_OFFICERS = frozenset(
    """Spokesman Spokeswoman Spokesperson Minister Secretary President Chairman Chairwoman
    Director Ambassador Commissioner Governor Chief Secretary-General Photo""".split()
)
_COMPOUND = re.compile(
    r"[^\W\d_].*-(?:based|born|led|backed|owned|controlled|listed|registered|trained|educated)"
)
"""Boston-based Acme: what stands before a name and is none of it."""
_LONGEST_DATELINE = 3
"""Tokens of a place before the date."""
_ADDRESSES = frozenset("Mr Mrs Ms Miss Mx Messrs Sir Dr Dame".split())
_CROWNED = frozenset("King Queen Pope Prince Princess Emperor Empress Tsar Sultan Emir".split())
_IDEAS = re.compile(r"(?:Anti|anti|[A-Z])[\w-]*(?:isms?|phobia|sceptics?|scepticism|philia)")
"""Islamophobia, Communism: ideas, not names."""
_MANY = frozenset("Senator President Minister Representative Governor General Judge".split())
_EVENTS = frozenset(
    """Cup Games Olympics Championship Championships Prize Award Awards Festival War Act Treaty
    Revolution Series Trophy Marathon""".split()
)
_SITES = frozenset(
    """Airport Station Hotel River Lake Street Avenue Road Boulevard Bridge Stadium Beach Island
    Islands Mosque Cathedral Square Bay Valley Harbour Harbor""".split()
)
_BROADCAST = frozenset("Radio TV Television Police Fire Power Space".split())
_EASTERN = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,6}")
_NO_FAMILY = (
    lx.STARTERS | lx.TITLES | lx.OFFICE_LEADS | lx.ORG_HEADS | lx.PLACE_HEADS | lx.TOPICS
    | lx.CALENDAR | lx.PEOPLES | lx.COMPASS
)  # fmt: skip
_LINKING = frozenset("is has was were had are thought cut".split())
_DETERMINERS = frozenset("the a an its it that to be have in on at".split())
_GENERIC = frozenset(
    """Company Agreement Contract Secretary Minister Chairman President Director Board Committee
    Court Council Union Party Department Ministry Agency Commission Bank Group Office Government
    State Treaty Act Bill Report Plan Fund Trust Authority Association Section Article Chapter Table
    Figure Part Name Date Total Amount Remarks Page Note Notes Sports Business Politics Home Editor
    Reporting Editing Writing Update Adds Recasts Photo Photos Image Video""".split()
)
"""Words that alone are no names, however they are written."""


def tidy(line: Line, found: Sequence[Found], ruled: Sequence[Found]) -> list[Found]:
    """The names of a line with their bounds put right; `ruled` are the rules' own."""
    if line.place == "speaker":
        return list(ruled)
    firm = [name for name in ruled if _is_firm(line, name) and not _is_within(name, found)]
    taken = {at for start, end, _ in firm for at in range(start, end)}
    kept = list(firm)
    for name in found:
        for start, end, type_ in parts_of(line, name):
            kept += _rests(start, end, type_, taken)
    return [
        right for name in _retitled(line, sorted(kept), ruled) if (right := _tidied(line, name))
    ]


def _retitled(line: Line, found: Sequence[Found], ruled: Sequence[Found]) -> Iterator[Found]:
    """The names, those that are a title and a person of the rules as that person.

    A first name and a town that the tagger took for a place is a person too.
    """
    people = {name[1]: name[0] for name in ruled if name[2] == "PERSON"}
    for start, end, type_ in found:
        first = people.get(end, -1)
        titled = start < first and all(map(_is_only_title, line.words[start:first]))
        words = line.words[start:end]
        named = start == first and type_ == "PLACE" and end - start == 2
        town = named and words[0] in gazetteer().first and not gazetteer().kinds(" ".join(words))
        yield (first, end, "PERSON") if titled or town else (start, end, type_)


def _is_within(name: Found, found: Sequence[Found]) -> bool:
    """Whether the tagger has a longer organisation around the name, or just it."""
    return any(a <= name[0] and name[1] <= b and type_ == "ORG" for a, b, type_ in found)


def _rests(start: int, end: int, type_: EntityType, taken: set[int]) -> Iterator[Found]:
    """What the rules' names leave of a name: nothing of an organisation but what stands apart."""
    at = start
    while at < end:
        if at in taken:
            at += 1
            continue
        stop = at
        while stop < end and stop not in taken:
            stop += 1
        if (at, stop) == (start, end) or type_ != "ORG" or stop - at > 1:
            yield at, stop, type_
        at = stop


def _is_firm(line: Line, name: Found) -> bool:
    """Whether the words of a name of the rules leave no doubt about its bounds."""
    start, end, type_ = name
    words = line.words[start:end]
    if line.look or type_ != "ORG":
        return False
    if " ".join(words) in lx.KNOWN_NAMES or "&" in words or words[-1] in lx.LEGAL_FORMS:
        return end - start > 1
    after_of = words[0] in lx.ORG_HEADS and words[1:2] == ["of"]
    if after_of and is_office(line.words, end, min(len(line.words), end + 2)):
        return True  # Bank of England Governor
    if end - start > 1 and words[-1] in lx.ORG_HEADS:
        after = line.words[end] if end < len(line.words) else ""
        goes_on = is_name_word(after or ".") and not is_office(line.words, end, len(line.words))
        return after not in ("of", "for", "and") and not goes_on
    return False


def _tidied(line: Line, name: Found) -> Found | None:
    words = line.words
    start, end, type_ = name
    compounds = (at for at in range(start, end - 1) if _COMPOUND.fullmatch(words[at]))
    start = max(compounds, default=start - 1) + 1
    while end - start > 1 and _trails(words, end, type_):
        end -= 1
    if _is_possessive_firm(line, start, end):
        return start, end + 1, "ORG"
    if end < name[1] and words[end] == "." and words[end - 1].lower() in lx.COMPANY_FORMS:
        end += 1  # the period of Inc.
    if words[end : end + 1] == ["."] and words[end - 1] in lx.LEGAL_FORMS and line.touches(end):
        end += 1
    addressed = words[start].rstrip(".") in _ADDRESSES | _CROWNED and end - start > 1
    if addressed and words[end - 1] not in lx.ORG_HEADS | lx.PLACE_HEADS:
        type_ = "PERSON"
    while end - start > 1 and _leads(words[start], type_):
        start += 1
    if not _is_name(line, start, end, type_):
        return None
    return start, end, _typed(line, (start, end, type_), name[1])


def _is_name(line: Line, start: int, end: int, type_: EntityType) -> bool:
    words = line.words[start:end]
    if end - start == 1 and not any(letter.isalpha() for letter in words[0]):
        return False
    if words[0] in _MONTHS and (type_ != "PERSON" or end - start == 1 or not words[1][0].isalpha()):
        return False
    plain = len(words) != 2 and all(word in _GENERIC | lx.COMPASS for word in words)
    if all(map(_is_title, words)) or plain:
        before = line.words[start - 1].lower() if start else ""
        surname = words[-1] in gazetteer().last and before not in ("the", "a", "an")
        return type_ == "PERSON" and surname and words[-1] not in _GENERIC
    if _IDEAS.fullmatch(words[-1]) and type_ != "PERSON":
        return False
    after = line.words[end] if end < len(line.words) else ""
    if after == "$":
        return False  # US$ 20
    return after != "crude" and not all("\u0e00" <= word[0] <= "\u0e7f" for word in words)


def _is_title(word: str) -> bool:
    titled = word in lx.OFFICE_LEADS or word.rstrip(".") in lx.TITLES
    return titled and word not in lx.KNOWN_ORGS


def _is_only_title(word: str) -> bool:
    bare = word.rstrip(".")
    return _is_title(word) and bare not in gazetteer().first and bare not in NO_OFFICES


def _typed(line: Line, name: Found, last: int) -> EntityType:
    """The type that the words of a name leave no choice about, else its own."""
    words = line.words
    start, end, type_ = name
    if " ".join(words[start:end]) in lx.DEMONYMS:
        return "OTHER"
    last_word = words[end - 1]
    if end - start > 1 and not line.look:
        if type_ in ("PLACE", "PERSON") and last_word in _EVENTS:
            return "OTHER"
        if type_ == "ORG" and last_word in _SITES and words[end - 2] not in _BROADCAST:
            return "PLACE"
    if is_eastern_name(words[start:end]) and type_ in ("PLACE", "OTHER"):
        return "PERSON"
    kinds = gazetteer().kinds(" ".join(map(truecased, words[start:end])))
    if kinds and (line.is_dateline(start, end) or (type_ == "PERSON" and end < last)):
        return "PLACE"  # VIENNA 1996-08-30
    formed = end - start > 1 and words[end - 1] in lx.LEGAL_FORMS
    formed = formed or (words[start] in lx.ORG_HEADS and words[start + 1 : start + 2] == ["of"])
    known = words[start].isupper() and end - start == 1 and not line.look
    named = known and (words[start] in lx.KNOWN_ORGS or truecased(words[start]) in lx.KNOWN_ORGS)
    named = named or " ".join(words[start:end]) in lx.KNOWN_NAMES
    return "ORG" if formed or named or "&" in words[start:end] else type_


def _is_possessive_firm(line: Line, start: int, end: int) -> bool:
    """Whether the ending after a name is a part of it: Moody’s; Harlow’s cut its forecast."""
    words = line.words
    if line.look or words[end : end + 1] not in (["'s"], ["’s"]) or words[start].isupper():
        return False
    if end - start == 1 and words[start] in lx.POSSESSIVE_FIRMS:
        return True
    if "&" in words[start:end] and words[end - 1] == "Poor":
        return True
    after = words[end + 1 : end + 3]
    told = len(after) == 2 and after[0] in VERBS and after[0] not in _LINKING
    object_ = told and (after[1] in _DETERMINERS or after[1][0].isdigit())
    return end - start == 1 and object_ and not gazetteer().kinds(words[start])


def _trails(words: Sequence[str], end: int, type_: EntityType) -> bool:
    word = words[end - 1]
    if word in _MARKS and not (word == "." and words[end - 2] in lx.LEGAL_FORMS):
        return True
    if word in _POSSESSIVES:
        return words[end - 2] not in lx.POSSESSIVE_FIRMS
    if word in VERBS and not is_name_word(word):
        return True
    if type_ == "ORG":
        return word in _OFFICERS or word[0].isdigit()  # the State Department Spokesperson
    if type_ == "PLACE" and word in lx.TITLES and word not in lx.ORG_HEADS:
        return True  # the LA Sheriff
    return type_ in ("PERSON", "PLACE") and (word[0].isdigit() or word in _DAYS)


def _leads(word: str, type_: EntityType) -> bool:
    if word in _MARKS or (word in ("the", "The", "and") and type_ != "OTHER"):
        return True
    if type_ != "PERSON":
        return "," in word and word[0].isdigit()  # 6,000 Acme workers
    bare = word.rstrip(".")
    return bare in lx.HONORIFICS or word in lx.OFFICES or bare.removesuffix("s") in _MANY


def is_eastern_name(words: Sequence[str]) -> bool:
    """Whether two words look like a Chinese or Korean name: Wong Kwok-hing."""
    return (
        len(words) == 2
        and 2 <= len(words[0]) <= 6
        and words[0].istitle()
        and _EASTERN.fullmatch(words[1]) is not None
        and _COMPOUND.fullmatch(words[1]) is None
        and words[0] not in _NO_FAMILY
    )


def _eastern_names(line: Line) -> Iterator[Found]:
    for at in range(len(line.words) - 1) if not line.look else ():
        if "-" in line.words[at + 1] and is_eastern_name(line.words[at : at + 2]):
            yield at, at + 2, "PERSON"


def filled(line: Line, found: list[Found], ruled: Sequence[Found]) -> list[Found]:
    """Names of the rules that are sure, where the tagger was silent."""
    table = gazetteer()
    added: list[Found] = []
    for start, end, type_ in (*_dateline(line), *ruled, *_agencies(line), *_eastern_names(line)):
        if any(start < b and a < end for a, b, _ in (*found, *added)):
            continue
        words = line.words[start:end]
        name = " ".join(words)
        if (
            name in lx.DEMONYMS
            or line.is_dateline(start, end)
            or (type_ == "PLACE" and table.is_sure_place(name))
            or name in lx.KNOWN_ORGS
            or name in lx.KNOWN_NAMES
            or (type_ == "ORG" and ("&" in words or words[-1] in _POSSESSIVES or mixed(name)))
            or (type_ == "ORG" and words[0] in lx.ORG_HEADS and words[1:2] == ["of"])
            or (type_ == "ORG" and words[0] in lx.TOPICS and words[1:2] == ["and"])
            or is_eastern_name(words)
            or _is_told(line, start, end, type_)
            or (type_ == "ORG" and len(words) > 1 and words[-1] in lx.ORG_HEADS and not line.look)
        ):
            added.append((start, end, type_))
    return sorted([*found, *added]) if added else found


def _agencies(line: Line) -> Iterator[Found]:
    """Well-known firms that the rules are silent of: AP Photo, McDonald’s."""
    for at, word in enumerate(line.words[:-1]):
        after = line.words[at + 1]
        if word.isupper() and word in lx.KNOWN_ORGS and after in ("Photo", "/"):
            yield at, at + 1, "ORG"
        elif word in lx.POSSESSIVE_FIRMS and after in _POSSESSIVES:
            yield at, at + 2, "ORG"


def _is_told(line: Line, start: int, end: int, type_: EntityType) -> bool:
    """Whether a person is a king, or a surname that opens the line and says something."""
    word = line.words[start]
    titled = start and line.words[start - 1].rstrip(".") in _CROWNED | _ADDRESSES
    if type_ == "PERSON" and titled:
        return True
    said = end < len(line.words) and line.words[end] in lx.SAYING
    surname = end - start == 1 and word in gazetteer().last and not gazetteer().kinds(word)
    return type_ == "PERSON" and said and surname and not line.look


def _dateline(line: Line) -> list[Found]:
    """The place that a line opens with in capitals, where the rules are silent too."""
    first = 0
    if not (line.words[0] == "(" or line.words[0].isupper()):
        return []
    if line.words[0] == "(" and ")" in line.words[:8]:
        first = line.words.index(")") + 1
    for end in range(min(first + _LONGEST_DATELINE, len(line.words) - 1), first, -1):
        name = " ".join(map(truecased, line.words[first:end]))
        if line.is_dateline(first, end) and gazetteer().kinds(name):
            return [(first, end, "PLACE")]
    return []
