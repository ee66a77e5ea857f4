"""The grammar of years and their parts: seasons, quarters, halves, fiscal years."""

from __future__ import annotations

from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.numbers import ordinal, year_of
from astana_reader.timeline.sentences.tokens import pattern

from .bare_years import year_said
from .meanings import FOCUS, PUBLICATION, Calendar, Corresponding, Same, YearPart
from .rules import Built, Found, Table


def relative_year(words: list[str]) -> tuple[int | None, str]:
    """The shift and anchor of “last year”, “of the same year”, “a year ago”."""
    named = [word for word in words if word not in ("year", "fiscal", "'s", "a", "of")]
    if not named:
        return None, PUBLICATION
    told = named[0] == "that" or (named[0] == "the" and len(named) > 1)
    return lexicon.SHIFTS[named[-1]], FOCUS if told else PUBLICATION


def _year_of_accounts(found: Found) -> Calendar | None:
    """“and 1989 profit”, but not “and 2000 soldiers”."""
    after = found.line.words[found.match.end()]
    return year_said(found) if after in lexicon.ACCOUNTS or after in lexicon.YEARLY else None


def _fiscal_year(found: Found) -> Built | None:
    """FY2023: which months it has differs from firm to firm."""
    year = year_of(found.words("year"))
    return (Calendar(year), "APPROX") if year else None


def _edge_day(found: Found) -> Calendar:
    """“the last day of 2016”."""
    year = year_of(found.words("year"))
    return Calendar(year, 1, 1) if found.word("nth") == "first" else Calendar(year, 12, 31)


def _second_year(found: Found) -> Calendar | None:
    """The 91 of 1990-91, the '41 of “1640 and '41”."""
    first, second = int(found.word("first")), int(found.word("here").lstrip("'"))
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


def _period(found: Found) -> Corresponding:
    return Corresponding(found.word("unit"), year_of(found.words("year")))


_GAME = frozenset(
    "touchdown touchdowns quarterback halftime yard yards scored scoring rebounds coach".split()
)
_MONEY = pattern("MONEY")
_QUARTER = "(fiscal DASH?)? quarter:ORDINAL quarter (?!of the? century)"
_QUARTER_DASH = "(fiscal DASH?)? quarter:ORDINAL DASH quarter"

RULES: Table = {
    "YEAR|SHORT_YEAR": (
        (
            (
                "(?<!NUMBERED|SLASH|and|or|at) (?<!OTHER|INT DASH) (the year|years)? year:YEAR"
                " (?!COUNTED|MULTIPLIER|UNITS | year DASH? old)"
            ),
            year_said,
        ),
        ("(?<=and|or) year:YEAR (?!COUNTED|MULTIPLIER|UNITS|WORD)", year_said),
        ("(?<=YEAR and|or) year:YEAR", year_said),
        ("(?<=and|or) year:YEAR (?=WORD)", _year_of_accounts),
        ("first:YEAR DASH|SLASH here:TWO (?!DASH)", _second_year),
        ("first:YEAR|FAR_YEAR COMMA|DASH|and|or|to|until|till here:SHORT_YEAR", _second_year),
        ("YEAR DASH here:(year:YEAR)", year_said),
        ("(?<=in|of|since|the) year:SHORT_YEAR", year_said),
        ("(the|its|their? current)? fiscal DASH? year? year:YEAR|SHORT_YEAR", _fiscal_year),
        ("fy year:YEAR|SHORT_YEAR", _fiscal_year),
        ("the? year:YEAR fiscal|calendar|academic|school|model year", year_said),
        ("the year:YEAR unit:quarter|period", _period),
        ("the? nth:first|last|final day of year:YEAR", _edge_day),
    ),
    "FISCAL_YEAR": (("year:FISCAL_YEAR", _fiscal_year),),
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
        ("the? season:SEASON (of|COMMA)? year:ANY_YEAR (DASH|SLASH TWO|YEAR|DAY_FIGURE)?", _part),
        ("the? season:SEASON COMMA? of? which:RELATIVE_YEAR", _part),
        ("the season:SEASON of year:THREE (?=AFTER_YEAR|was | $)", _part),
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
}
