"""What the words beside a person's name tell of the person: address, gender, age."""

from __future__ import annotations

from . import lexicon as lx
from .cues import pronoun
from .lines import Line

_FEMALE = frozenset(
    """mrs ms miss lady dame queen princess sister madam mme duchess countess baroness empress frau
    mother wife daughter widow aunt niece girlfriend granddaughter grandmother stepmother actress
    spokeswoman chairwoman businesswoman congresswoman councilwoman policewoman sportswoman
    heiress waitress nun midwife señora""".split()
)
_MALE = frozenset(
    """mr sir lord king prince father monsieur duke count baron emperor sultan pope herr husband son
    brother uncle nephew boyfriend grandson grandfather stepfather widower actor spokesman chairman
    businessman congressman councilman policeman sportsman monk imam rabbi señor""".split()
)


def title_of(line: Line, start: int) -> str:
    """The word of address or office right before a name, without its period, or empty."""
    before = line.words[start - 1].rstrip(".") if start else ""
    return before if before in lx.TITLES else ""


def gender_at(line: Line, start: int, end: int) -> str:
    """“f” or “m” where the words beside a name say so, else empty."""
    before = line.words[start - 1].rstrip(".").lower() if start else ""
    if before in _FEMALE:
        return "f"
    if before in _MALE:
        joined = start > 2 and line.words[start - 2 : start - 1] == ["and"]
        return "" if joined and before == "mr" else "m"
    after = [word.lower() for word in line.words[end : end + 6]]
    if after[:1] == [","] and len(after) > 2 and after[1] in ("a", "an", "the", "his", "her"):
        told = after[2] if after[2] != "former" else "".join(after[3:4])
        if told in _FEMALE or told in _MALE:
            return "f" if told in _FEMALE else "m"
    return pronoun(line, end)


def age_at(line: Line, end: int) -> int:
    """The years in “Ann Lee, 31, said”, or 0."""
    after = line.words[end : end + 3]
    if len(after) == 3 and after[0] == "," and after[2] in (",", ".", ";", "and", "who"):
        return int(after[1]) if after[1].isdecimal() and len(after[1]) < 3 else 0
    return 0
