"""Numbers as newspapers write them: figures, fractions and words."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import CLASSES, MULTIPLIERS, ONES, ORDINALS, TENS

_DASHES = ("-", "–", "—", "‑")
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def number(words: Sequence[str]) -> float | None:
    """The number that the words say, None where they say none: “two and a half”, “2 1/2”, “1,200”.

    Dashes and “and” between the words are allowed where English has them.
    """
    rest = [word for word in words if word not in (*_DASHES, "a", "an")]
    half = 0.0
    if len(rest) > 1 and rest[-1] == "half":
        half, rest = 0.5, rest[: -2 if rest[-2] == "and" else -1]
    if not rest:
        return None
    if rest == ["half", "dozen"]:
        return 6.0
    if len(rest) == 1 and (figures := _figures(rest[0])) is not None:
        return figures + half
    said = _figures(rest[0])
    total = _spelled(rest) if said is None else _scaled(said, rest[1:])
    return None if total is None else total + half


def _figures(word: str) -> float | None:
    if not word or len(word) > 12:
        return None
    if word[-1] in _SIGNS:
        return int(word[:-1] or 0) + _SIGNS[word[-1]]
    try:
        return sum(_quotient(part) for part in word.replace(",", "").split())
    except (ValueError, ZeroDivisionError):
        return None


def _quotient(part: str) -> float:
    above, slash, below = part.partition("/")
    return float(above) / float(below) if slash else float(above)


def _scaled(said: float, rest: Sequence[str]) -> float | None:
    for word in rest:
        if word not in MULTIPLIERS:
            return None
        said *= MULTIPLIERS[word]
    return said


def _spelled(words: Sequence[str]) -> float | None:
    """“one hundred and twenty four”: units after tens, tens after hundreds, hundreds after more."""
    total, part, last = 0, 0, ""
    for word in words:
        if word in MULTIPLIERS:
            part = max(part, 1) * MULTIPLIERS[word]
            if MULTIPLIERS[word] >= 1000:
                total, part = total + part, 0
        elif word in TENS and last not in TENS and last not in ONES:
            part += TENS[word]
        elif word in ONES and last not in ONES and (last not in TENS or ONES[word] < 10):
            part += ONES[word]
        elif word != "and" or last not in MULTIPLIERS:
            return None
        last = word
    return None if last == "and" else float(total + part)


def spelled_year(words: Sequence[str]) -> int | None:
    """The year that is read out: “nineteen ninety-six”, “two thousand one”, “nineteen oh five”."""
    rest = [word for word in words if word not in (*_DASHES, "and")]
    if rest[:2] == ["two", "thousand"]:
        tail = number(rest[2:]) if len(rest) > 2 else 0.0
        return None if tail is None or tail >= 100 else 2000 + int(tail)
    century = number(rest[:1])
    if century is None or not 15 <= century <= 20 or len(rest) < 2:
        return None
    if rest[1] == "hundred":
        tail = number(rest[2:]) if len(rest) > 2 else 0.0
    else:
        tail = number(rest[2:]) if rest[1] in ("oh", "o") else number(rest[1:])
        if tail is not None and tail < 10 and rest[1] not in ("oh", "o"):
            return None
    return None if tail is None or tail >= 100 else int(century) * 100 + int(tail)


def ordinal(words: Sequence[str]) -> int:
    """The place that the words say: 22nd, second, the 22 of a day; 0 where they say none."""
    digits = words[0].rstrip("stndrh") if words else ""
    return int(digits) if digits.isdecimal() else ORDINALS.get("".join(words), 0)


def year_of(words: list[str]) -> int | None:
    """The year that the words say: 1996, '96, 480 bc; before Christ it is negative."""
    if not words:
        return None
    if words[-1] in CLASSES["BC"]:
        return -int(words[0])
    of_era = [word for word in words if word not in CLASSES["AD"]]
    if len(of_era) < len(words):
        return int(of_era[0])
    figures = words[0].removeprefix("fy").lstrip("'")
    if not figures.isdecimal():
        return None
    if len(figures) <= 2:
        return int(figures) + (2000 if int(figures) < 30 else 1900)
    return int(figures)
