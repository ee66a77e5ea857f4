"""The grammar of decades, centuries and millennia, and of their parts."""

from __future__ import annotations

from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.numbers import ordinal

from .meanings import Calendar, Fixed, TurnOfCentury
from .rules import Built, Found, Table


def _decade(found: Found) -> Fixed | None:
    word = found.word("decade")
    if not _WARMTH.isdisjoint(found.line.words):
        return None
    if word in lexicon.DECADES:
        century = lexicon.ONES.get(found.word("century"), 19)
        return Fixed(f"{century}{lexicon.DECADES[word] // 10}")
    digits = word.strip("'s")
    if found.word("bc"):
        return Fixed(f"BC{digits[:-1]:0>3}")
    if len(digits) >= 3:
        whole_century = digits.endswith("00") and digits != "2000"
        return Fixed(digits.zfill(4)[: 2 if whole_century else 3])
    return Fixed(("20" if digits in ("00", "10") else "19") + digits[0])


# “highs in the 80s”
_WARMTH = frozenset("temperature temperatures degrees highs lows fahrenheit celsius".split())


def _edge_of_decade(found: Found) -> Built | None:
    """“early seventies” without its article."""
    decade = _decade(found)
    mod = {"early": "START", "mid": "MID", "late": "END"}[found.word("edge")]
    return (decade, mod) if decade else None


def _decade_of_century(found: Found) -> Fixed | None:
    """“the first decade of this century”, “the last decade of the 19th century”."""
    which, nth = ordinal(found.words("number")), found.word("nth")
    century = which - 1 if which else 20
    decade = 9 if nth in ("last", "final") else ordinal([nth]) - 1
    return Fixed(f"{century:02d}{decade}") if 0 <= decade <= 9 and 0 <= century < 30 else None


def _century(found: Found) -> Fixed | None:
    count = ordinal(found.words("number"))
    return Fixed(f"{found.word('bc') and 'BC'}{count - 1:02d}") if 1 <= count <= 30 else None


def _early_century(found: Found) -> Fixed | None:
    """One of the first centuries, which without its era is seldom meant: “a century in cricket”."""
    return _century(found) if ordinal(found.words("number")) <= _EARLY else None


def _late_century(found: Found) -> Fixed | None:
    return _century(found) if ordinal(found.words("number")) > _EARLY else None


_EARLY = 5


def _millennium(found: Found) -> Fixed | None:
    """“the third millennium BC”: of our own only where its era is said, as others have theirs."""
    count = ordinal(found.words("number"))
    return Fixed(f"{found.word('bc') and 'BC'}{count - 1}") if 1 <= count <= 9 else None


def _part(found: Found) -> Fixed | None:
    """“the second half of the 14th century”, “the first quarter of the 1980s”."""
    decade = bool(found.word("decade"))
    whole = _decade(found) if decade else _century(found)
    nth, unit = found.word("nth"), found.line.words[found.match.end("nth")]
    parts = {"half": 2, "third": 3, "quarter": 4}[unit]
    which = parts if nth in ("last", "final", "latter") else ordinal([nth])
    if whole is None or whole.value.startswith("BC") or not 1 <= which <= parts:
        return whole
    length = 10 if len(whole.value) == 3 else 100
    first = int(whole.value) * length
    years = (first + length * (which - 1) // parts, first + length * which // parts - 1)
    return Fixed(whole.value, years=years)


def _turn(found: Found) -> Built | None:
    """“the turn of the century”; of this one where nothing says of which."""
    which = ordinal(found.words("number"))
    return (Calendar(100 * (which - 1)), "APPROX") if which else (TurnOfCentury(), "APPROX")


_NTH_CENTURY = "(early|late|mid DASH?)? number:ORDINAL DASH? century (bc:BC | AD)?"
_NTH_PART = "the? nth:first|second|third|fourth|last|final|latter half|third|quarter of the?"

RULES: Table = {
    "EARLY_DECADE": (
        ("the? decade:EARLY_DECADE (bc:BC)", _decade),
        (
            "(?<=in|during|throughout|of|until|since|by|early|late|mid) the decade:EARLY_DECADE"
            " (?!WORD)",
            _decade,
        ),
        ("(?<=the early|late|mid) DASH? decade:EARLY_DECADE (?!WORD)", _decade),
        ("(?<=the mid DASH) decade:EARLY_DECADE (?!WORD)", _decade),
    ),
    "DECADE|SHORT_DECADE|BARE_DECADE|DECADE_WORD": (
        ("the? decade:DECADE|SHORT_DECADE", _decade),
        ("(?<!NAME) the decade:BARE_DECADE", _decade),
        ("the decade:BARE_DECADE bc:BC", _decade),
        ("the decade:DECADE_WORD", _decade),
        ("the? century:eighteen|nineteen|twenty DASH? decade:DECADE_WORD", _decade),
        ("(?<!OWNER) edge:early|late|mid DASH? decade:DECADE_WORD|BARE_DECADE", _edge_of_decade),
        (f"{_NTH_PART} decade:DECADE", _part),
    ),
    "decade": (
        (
            "the nth:first|second|third|fourth|fifth|last|final decade of"
            " (this|the current|present|new? | the? number:ORDINAL) century",
            _decade_of_century,
        ),
    ),
    "century|centuries": (
        ("the? number:ORDINAL DASH? century|centuries", _late_century),
        ("the? number:ORDINAL DASH? century|centuries (bc:BC | AD)", _century),
        (
            "(?<=PREPOSITION) the? number:ORDINAL DASH? century|centuries (?!of the|his|her|their)",
            _early_century,
        ),
        ("number:ORDINAL DASH century (?=WORD|NAME)", _early_century),
        (
            "here:(the? number:ORDINAL) (and|to|or|DASH) the? (early|late|mid DASH?)? ORDINAL"
            " DASH? century|centuries (bc:BC | AD)?",
            _century,
        ),
        (f"{_NTH_PART} {_NTH_CENTURY}", _part),
    ),
    "millennium": (
        ("the? number:ORDINAL DASH? millennium (bc:BC | AD)", _millennium),
        (
            "here:(the? number:ORDINAL) (and|to|or|DASH) the? (early|late|mid DASH?)? ORDINAL"
            " DASH? millennium|millennia (bc:BC | AD)",
            _millennium,
        ),
    ),
    "turn": (
        ("the turn of the|this century", _turn),
        ("the turn of the number:ORDINAL century", _turn),
    ),
}
