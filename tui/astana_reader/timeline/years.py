"""The grammar of years and their parts: seasons, quarters, halves, decades, centuries."""

from __future__ import annotations

from . import lexicon, values
from .grammar import Built, Found, Table
from .meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    Corresponding,
    Fixed,
    Same,
    TurnOfCentury,
    YearPart,
)
from .numbers import ordinal
from .tokens import codes_of, pattern
from .verbs import is_participle, is_past


def year_of(words: list[str]) -> int | None:
    """The year that the words say: 1996, '96, 480 bc; before Christ it is negative."""
    if not words:
        return None
    if words[-1] in lexicon.CLASSES["BC"]:
        return -int(words[0])
    figures = words[0].removeprefix("fy").lstrip("'")
    if not figures.isdecimal():
        return None
    if len(figures) <= 2:
        return int(figures) + (2000 if int(figures) < 30 else 1900)
    return int(figures)


def relative_year(words: list[str]) -> tuple[int | None, str]:
    """The shift and anchor of “last year”, “of the same year”, “a year ago”."""
    named = [word for word in words if word not in ("year", "fiscal", "'s", "a", "of")]
    if not named:
        return None, PUBLICATION
    told = named[0] == "that" or (named[0] == "the" and len(named) > 1)
    return lexicon.SHIFTS[named[-1]], FOCUS if told else PUBLICATION


def _year(found: Found) -> Calendar | None:
    year = year_of(found.words("year"))
    if year is None or not 100 <= year < 2200 or _ends_no_date(found, year):
        return None
    return None if _is_address(found) or _is_count(found) else Calendar(year)


def _year_of_deed(found: Found) -> Calendar | None:
    """“rebuilt in 801”: three figures are a year after what was done in it."""
    verb = found.match.start() - 2
    done = verb >= 0 and (is_participle(found.line, verb) or is_past(found.line, verb))
    return _year(found) if done else None


def _year_of_name(found: Found) -> Calendar | None:
    """“the treaty of 1494”, but not “the sum of 1494”, “the crowd of 1500 shareholders”."""
    line, last = found.line, found.match.end()
    if line.words[found.match.start() - 2] in _AMOUNTS:
        return None
    ends = last == len(line.words) or not line.words[last].isalpha() or is_past(line, last)
    return _year(found) if ends or line.words[last] in ("and", "in", "was") else None


_AMOUNTS = frozenset(
    "sum total number value price rate cost amount area height depth size length distance crew "
    "army force population crowd speed altitude level average maximum minimum record".split()
)


def _year_of_span(found: Found) -> Calendar | None:
    """The 899 of “reigned from 871 to 899”."""
    first = found.match.start() - 4
    return _year(found) if first >= 0 and found.line.codes[first] in _LASTED else None


_LASTED = codes_of("LASTED")


def _year_of_accounts(found: Found) -> Calendar | None:
    """“and 1989 profit”, but not “and 2000 soldiers”."""
    after = found.line.words[found.match.end()]
    return _year(found) if after in lexicon.ACCOUNTS or after in lexicon.YEARLY else None


def _is_count(found: Found) -> bool:
    """“2000 more fled”."""
    words, place = found.line.words, found.match.start("year")
    return words[place + 1 : place + 2] == ["more"] and words[place - 1 : place] != ["in"]


_STREETS = frozenset(
    "road street avenue lane drive boulevard terrace crescent highway parkway alley st rd ave "
    "blvd".split()
)


def _is_address(found: Found) -> bool:
    """“1984 Harbour Road”."""
    after = found.match.end()
    return not _STREETS.isdisjoint(found.line.words[after + 1 : after + 4]) and bool(
        _NAMES.match(found.line.codes, after)
    )


def _fiscal_year(found: Found) -> Built | None:
    """FY2023: which months it has differs from firm to firm."""
    year = year_of(found.words("year"))
    return (Calendar(year), "APPROX") if year else None


def _decade_of_century(found: Found) -> Fixed | None:
    """“the first decade of this century”, “the last decade of the 19th century”."""
    which, nth = ordinal(found.words("number")), found.word("nth")
    century = which - 1 if which else 20
    decade = 9 if nth in ("last", "final") else ordinal([nth]) - 1
    return Fixed(f"{century:02d}{decade}") if 0 <= decade <= 9 and 0 <= century < 30 else None


def _turn(found: Found) -> Built | None:
    """“the turn of the century”; of this one where nothing says of which."""
    which = ordinal(found.words("number"))
    return (Calendar(100 * (which - 1)), "APPROX") if which else (TurnOfCentury(), "APPROX")


def _ends_no_date(found: Found, year: int) -> bool:
    """Whether the year is that of a day that no calendar has: “Feb. 30, 2016”."""
    words, at = found.line.words, found.match.start("year")
    at -= words[at - 1 : at] == [","]
    before = [
        word for word in words[max(0, at - 2) : at] if word.isdecimal() or word in lexicon.MONTHS
    ]
    if len(before) != 2 or len({word.isdecimal() for word in before}) != 2:
        return False
    day, month = sorted(before, key=str.isalpha)
    return len(day) <= 2 and not values.exists(lexicon.MONTHS[month], int(day), year)


def _edge_day(found: Found) -> Calendar:
    """“the last day of 2016”."""
    year = year_of(found.words("year"))
    return Calendar(year, 1, 1) if found.word("nth") == "first" else Calendar(year, 12, 31)


def _second_year(found: Found) -> Calendar | None:
    """The 91 of 1990-91."""
    first, second = int(found.word("first")), int(found.word("here"))
    year = first - first % 100 + second + (100 if second < first % 100 else 0)
    return Calendar(year) if year - first <= 30 else None


def _part(found: Found) -> YearPart | None:
    shift, anchor = relative_year(found.words("which"))
    year = year_of(found.words("year"))
    season, half = found.word("season"), found.word("half")
    if season:
        return YearPart(lexicon.SEASONS[season], year, shift, anchor)
    if half:
        first = half == "first" or lexicon.HALF_FIGURES.get(half) == 1
        return YearPart("H1" if first else "H2", year, shift, anchor)
    quarter = found.word("quarter")
    if quarter and _is_of_a_game(found):
        return None
    number = lexicon.QUARTER_FIGURES.get(quarter) or ordinal([quarter])
    return YearPart(f"Q{number}", year, shift, anchor) if 1 <= number <= 4 else None


def _half_of_accounts(found: Found) -> YearPart | None:
    """“in the first half”, where the sentence is about money: a match has halves too."""
    line = found.line
    about_money = _MONEY.search(line.codes) or not lexicon.ACCOUNTS.isdisjoint(line.words)
    return _part(found) if about_money and not _is_of_a_game(found) else None


def _is_of_a_game(found: Found) -> bool:
    """“scored in the fourth quarter”."""
    return not _GAME.isdisjoint(found.line.words)


def _quarter_to(found: Found) -> YearPart | None:
    """“the September quarter”, by the month with which it ends."""
    number, rest = divmod(lexicon.MONTHS[found.word("month")], 3)
    return YearPart(f"Q{number}") if rest == 0 else None


def _quarter_ended(found: Found) -> Same:
    """“the quarter ended Sept. 30”; where no quarter was named, that in which its middle falls."""
    middle = (lexicon.MONTHS[found.word("month")] - 2) % 12
    return Same("quarter", pointing=True, quarter=middle // 3 + 1)


def _which_season(found: Found) -> YearPart:
    words = found.words("which")
    anchor = FOCUS if words[0] in ("the", "that") else PUBLICATION
    return YearPart(lexicon.SEASONS[found.word("season")], None, lexicon.SHIFTS[words[-1]], anchor)


def _season(found: Found) -> YearPart:
    return YearPart(lexicon.SEASONS[found.word("season")])


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
    if len(digits) == 3:
        return Fixed(f"0{digits[:2]}")
    if len(digits) == 4:
        whole_century = digits.endswith("00") and digits != "2000"
        return Fixed(digits[:2] if whole_century else digits[:3])
    return Fixed(("20" if digits in ("00", "10") else "19") + digits[0])


def _edge_of_decade(found: Found) -> Built | None:
    """“early seventies” without its article."""
    decade = _decade(found)
    mod = {"early": "START", "mid": "MID", "late": "END"}[found.word("edge")]
    return (decade, mod) if decade else None


def _century(found: Found) -> Fixed | None:
    count = ordinal(found.words("number"))
    return Fixed(f"{found.word('bc') and 'BC'}{count - 1:02d}") if 1 <= count <= 30 else None


def _era(found: Found) -> Built | None:
    """480 BC, AD 79, the first of 499-449 BC."""
    year = int(found.word("number"))
    before = found.line.words[found.match.start() - 1] if found.match.start() else ""
    about = "APPROX" if found.word("about") or before in _ABOUT else None
    return (Calendar(-year if found.word("bc") else year), about) if 0 < year < 10000 else None


def _period(found: Found) -> Corresponding:
    return Corresponding(found.word("unit"), year_of(found.words("year")))


# “highs in the 80s”
_WARMTH = frozenset("temperature temperatures degrees highs lows fahrenheit celsius".split())
_ABOUT = frozenset("about around roughly approximately circa".split())
_GAME = frozenset(
    "touchdown touchdowns quarterback halftime yard yards scored scoring rebounds coach".split()
)
_MONEY = pattern("MONEY")
_NAMES = pattern("NAME{1,3}")
# What stands before the years of a life in brackets.
_LIVED = "OPEN (born|died|b|d|r|c|ca|circa DOT?)?"
_QUARTER = "(fiscal DASH?)? quarter:ORDINAL quarter (?!of the? century)"
_QUARTER_DASH = "(fiscal DASH?)? quarter:ORDINAL DASH quarter"

RULES: Table = {
    "BC|AD": (
        ("(about:circa|ca|c|about|around|roughly DOT?)? number:TWO|INT bc:BC", _era),
        ("ad|a.d. number:TWO|INT", _era),
        ("number:TWO|INT AD", _era),
        ("here:(number:TWO|INT) (DASH|and|to|until) (about|around|circa)? TWO|INT bc:BC", _era),
    ),
    "YEAR|FAR_YEAR|SHORT_YEAR|THREE": (
        (
            (
                "(?<!NUMBERED|SLASH|and|or|at) (?<!OTHER|INT DASH) (the year|years)? year:YEAR"
                " (?!COUNTED|MULTIPLIER|UNITS | year DASH? old)"
            ),
            _year,
        ),
        ("(?<=and|or) year:YEAR (?!COUNTED|MULTIPLIER|UNITS|WORD)", _year),
        ("(?<=YEAR and|or) year:YEAR", _year),
        ("(?<=and|or) year:YEAR (?=WORD)", _year_of_accounts),
        ("(?<=year) year:FAR_YEAR", _year),
        ("(?<=PREPOSITION) year:FAR_YEAR (?!COUNTED|MULTIPLIER|UNITS|OTHER)", _year),
        ("the year year:FAR_YEAR|THREE", _year),
        # in 1607 colonists landed; (1606–1669); died in 735
        (
            "(?<=in|since|until|till|circa) year:FAR_YEAR"
            " (?!COUNTED|MULTIPLIER|UNITS|UNIT|DASH OTHER)",
            _year,
        ),
        (f"{_LIVED} here:(year:FAR_YEAR|YEAR) (?=CLOSE|COMMA|DASH)", _year),
        # (d. 735), (735–804), but not a telephone's (613)
        ("OPEN born|died|b|d|r|c|ca|circa DOT? here:(year:THREE) (?=CLOSE|COMMA|DASH)", _year),
        ("OPEN here:(year:THREE) (?=DASH THREE|FAR_YEAR CLOSE|COMMA)", _year),
        (f"{_LIVED} FAR_YEAR|YEAR|THREE DASH here:(year:FAR_YEAR|YEAR|THREE) CLOSE", _year),
        ("(?<=FAR_YEAR|YEAR DASH|to|and|until) year:FAR_YEAR (?!COUNTED|UNITS)", _year),
        ("(?<=^ in) year:FAR_YEAR (?!MULTIPLIER)", _year),
        ("year:FAR_YEAR (?=DASH|to|until FAR_YEAR|YEAR (?!COUNTED|UNITS))", _year),
        ("(?<=comet|battle|fire|siege|plague of) year:FAR_YEAR", _year),
        ("(?<=the|that OTHER of) year:FAR_YEAR (?!COUNTED|UNITS|MULTIPLIER|NAME)", _year_of_name),
        (
            "(?<=COMMA|;|and|but in) year:THREE (?=a|an|the|his|her|COMMA|PRONOUN|NAME)",
            _year,
        ),
        ("(?<=^ in) year:THREE (?=a|an|the|his|her|COMMA|PRONOUN|NAME)", _year),
        ("(?<=in) year:THREE (?=COMMA|DOT|;|CLOSE|and|$)", _year_of_deed),
        ("(?<=LASTED from) year:THREE (?=to|until THREE)", _year),
        ("(?<=THREE to|until) year:THREE (?!COUNTED|UNITS|MULTIPLIER)", _year_of_span),
        ("first:YEAR DASH|SLASH here:TWO (?!DASH)", _second_year),
        ("YEAR DASH here:(year:YEAR)", _year),
        ("(?<=in|of|since|the) year:SHORT_YEAR", _year),
        ("(the|its|their? current)? fiscal DASH? year? year:YEAR|SHORT_YEAR", _fiscal_year),
        ("fy year:YEAR|SHORT_YEAR", _fiscal_year),
        ("the? year:YEAR fiscal|calendar|academic|school|model year", _year),
        ("the year:YEAR unit:quarter|period", _period),
        ("the? nth:first|last|final day of year:YEAR", _edge_day),
    ),
    "FISCAL_YEAR": (("year:FISCAL_YEAR", _fiscal_year),),
    "decade": (
        (
            "the nth:first|second|third|fourth|fifth|last|final decade of"
            " (this|the current|present|new? | the? number:ORDINAL) century",
            _decade_of_century,
        ),
    ),
    "turn": (
        ("the turn of the|this century", _turn),
        ("the turn of the number:ORDINAL century", _turn),
    ),
    "quarter|QUARTER_FIGURE": (
        (f"the|its|their? {_QUARTER} (of|in? fiscal? year:YEAR)?", _part),
        (f"{_QUARTER_DASH} (of? year:YEAR)?", _part),
        (f"the|its|their current|latest|recent {_QUARTER}", _part),
        ("the|its|their? fiscal year:YEAR quarter:ORDINAL quarter", _part),
        ("the (MONTH DASH)? month:MONTH quarter", _quarter_to),
        (f"the? year:YEAR POSS? {_QUARTER}", _part),
        (f"the|its|their? {_QUARTER} COMMA? of? which:RELATIVE_YEAR", _part),
        (f"which:RELATIVE_YEAR POSS {_QUARTER}", _part),
        (f"the year DASH which:ago|earlier {_QUARTER}", _part),
        ("quarter:QUARTER_FIGURE (of? year:YEAR|SHORT_YEAR)?", _part),
        ("here:(the|its? quarter) ended|ending month:MONTH", _quarter_ended),
    ),
    "half": (
        ("the? half:first|second|latter half of (fiscal DASH? year?)? year:YEAR", _part),
        ("the? half:first|second|latter half of? which:RELATIVE_YEAR", _part),
        ("half:first|second DASH half", _part),
        ("the? year:YEAR POSS? half:first|second half", _part),
        ("which:RELATIVE_YEAR POSS half:first|second half", _part),
        ("(?<=in|for|during|over) the fiscal? half:first|second half (?!of)", _half_of_accounts),
    ),
    "HALF_FIGURE": (
        ("half:HALF_FIGURE of? year:YEAR|SHORT_YEAR", _part),
        ("(?<=in|for|during|of) half:HALF_FIGURE", _part),
    ),
    "SEASON": (
        ("the? season:SEASON (of|COMMA)? year:ANY_YEAR", _part),
        ("the? season:SEASON COMMA? of? which:RELATIVE_YEAR", _part),
        (
            "here:(the? season:SEASON) (and|or|to | DASH) early|late|mid? SEASON of? year:YEAR",
            _part,
        ),
        ("which:WHICH season:SEASON", _which_season),
        (
            "(?<=PREPOSITION|over) the? season:spring|summer|autumn|winter (?!DASH|games|olympics)",
            _season,
        ),
        ("(?<=SEASON and|or|to) season:SEASON (?!DASH)", _season),
        ("season:spring|summer|autumn|winter (?=WORD? SEASONAL)", _season),
        ("here:(the? season:SEASON) WORD{1,2} (of|in) year:YEAR", _part),
        ("^ the season:summer|autumn|winter (?!DASH|NAME|games|olympics)", _season),
        ("(?<=spent|spend|spends|passed) the season:SEASON (?!DASH)", _season),
        (
            "(?<=in|during|by|until|since|over|early|late|mid) the? season:fall (?!of|to|in|from)",
            _season,
        ),
    ),
    "EARLY_DECADE": (
        ("the? decade:EARLY_DECADE (bc:BC)", _decade),
        (
            "(?<=in|during|throughout|of|until|since|by|early|late|mid) the decade:EARLY_DECADE"
            " (?!WORD)",
            _decade,
        ),
    ),
    "DECADE|SHORT_DECADE|BARE_DECADE|DECADE_WORD": (
        ("the? decade:DECADE|SHORT_DECADE", _decade),
        ("(?<!NAME) the decade:BARE_DECADE", _decade),
        ("the decade:BARE_DECADE bc:BC", _decade),
        ("the decade:DECADE_WORD", _decade),
        ("the? century:eighteen|nineteen|twenty DASH? decade:DECADE_WORD", _decade),
        ("(?<!OWNER) edge:early|late|mid DASH? decade:DECADE_WORD|BARE_DECADE", _edge_of_decade),
    ),
    "century|centuries": (
        ("the? number:ORDINAL DASH? century|centuries (bc:BC)?", _century),
        (
            "here:(the? number:ORDINAL) (and|to|or|DASH) the? (early|late|mid DASH?)? ORDINAL"
            " DASH? century|centuries",
            _century,
        ),
    ),
}
