"""Words for a reader's hand, tokens for the engines: one definition each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

_HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RAISED = "⁰¹²³⁴-⁹"
_LETTERS = rf"[^\W{_HAN}{_RAISED}]"
_APOSTROPHE = "'\u2019"
_JOINERS = rf"[{_APOSTROPHE}\u2010\u2011-]"

# A word keeps its apostrophes and hyphens, a number its points and commas, an abbreviation like
# U.S. its periods; an ideograph is a word of its own, since Chinese and Japanese put no spaces.
# Raised digits are no part of a word: most are marks of notes.
WORD = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}|\d+(?:[.,:]\d+)+|{_LETTERS}+(?:{_JOINERS}{_LETTERS}+)*|[{_HAN}]"
)

_TITLES = "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr"
_ENDING = rf"[{_APOSTROPHE}](?:s|S|ll|re|ve|d|m)\b(?!{_JOINERS}\w)"  # Astana’s, they’ll
_TOKEN = (
    rf"(?:[^\W\d_]\.){{2,}}"  # U.S., p.m., J.R.R.
    rf"|\b(?:{_TITLES})\."
    rf"|(?<!\w)[^\W\d_]\.(?=\s+[^\W\d_a-z])"  # the initial in George W. Bush
    rf"|{_ENDING}"
    rf"|\d+(?:[.,:/]\d+)+"
    rf"|[{_HAN}]"
    rf"|{_LETTERS}+(?:(?!{_ENDING}){_JOINERS}{_LETTERS}+)*"
    rf"|\.{{2,}}|--+"
    rf"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the text, in code points."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The words of text[start:end] as (start, end), in order."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()


@lru_cache(maxsize=2)
def without_raised(text: str) -> str:
    """The text with a blank for each raised digit, so that a note's mark joins no word or year."""
    return re.sub(f"[{_RAISED}]", " ", text)


def count_words(text: str) -> int:
    return sum(1 for _ in WORD.finditer(text))


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end]: words, numbers, abbreviations, single marks.

    A possessive or contracted ending (’s, ’ll) is a token of its own, a hyphenated word is one,
    titles and initials keep their period. No token holds white space; all else is in some token.
    """
    found = _token().finditer(text, start, len(text) if end is None else end)
    return [Token(match.start(), match.end(), match[0]) for match in found]


@cache
def _token() -> re.Pattern[str]:
    """The pattern of a token; the first screen, which has words only, does without compiling it."""
    return re.compile(_TOKEN)
