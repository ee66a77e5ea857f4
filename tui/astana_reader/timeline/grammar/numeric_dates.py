"""The grammar of dates in figures alone: 2017-12-31, 12/31/2017, 31.12.2017, 12/2017."""

from __future__ import annotations

import re

from astana_reader.timeline import values
from astana_reader.timeline.calendars import zones
from astana_reader.timeline.sentences.numbers import year_of
from astana_reader.timeline.sentences.tokens import codes_of
from astana_reader.timeline.sentences.verbs import is_participle, is_past

from .figures import is_date
from .meanings import Calendar, Fixed, NoSuchDay, Numeric
from .rules import Found, Table


def _iso(found: Found) -> Fixed | Calendar | NoSuchDay | None:
    if _is_version(found):
        return None
    day, _, clock = found.word("iso").replace(" ", "t").partition("t")
    year, month, number = (int(part) for part in day.split("-"))
    if not (year and 1 <= month <= 12 and values.exists(month, number, year)):
        return NoSuchDay(month, year) if year and 1 <= month <= 12 and number <= 31 else None
    if not clock:
        return Calendar(year, month, number)
    hours, minutes = int(clock[:2]), int(clock[3:5])
    zone = zones.offset(_ZONE.sub("", clock), day)
    return Fixed(f"{day}T{clock[:5]}", "TIME", zone) if hours < 24 and minutes < 60 else None


_ZONE = re.compile(r"[\d:.]+(?=[-+z]|\Z)")


def _is_version(found: Found) -> bool:
    """“Version 2024.06.01”, “tool-2024.06.01”."""
    line, first = found.line, found.match.start()
    if first == 0:
        return False
    beside = line.ends[first - 1] == line.starts[first]
    return line.words[first - 1] in _VERSIONS or (beside and line.words[first - 1] in "-_/")


def _follows_name(found: Found) -> bool:
    """“Grafana 2024.05.30”: the version of a program."""
    line, first = found.line, found.match.start()
    return first > 0 and line.codes[first - 1] in _NAMES


_NAMES = codes_of("NAME")
_VERSIONS = frozenset("version versions ver v release releases build builds revision rev".split())


def _slashed(found: Found) -> Calendar | Numeric | None:
    """12/31/2017, 31-12-2017, 31.12.2017, 2017/12/31."""
    word = found.word("slashed")
    if _is_version(found):
        return None
    parts = [_ROMAN.get(part, part) for part in re.split("[/.-]", word)]
    if not all(map(str.isdecimal, parts)):
        return None
    if len(parts[0]) == 4:
        if "." in word and _follows_name(found):
            return None
        year, month, day = (int(part) for part in parts)
    elif len(parts[0]) <= 2 and len(parts[2]) in ((4,) if _may_be_time(found) else (2, 4)):
        year = year_of(["'" + parts[2]] if len(parts[2]) == 2 else [parts[2]]) or 0
        month, day = int(parts[1]), int(parts[0])
        if day <= 12 < month:
            month, day = day, month
        if "." not in word:
            said = Numeric(day, month, year)
            return said if 1000 <= year < 2200 and is_date(said) else None
    else:
        return None
    if not (1000 <= year < 2200 and 1 <= month <= 12 and values.exists(month, day, year)):
        return None
    return Calendar(year, month, day)


_ROMAN = {  # months: 10.VI.1940
    figures: str(month)
    for month, figures in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)
}


def _may_be_time(found: Found) -> bool:
    """2.11.37 may be a time of a race or a version, unless it is one on which something is done."""
    line, first = found.line, found.match.start()
    dated = line.words[first - 1 : first] in (["on"], ["dated"], ["since"], ["until"])
    done = dated and (line.words[first - 1] == "dated" or is_past(line, first - 2))
    return "." in found.word("slashed") and not done


def _month_and_year(found: Found) -> Calendar | None:
    """11/2012, but not “case 11/2012”."""
    line, first = found.line, found.match.start()
    if first and line.codes[first - 1] in _NOUNS and not is_participle(line, first - 1):
        return None
    month, _, year = found.word("figures").partition("/")
    return Calendar(int(year), int(month))


_NOUNS = codes_of("NAME|WORD|NUMBERED")

RULES: Table = {
    "ISO": (("iso:ISO", _iso),),
    "SLASHED": (("slashed:SLASHED", _slashed),),
    "MONTH_YEAR": (("figures:MONTH_YEAR", _month_and_year),),
}
