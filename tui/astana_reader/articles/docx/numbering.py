"""The numbers of lists as Word counts them (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astana_reader.articles.markup.signs import roman

from .xml import child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    """bullet, decimal, lowerLetter, upperRoman and so on."""
    pattern: str = ""
    """`%1.%2)`, where %1 is the number of the first level."""
    start: int = 1
    restarts: bool = True
    """Whether it begins anew after an item of a higher level."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: Mapping[str, tuple[str, Mapping[int, Level], Mapping[int, int]]]
    """By number: what counts for it, its levels, and where some of them begin anew."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def knows(self, number: str) -> bool:
        """Whether there is such a list; "0" takes a paragraph out of that of its style."""
        return number in self.lists

    def is_bullet(self, number: str, depth: int) -> bool:
        """Whether its items have signs and no numbers."""
        return self.lists[number][1].get(depth, Level()).form == "bullet"

    def next_label(self, number: str, depth: int) -> str:
        """The label of the next item at a depth from 0; "" where it has none."""
        counter, levels, starts = self.lists[number]
        level = levels.get(depth, Level(pattern=f"%{depth + 1}."))
        counts = self._counts.setdefault(counter, {})
        if depth in starts and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counts[depth] = starts[depth] - 1
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _LARGEST)
        for deeper in [d for d in counts if d > depth]:
            if levels.get(deeper, Level()).restarts:
                del counts[deeper]
        if level.form == "bullet":
            return BULLET if level.pattern.strip() else ""
        return "" if level.form == "none" else self._said(level, levels, counts)

    def _said(self, level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            shown = levels.get(depth, Level())
            return numeral(counts.get(depth, shown.start), shown.form)

        return _PLACE.sub(number, level.pattern).strip()


def numbering(part: _Element | None, styles: _Element | None) -> Numbering:
    """The lists that numbering.xml tells of; those that a style names are found in styles.xml."""
    if part is None:
        return Numbering({})
    kinds = {
        value(kind, key="abstractNumId") or "": kind
        for kind in part
        if local(kind) == "abstractNum"
    }
    numbers = {value(n, key="numId") or "": n for n in part if local(n) == "num"}
    return Numbering(
        {name: _list(number, kinds, numbers, styles) for name, number in numbers.items()}
    )


def _list(
    number: _Element,
    kinds: Mapping[str, _Element],
    numbers: Mapping[str, _Element],
    styles: _Element | None,
) -> tuple[str, Mapping[int, Level], Mapping[int, int]]:
    counter = value(number, "abstractNumId") or ""
    kind = kinds.get(counter)
    linked = value(kind, "numStyleLink")
    if linked is not None and styles is not None:
        style = next((s for s in styles if value(s, key="styleId") == linked), None)
        named = numbers.get(value(style, "pPr", "numPr", "numId") or "")
        counter = value(named, "abstractNumId") or counter
        kind = kinds.get(counter)
    levels = {depth: level for element in _levels(kind) for depth, level in [_level(element)]}
    starts: dict[int, int] = {}
    for override in number:
        if local(override) != "lvlOverride":
            continue
        depth = _whole(value(override, key="ilvl"), 0)
        if (anew := value(override, "startOverride")) is not None:
            starts[depth] = _whole(anew, 1)
        if (own := child(override, "lvl")) is not None:
            levels[depth] = replace(_level(own)[1], start=_whole(value(own, "start"), 1))
    return counter, levels, starts


def _levels(kind: _Element | None) -> list[_Element]:
    return [] if kind is None else [e for e in kind if local(e) == "lvl"]


def _level(element: _Element) -> tuple[int, Level]:
    depth = _whole(value(element, key="ilvl"), 0)
    pattern = value(element, "lvlText")
    return depth, Level(
        form=value(element, "numFmt") or "decimal",
        pattern=f"%{depth + 1}." if pattern is None else pattern,
        start=_whole(value(element, "start"), 1),
        restarts=value(element, "lvlRestart") != "0",
    )


def numeral(count: int, form: str) -> str:
    """A number in letters, in Roman numerals, or as it is."""
    letters = form in {"lowerLetter", "upperLetter"}
    if letters and count > 0:
        said = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        said = roman(count)
    else:
        return f"{count:02}" if form == "decimalZero" else str(count)
    return said.upper() if form.startswith("upper") else said


def _whole(said: str | None, otherwise: int) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 7 else otherwise
