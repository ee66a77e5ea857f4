"""The day that a page shows its readers beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from astana_reader.articles.evidence import parsed_date
from astana_reader.articles.markup.tree import classes, tag, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MONTHS = (
    "jan january janvier januar enero gennaio janeiro januari january ene января январь янв jän",
    "feb february février februar febrero febbraio fevereiro februari февраля февраль fév",
    "mar march mars märz marzo março maart mär марта март mrz",
    "apr april avril abril aprile апреля апрель avr abr",
    "may mai mayo maggio maio mei мая май",
    "jun june juin juni junio giugno junho июня июнь",
    "jul july juillet juli julio luglio julho июля июль",
    "aug august août agosto augustus августа август ago",
    "sep sept september septembre septiembre settembre setembro сентября сентябрь",
    "oct oktober october octobre octubre ottobre outubro oct okt октября октябрь",
    "nov november novembre noviembre novembro ноября ноябрь",
    "dec december décembre dezember diciembre dicembre dezembro dez dic декабря декабрь",
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+)?([^\W\d]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMBERS = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SAYS_DATE = re.compile(
    r"date|datum|published|pubdate|time|posted|erschienen|meta|dateline|category|intro|info"
)
_NOT_OF_IT = re.compile(
    r"updat|modif|comment|kommentar|related|teaser|sidebar|footer|event|widget|archive"
)
_SAYS_CHANGE = re.compile(
    r"updated?|aktualisiert|geändert|änderung|modified|mis à jour|actualizad", re.IGNORECASE
)
_LONGEST = 120
_BEFORE = 5
_NEAR = 60
"""Elements with text from the headline, among which the day is looked for."""


def shown_day(headline: HtmlElement | None) -> date | None:
    """The first day shown just before or after the headline, in a short line of its own."""
    if headline is None:
        return None
    for element in _near(headline):
        if tag(element) == "time" and (day := parsed_date(element.get("datetime") or "")):
            return day
        words = text_of(element)
        if len(words) <= _LONGEST and not _SAYS_CHANGE.search(words) and (day := day_in(words)):
            return day
    return None


def day_in(words: str) -> date | None:
    """The first day written out in words or as 22.1.2017; None if there is none."""
    found = []
    for pattern, order in (
        (_DAY_FIRST, (2, 1, 0)),
        (_MONTH_FIRST, (2, 0, 1)),
        (_NUMBERS, (2, 1, 0)),
    ):
        for match in pattern.finditer(words):
            year, month, day = (match.groups()[place] for place in order)
            number = int(month) if month.isdigit() else _MONTH.get(month.casefold(), 0)
            try:
                found.append((match.start(), date(int(year), number, int(day))))
            except ValueError:
                continue
    return min(found)[1] if found else parsed_date(words)


def _near(headline: HtmlElement) -> Iterator[HtmlElement]:
    """Short elements that say by tag or class that they hold a date, the nearest first."""
    yield from filter(_may_hold, headline.iter())
    steps = 0
    for element in _following(headline):
        steps += bool((element.text or "").strip())
        if steps > _NEAR:
            break
        if _may_hold(element):
            yield element
    for element in islice(headline.itersiblings(preceding=True), _BEFORE):
        yield from filter(_may_hold, element.iter())


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """All elements after one, in the order of the page."""
    at: HtmlElement | None = element
    while at is not None:
        for sibling in at.itersiblings():
            yield from sibling.iter()
        at = at.getparent()


def _may_hold(element: HtmlElement) -> bool:
    name = tag(element)
    said = classes(element)
    if not name or name in {"script", "style"} or _NOT_OF_IT.search(said):
        return False
    return name == "time" or bool(_SAYS_DATE.search(said))
