"""Names in a text that is not English: only those that are sure.

Countries and capitals in the language's own words, people after a title, and acronyms that come
back. In German every noun has a capital: a guess there is more often wrong than right.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from . import lexicon as lx
from .gazetteer import gazetteer
from .lines import Line
from .rules import Found

FILE = Path(__file__).parent / "data" / "foreign.z"
_LONGEST = 6
_TITLES = frozenset(
    """herr herrn frau dr prof präsident präsidentin präsidenten bundeskanzler bundeskanzlerin
    kanzler kanzlerin minister ministerin außenminister außenministerin innenminister
    finanzminister finanzministerin verteidigungsminister ministerpräsident ministerpräsidentin
    premierminister bürgermeister bürgermeisterin oberbürgermeister könig königin papst general
    senator monsieur madame mme mlle président présidente ministre maire général roi reine pape
    sénateur députée señor señora don doña sr sra presidente presidenta ministro ministra alcalde
    alcaldesa rey reina papa senador senadora signor signora sindaco sindaca re regina onorevole
    premier senhor senhora prefeito prefeita rei rainha president koning koningin meneer mevrouw
    burgemeester statsminister statsministern minister kung drottning kong dronning prezydent pan
    pani król królowa ministr prezident král sir lord mr mrs""".split()
)
_TITLE_ENDINGS = ("minister", "ministerin", "präsident", "präsidentin", "kanzler", "kanzlerin")
"""Of the many titles that German makes of two words."""
_PARTICLES = lx.PARTICLES | frozenset("zu zum zur".split())
_NO_ACRONYMS = frozenset(
    """EUR USD GBP CHF TV PC PDF HTML XML URL USB CD DVD SMS DNA RNA GPS WLAN ID IT AI KI IA VIP FAQ
    PS NB OK MWST TVA IVA CEO CFO II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI CO KG KM
    GB MB TB KW MW GW AM PM ISBN ISSN DOI MP HIV AIDS COVID CV PIN EC FM UKW LED LCD""".split()
)


@cache
def _tables() -> dict[str, frozenset[str]]:
    """The countries and capitals of each language, by its code."""
    try:
        rows = zlib.decompress(FILE.read_bytes()).decode().split("\n")
    except (OSError, ValueError, zlib.error):
        return {}
    split = (row.partition("\t") for row in rows)
    return {code: frozenset(names.split("|")) for code, _, names in split}


def tag(lines: Sequence[Line], code: str) -> list[list[Found]]:
    """The sure names of each line of a text in a language."""
    places = _tables().get(code, frozenset())
    counts = Counter(word for line in lines if line.look != "upper" for word in line.words)
    found = [_line(line, places, counts, code) for line in lines]
    surnames = frozenset(
        line.words[end - 1]
        for line, names in zip(lines, found, strict=True)
        for start, end, type_ in names
        if type_ == "PERSON" and end - start > 1
    )
    return [
        sorted([*names, *_repeats(line, names, surnames)]) if surnames else names
        for line, names in zip(lines, found, strict=True)
    ]


def _line(line: Line, places: frozenset[str], counts: Counter[str], code: str) -> list[Found]:
    found: list[Found] = []
    at = 0
    while at < len(line.words):
        name = _place(line, at, places) or _titled(line, at, code) or _acronym(line, at, counts)
        if name:
            found.append(name)
        at = max(at + 1, name[1] if name else 0)
    return found


def _place(line: Line, at: int, places: frozenset[str]) -> Found | None:
    if not line.words[at][0].isupper():
        return None
    for end in range(min(len(line.words), at + _LONGEST), at, -1):
        if " ".join(line.words[at:end]) in places:
            return at, end, "PLACE"
    return None


def _titled(line: Line, at: int, code: str) -> Found | None:
    """A person after a title: a given name with a surname, or one word with a capital."""
    words = line.words
    before = words[at - 1].lower() if at else ""
    if at > 1 and before == ".":
        before = words[at - 2].lower()
    title = before.rstrip(".")
    titled = title in _TITLES or (code == "de" and title.endswith(_TITLE_ENDINGS))
    if not titled or not _is_name(words[at]):
        return None
    end = at + 1
    if words[at] in gazetteer().first or code != "de":
        while end < min(len(words), at + 4) and (
            _is_name(words[end])
            or (words[end] in _PARTICLES and end + 1 < len(words) and _is_name(words[end + 1]))
        ):
            end += 1
    return at, end, "PERSON"


def _is_name(word: str) -> bool:
    return (
        word[0].isupper() and len(word) > 1 and not word.isupper() and word.lower() not in _TITLES
    )


def _acronym(line: Line, at: int, counts: Counter[str]) -> Found | None:
    word = line.words[at]
    if line.look or not (word.isupper() and word.isalpha() and 2 <= len(word) <= 6):
        return None
    known = word in lx.KNOWN_ORGS and len(word) > 2
    often = counts[word] > 1 and len(word) > 2 and word not in _NO_ACRONYMS
    return (at, at + 1, "ORG") if known or often else None


def _repeats(line: Line, found: Sequence[Found], surnames: frozenset[str]) -> Iterator[Found]:
    """Surnames of people who have a title and a given name somewhere in the text."""
    taken = {at for start, end, _ in found for at in range(start, end)}
    for at, word in enumerate(line.words):
        if at not in taken and word in surnames:
            yield at, at + 1, "PERSON"
