"""From all that a document says of itself to its metadata, the best of each first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from astana_reader.text.visible import visible_line

from .document import Evidence, Metadata

_LONGEST = 500
_TIME_ZONES = timedelta(days=1)
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")


@dataclass(slots=True)
class Gathered:
    """What was found, in the order of trust; `add` keeps what is usable."""

    found: list[Evidence] = field(default_factory=list)

    def add(self, name: str, value: object, where: str, *, usable: bool = True) -> None:
        """Note that the document says `value` for a field of Metadata.

        `usable=False` is for what is shown and never taken, such as the date of a change.
        """
        if name == "published":
            day = value if isinstance(value, date) else parsed_date(str(value or ""))
            said = day.isoformat()[:10] if day else ""
        else:
            said = " ".join(visible_line(str(value or "")).split())[:_LONGEST]
        if said and not any((e.field, e.value, e.found) == (name, said, where) for e in self.found):
            self.found.append(Evidence(name, said, where, taken=usable))

    def last(self, name: str, test: Callable[[str], bool]) -> None:
        """Trust the values of a field that pass less than its others: an account's for a name."""
        self.found.sort(key=lambda item: item.field == name and test(item.value))

    def metadata(self, known: Metadata, today: date) -> Metadata:
        """`known` with what is missing in it; no date later than today is taken."""
        fields: dict[str, Evidence] = {}
        for item in self.found:
            if item.taken and item.field not in fields and _is_possible(item, today):
                fields[item.field] = item
        chosen = set(map(id, fields.values()))
        day = fields.get("published")
        return replace(
            known,
            title=known.title or _value(fields, "title"),
            author=known.author or _value(fields, "author"),
            site=known.site or _value(fields, "site"),
            url=known.url or _value(fields, "url"),
            language=known.language or _value(fields, "language"),
            published=known.published or (date.fromisoformat(day.value) if day else None),
            published_by=known.published_by or (day.found if day else ""),
            evidence=tuple(replace(e, taken=id(e) in chosen) for e in self.found),
        )


def parsed_date(text: str) -> date | None:
    """The day of an ISO date or time, or of 2017/1/22; None for all else."""
    match = _ISO.match(text) or _SLASHED.match(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _value(fields: dict[str, Evidence], name: str) -> str:
    return fields[name].value if name in fields else ""


def _is_possible(item: Evidence, today: date) -> bool:
    """Whether a date can be one of publication; the first day of all stands for none in pages."""
    if item.field != "published":
        return True
    return date.min < date.fromisoformat(item.value) <= today + _TIME_ZONES
