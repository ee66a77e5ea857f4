"""The grammar of old years: of an era, from 1000 to 1699, and of three figures.

Such figures are more often counts, so that each rule asks for a cue.
"""

from __future__ import annotations

from astana_reader.timeline.sentences.tokens import codes_of
from astana_reader.timeline.sentences.verbs import is_participle, is_past

from .bare_years import year_said
from .meanings import Calendar
from .rules import Built, Found, Table

_DEED = 5  # tokens from a deed to its year
_SPAN = 7  # tokens from “reigned over the West Saxons” to its years


def _year_of_deed(found: Found) -> Calendar | None:
    """“burned the minster in 801”: three figures are a year after what was done in it."""
    line, last = found.line, found.match.start() - 1
    words = range(max(0, last - _DEED), last)
    done = any(
        is_participle(line, at) or is_past(line, at) or line.words[at] in _DEEDS for at in words
    )
    return year_said(found) if done else None


_DEEDS = frozenset("death birth election accession coronation baptism marriage defeat".split())


def _year_about(found: Found) -> Calendar | None:
    """“dug c. 1580”, but not “Vitamin C. 1580 …”."""
    line, first = found.line, found.match.start()
    return year_said(found) if line.text[line.starts[first]].islower() else None


def _year_of_name(found: Found) -> Calendar | None:
    """“the treaty of 1494”, but not “the sum of 1494”, “the crowd of 1500 shareholders”."""
    line, last = found.line, found.match.end()
    if line.words[found.match.start() - 2] in _AMOUNTS:
        return None
    ends = last == len(line.words) or not line.words[last].isalpha() or is_past(line, last)
    return year_said(found) if ends or line.words[last] in ("and", "in", "was") else None


_AMOUNTS = frozenset(
    "sum total number value price rate cost amount area height depth size length distance crew "
    "army force population crowd speed altitude level average maximum minimum record".split()
)


def _year_of_reign(found: Found) -> Calendar | None:
    """Either year of “ruled Mercia from 757 to 796”, “was abbot from 679 until 704”."""
    line, first = found.line, found.match.start("span")
    before = range(max(0, first - _SPAN), first)
    reigned = any(line.codes[at] in _LASTED or line.words[at] in _IN_OFFICE for at in before)
    return year_said(found) if reigned else None


_LASTED = codes_of("LASTED")
_IN_OFFICE = frozenset(
    "king queen emperor empress pope bishop archbishop abbot abbess prior caliph sultan khan duke "
    "prince count earl patriarch regent consul governor dynasty reign rule empire kingdom "
    "flourished".split()
)


def _era(found: Found) -> Built | None:
    """480 BC, AD 79, the first of 499-449 BC and of 69 to 79 AD."""
    year = int(found.word("number"))
    before = found.line.words[found.match.start() - 1] if found.match.start() else ""
    about = "APPROX" if found.word("about") or before in _ABOUT else None
    return (Calendar(-year if found.word("bc") else year), about) if 0 < year < 10000 else None


_ABOUT = frozenset("about around roughly approximately circa".split())
# What stands before the years of a life in brackets.
_LIVED = "OPEN (born|died|b|d|r|c|ca|circa DOT?)?"
_FIRST_OF_TWO = "here:(number:TWO|INT) (DASH|and|to|until) (about|around|circa)? TWO|INT"
_ABOUT_THEN = "(about|around|circa)?"
_REIGN = f"span:(from|between the? year? {_ABOUT_THEN})"
_OF_A_YEAR = "comet|battle|fire|siege|plague|council|synod|treaty|earthquake|famine|eclipse"
_TO = f"to|until|and|DASH {_ABOUT_THEN}"
_UNCOUNTED = "(?!COUNTED|UNIT|UNITS|MULTIPLIER|WORD)"

RULES: Table = {
    "BC|AD": (
        ("(about:circa|ca|c|about|around|roughly DOT?)? number:TWO|INT bc:BC", _era),
        ("(about:circa|ca|c|about|around|roughly DOT?)? number:TWO|INT AD", _era),
        ("AD number:TWO|INT", _era),
        (f"{_FIRST_OF_TWO} bc:BC", _era),
        (f"{_FIRST_OF_TWO} AD", _era),
        ("AD TWO|INT (DASH|and|to|until) here:(number:TWO|INT) (?!COUNTED|UNITS)", _era),
    ),
    "domini|lord": (
        ("anno domini number:INT", _era),
        ("the year of our lord number:INT", _era),
    ),
    "YEAR|FAR_YEAR|THREE": (
        (f"{_REIGN} here:(year:THREE) (?=COMMA|DOT|;|CLOSE|and | to OWNER | $)", _year_of_reign),
        ("(?<=year) year:FAR_YEAR", year_said),
        ("(?<=PREPOSITION) year:FAR_YEAR (?!COUNTED|MULTIPLIER|UNITS|OTHER)", year_said),
        ("the year year:FAR_YEAR|THREE", year_said),
        # in 1607 colonists landed; (1606–1669); died in 735
        (
            "(?<=in|since|until|till|circa) year:FAR_YEAR"
            " (?!COUNTED|MULTIPLIER|UNITS|UNIT|DASH OTHER)",
            year_said,
        ),
        (f"{_LIVED} here:(year:FAR_YEAR|YEAR) (?=CLOSE|COMMA|DASH)", year_said),
        # (d. 735), (735–804), but not a telephone's (613)
        ("OPEN born|died|b|d|r|c|ca|circa DOT? here:(year:THREE) (?=CLOSE|COMMA|DASH)", year_said),
        ("OPEN here:(year:THREE) (?=DASH THREE|FAR_YEAR CLOSE|COMMA)", year_said),
        (
            f"{_LIVED} FAR_YEAR|YEAR|THREE DASH (c|ca|circa DOT?)?"
            " here:(year:FAR_YEAR|YEAR|THREE) CLOSE",
            year_said,
        ),
        (f"c|ca DOT here:(year:FAR_YEAR|THREE) {_UNCOUNTED}", _year_about),
        ("(?<=FAR_YEAR|YEAR DASH|to|and|until) year:FAR_YEAR (?!COUNTED|UNITS)", year_said),
        ("(?<=^ in) year:FAR_YEAR (?!MULTIPLIER)", year_said),
        ("year:FAR_YEAR (?=DASH|to|until FAR_YEAR|YEAR (?!COUNTED|UNITS))", year_said),
        (f"(?<={_OF_A_YEAR} of) year:FAR_YEAR|THREE {_UNCOUNTED}", year_said),
        ("(?<=the|that OTHER of) year:FAR_YEAR (?!COUNTED|UNITS|MULTIPLIER|NAME)", _year_of_name),
        ("(?<=COMMA|;|and|but in) year:THREE (?=a|an|the|his|her|COMMA|PRONOUN|NAME)", year_said),
        ("(?<=^ by|since|until) year:THREE (?=a|an|the|his|her|COMMA|PRONOUN)", year_said),
        ("(?<=^ in) year:THREE (?=a|an|the|his|her|COMMA|PRONOUN|NAME)", year_said),
        ("(?<=in) year:THREE (?=COMMA|DOT|;|CLOSE|and|$)", _year_of_deed),
        (
            f"{_REIGN} here:(year:THREE) {_TO} THREE|FAR_YEAR {_UNCOUNTED}",
            _year_of_reign,
        ),
        (
            f"{_REIGN} THREE {_TO} here:(year:THREE|FAR_YEAR) {_UNCOUNTED}",
            _year_of_reign,
        ),
    ),
}
