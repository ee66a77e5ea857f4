"""Dates outside English: those in full, in figures or with the language's own names of months.

What counts from another day is read in English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from astana_reader.text.month_names import MONTH_NAMES
from astana_reader.text.sentences import sentence_at
from astana_reader.text.spans import Span, Spanned

from . import values
from .expressions import WRITTEN, TimeExpression

_FIGURES = (
    r"(?<![\w.,/-])(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    r"|(?P<year_first>\d{4}[./]\d\d?[./]\d\d?)"
    r"|(?P<day_first>\d\d?[./-]\d\d?[./-]\d{4})"
    r"|(?P<signs>\d{4}\s?[年년]\s?\d\d?\s?[月월](?:\s?\d\d?\s?[日일])?)"
    r"|{named})(?![\w/-]|[.,]\d)"
)
_NAMED = (
    r"(?:(?P<day>\d\d?)(?:\.|er|re|º|°)?\s(?:\s*)(?:de\s+|d['’])?)?"
    r"(?P<month>{names})\.?,?\s+(?:de[l]?\s+)?(?P<year>\d{{4}})"
    r"|(?P<hungarian_year>\d{{4}})\.?\s+(?P<hungarian_month>{names})(?:\s+(?P<hungarian_day>\d\d?)(?:\.|-\w+)?)?"
)
_NUMBER = re.compile(r"\d+")


# In these the names of months have endings for “in”, “of” and “from”: “w kwietniu 1940”.
_DECLINED = frozenset("pl cs sk ru uk be bg sr kk fi hu tr el ro".split())
_STEM = 4  # letters of a name whose last letter may be another


@cache
def _reader(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    months = {
        name: number
        for number, names in enumerate(MONTH_NAMES.get(language, "").split("\n")[1:-1], 1)
        for name in names.split()
    }
    if language in _DECLINED:
        months |= {name[:-1]: number for name, number in months.items() if len(name) > _STEM}
    names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    if language in _DECLINED:
        names = rf"(?:{names})[^\W\d_]{{0,4}}"
    named = _NAMED.format(names=names) if names else "(?!)"
    return re.compile(_FIGURES.replace("{named}", named), re.IGNORECASE), months


def find_dates(text: str, block: Spanned, language: str) -> Iterator[TimeExpression]:
    """The dates of a block, in order; their words must not be those of another language."""
    pattern, months = _reader(language)
    for match in pattern.finditer(text, block.start, block.end):
        value = _value(match, months)
        earliest, latest = values.days(value) if value else (None, None)
        if value is None or earliest is None:
            continue
        yield TimeExpression(
            start=match.start(),
            end=match.end(),
            text=match[0],
            type="DATE",
            value=value,
            mod=None,
            earliest=earliest,
            latest=latest,
            sentence=_sentence(text, match, block),
            why=f"“{' '.join(match[0].split())}” is written out",
            certainty=WRITTEN,
        )


def _value(match: re.Match[str], months: dict[str, int]) -> str | None:
    found = match.groupdict()
    if match.lastgroup in ("iso", "year_first", "signs"):
        return _joined(*map(int, _NUMBER.findall(match[0])))
    if match.lastgroup == "day_first":
        day, month, year = map(int, _NUMBER.findall(match[0]))
        return _joined(year, month, day)
    name = found.get("month") or found.get("hungarian_month") or ""
    said, number = (found.get(key) or found.get(f"hungarian_{key}") for key in ("year", "day"))
    named = _month(months, name.casefold())
    return _joined(int(said or 0), named, int(number or 0)) if named else None


def _month(months: dict[str, int], name: str) -> int | None:
    """The month of a name, whatever its ending."""
    ends = range(len(name), _STEM - 2, -1)
    return next((months[name[:end]] for end in ends if name[:end] in months), None)


def _joined(year: int, month: int, day: int = 0) -> str | None:
    if not (1000 <= year < 2200 and 1 <= month <= 12):
        return None
    if not day:
        return values.month_value(year, month)
    return f"{year:04d}-{month:02d}-{day:02d}" if values.exists(month, day, year) else None


def _sentence(text: str, match: re.Match[str], block: Spanned) -> Span:
    """The sentence around a date, whose ordinal (“3. Oktober”) ends none."""
    first = sentence_at(text, match.start(), block.start, block.end)
    last = sentence_at(text, match.end() - 1, block.start, block.end)
    if first is None or last is None:
        return Span(match.start(), match.end())
    return Span(first.start, last.end)
