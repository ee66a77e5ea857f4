"""A sentence as tokens, each with a one-character code, and patterns over those codes.

The grammar of time is about classes of words (a month, a number, a unit) more than about letters,
and its expressions may cross line breaks. So a sentence becomes a string of codes, one character
a token, and the grammar is matched against that with ordinary regular expressions. A pattern is
written with names:

    the? ordinal:ORDINAL quarter (of|in) year:YEAR

Capitals are classes of the lexicon or macros (ANY is any token), lower case is the word itself,
`a|B|c` without spaces is one token of any of these, `name:` captures what follows. Parentheses, ?,
*, +, | between spaces and the lookarounds (?= ) (?! ) (?<= ) (?<! ) mean what they mean in a
regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from . import lexicon
from .numbers import number, spelled_year

# What a token is where it is no word of the lexicon.
_KINDS = (
    "#other", "#name", "#past", "#day", "#two", "#year", "#far", "#three", "#int", "#decimal",
    "#fraction", "#ordinal", "#iso", "#slashed", "#clock", "#hour", "#decade", "#nineties", "#bare",
    "#short", "#money", "#mark", "#monthyear", "#fiscal", "#early",
)  # fmt: skip

CLASSES = lexicon.CLASSES | {
    "TWO": ("#day", "#two"),
    "YEAR": ("#year",),
    "FAR_YEAR": ("#far",),
    "THREE": ("#three",),
    "INT": ("#day", "#two", "#year", "#far", "#three", "#int"),
    "NUMBER": (
        *("#day", "#two", "#year", "#far", "#three", "#int", "#decimal", "#fraction"),
        *(*lexicon.ONES, *lexicon.TENS, *lexicon.MULTIPLIERS),
    ),
    "ORDINAL": ("#ordinal", *lexicon.ORDINALS),
    "DAY_FIGURE": ("#day", "#ordinal"),
    "DAY_ORDINAL": ("#ordinal",),
    "FRACTION": ("#fraction",),
    "ISO": ("#iso",),
    "SLASHED": ("#slashed",),
    "CLOCK": ("#clock",),
    "HOUR": ("#hour",),
    "DECADE": ("#decade",),
    "SHORT_DECADE": ("#nineties",),
    "BARE_DECADE": ("#bare",),
    "EARLY_DECADE": ("#early",),
    "SHORT_YEAR": ("#short",),
    "MONEY": ("#money",),
    "MARK": ("#mark",),
    "MONTH_YEAR": ("#monthyear",),
    "FISCAL_YEAR": ("#fiscal",),
    "NAME": ("#name", *lexicon.GIVEN_NAMES, *lexicon.FEAST_NAMES),
    "PAST": ("#past", *lexicon.CALLED_OFF, *lexicon.DONE, *lexicon.LASTED, *lexicon.PUT_OFF),
    "WORD": ("#other", "#past", *lexicon.PLAIN),
    "OTHER": (
        *("#other", "#past", "#name"),
        *(*lexicon.GIVEN_NAMES, *lexicon.FEAST_NAMES, *lexicon.PLAIN),
    ),
    "LONG_WORD": (
        *("#other", "#past", "#name"),
        *lexicon.PLAIN,
        *(word for word in lexicon.WORDS if len(word) > 3 and word.isalpha()),
    ),
}

_LEXER = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[oO]['’]clock\b"
    r"|AD(?=\d{1,4}\b)|\d{1,4}(?=(?:AD|BC|CE|BCE)\b)"
    r"|[^\W\d_][^\W_]*"
    r"|['’](?:s|S)\b"
    r"|['’]\d0s\b|['’]\d\d\b(?!['’])"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{1,4}([/.])(?:\d{1,2}|[IVX]{1,4})\1\d{1,4}(?![\w/])|\d\d?-\d\d?-\d{4}(?![\w-])"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b)"
    r"|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+"
    r"|\d{1,3} \d/\d+\b|\d{1,3}/\d+\b|\d{0,3}[½¼¾]"
    r"|\d[^\W_]*"
    r"|[$£€¥#]\s?\d(?:[\d.,]*\d)?"
    r"|\S"
)
_SHAPES = (
    ("#day", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("#year", re.compile(r"1[7-9]\d\d|20[0-4]\d")),
    ("#far", re.compile(r"1[0-6]\d\d|2[01]\d\d")),
    ("#two", re.compile(r"\d\d")),
    ("#three", re.compile(r"[1-9]\d\d")),
    ("#int", re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3})+")),
    ("#ordinal", re.compile(r"\d{1,3}(?:st|nd|rd|th)")),
    ("#decade", re.compile(r"(?:1\d|20)\d0s")),
    ("#nineties", re.compile(r"['’]\d0s")),
    ("#bare", re.compile(r"\d0s")),
    ("#early", re.compile(r"[1-9]\d0s")),
    ("#clock", re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?")),
    ("#hour", re.compile(r"\d{1,2}[ap]m")),
    ("#decimal", re.compile(r"\d{1,9}\.\d{1,9}")),
    ("#monthyear", re.compile(r"(?:0?[1-9]|1[0-2])/(?:1[5-9]|20)\d\d")),
    ("#fraction", re.compile(r"\d{1,4} \d/\d{1,2}|\d/\d{1,2}|\d{0,4}[½¼¾]")),
    ("#iso", re.compile(r"\d{4}-\d\d-\d\d.*")),
    ("#slashed", re.compile(r"\d{1,4}([/.-])(?:\d{1,2}|[IVX]{1,4})\1\d{1,4}")),
    ("#short", re.compile(r"['’]\d\d")),
    ("#money", re.compile(r"[$£€¥#].+")),
)


_FISCAL_YEAR = re.compile(r"[fF][yY](?:\d\d|(?:19|20)\d\d)")

# “killed” and “agreed”, but not “need” and “indeed”.
_ENDS_LIKE_PAST = re.compile(r"\w*(?:[^e]ed|greed)").fullmatch


# Beyond the first plane, where `re` makes no bitmap of a class: patterns compile twice as fast.
_FIRST_CODE = 0x10000


def _alphabet() -> dict[str, str]:
    """A code for each kind and word, those of a class side by side."""
    known: dict[str, str] = {}
    for words in (_KINDS, *CLASSES.values(), lexicon.WORDS):
        for word in words:
            known.setdefault(word, chr(_FIRST_CODE + len(known)))
    return known


_CODES = _alphabet()
_OTHER, _NAME, _PAST, _MARK = (_CODES[kind] for kind in ("#other", "#name", "#past", "#mark"))

_ATOM = re.compile(
    r"(?:(?P<name>[a-z_]+):)?"
    r"(?P<atom>[A-Za-z_'%.;-]+(?:\|[A-Za-z_'%.:;-]+)*|(?<= ):(?= |\$))(?![:\w])"
)
_GROUP = re.compile(r"(?:\b(?P<name>[a-z_]+):)?\((?!\?)")


def codes_of(words: str) -> frozenset[str]:
    """The codes of classes and words, `|` between them; KeyError for what the lexicon lacks."""
    return frozenset().union(*(_codes(part) for part in words.split("|")))


def names_in(source: str) -> frozenset[str]:
    """The words, classes and macros that a pattern names."""
    atoms = (match["atom"] for match in _ATOM.finditer(source))
    return frozenset(part for atom in atoms for part in atom.split("|"))


_INNERMOST = re.compile(r"(?:\b[a-z_]+:)?\((\?[:!=<]*)?([^()]*)\)([?*]|\{[^}]*\})?")


def needed(source: str, macros: Collection[str] = ()) -> tuple[frozenset[str], ...]:
    """Codes of which all that a pattern matches has one, set by set, the smallest set first.

    They are those of the words that stand in no alternative and cannot be left out. Where they
    are not in a sentence, the pattern need not be tried on it, or even compiled.
    """

    def opened(match: re.Match[str]) -> str:
        plain = not (match[1] or match[3] or "|" in match[2].split())
        return f" {match[2]} " if plain else " "

    groups = 1
    while groups:
        source, groups = _INNERMOST.subn(opened, source)
    words = source.split()
    if "|" in words:
        return ()
    atoms = (_NAMING.sub("", word.rstrip("+")) for word in words if word[-1] not in "?*}^$")
    return tuple(sorted({codes_of(atom) for atom in atoms if atom not in macros}, key=len))


_NAMING = re.compile(r"[a-z_]+:(?=.)")


def pattern(source: str, macros: Mapping[str, str] = MappingProxyType({})) -> re.Pattern[str]:
    """Compiles a pattern over codes; see the head of this module for the notation."""
    return re.compile(_translated(source, macros))


def _translated(source: str, macros: Mapping[str, str]) -> str:
    def atom(match: re.Match[str]) -> str:
        name, text = match["name"], match["atom"]
        known = macros.get(text)
        regex = f"(?:{_translated(known, macros)})" if known else _charset_of(text)
        return f"(?P<{name}>{regex})" if name else regex

    def group(match: re.Match[str]) -> str:
        return f"(?P<{match['name']}>" if match["name"] else "(?:"

    return _GROUP.sub(group, _ATOM.sub(atom, source)).replace(" ", "")


@cache
def _codes(part: str) -> frozenset[str]:
    if part == "ANY":
        return frozenset(_CODES.values())
    return frozenset(_CODES[word] for word in (CLASSES[part] if part.isupper() else (part,)))


@cache
def _charset_of(words: str) -> str:
    return _charset(codes_of(words))


def _charset(codes: frozenset[str]) -> str:
    """A character class, its neighbouring codes folded to ranges so that it compiles fast."""
    points = sorted(map(ord, codes))
    ranges: list[list[int]] = []
    for point in points:
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "[" + "".join(f"{chr(a)}-{chr(b)}" if a < b else chr(a) for a, b in ranges) + "]"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence: its tokens' starts and ends in code points, words in lower case, and codes."""

    text: str
    start: int
    end: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str

    def quote(self, first: int, last: int) -> str:
        """The text of the tokens from `first` to before `last`, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())


# Several tokens that say one number: “twenty-four”, “two and a half”, “nineteen ninety-six”.
_SPELLED = pattern(
    "(half? a MULTIPLIER | INT MULTIPLIER|and | ONE|TEN) "
    "(DASH? ONE|TEN|MULTIPLIER|oh | and ONE|TEN)* "
    "(DASH? and? DASH? a DASH? half | DASH? ORDINAL_WORD)?"
)


@lru_cache(maxsize=1024)  # its sentences are read for their times, and again for their events
def line_of(text: str, start: int, end: int) -> Line:
    """The tokens of text[start:end]; a number in several words is one token, in figures."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    skip = -1
    for match in _LEXER.finditer(text, start, end):
        first, last = match.span()
        if first < skip:
            continue
        word, code, abbreviated = _read(match[0], bool(starts))
        if abbreviated and last < end and text[last] == ".":
            last += 1
            skip = last
        starts.append(first)
        ends.append(last)
        words.append(word)
        codes.append(code)
    line = Line(text, start, end, starts, ends, words, "".join(codes))
    return _folded(line) if _SPELLED.search(line.codes) else line


@lru_cache(maxsize=4096)  # most words of a text are few
def _read(word: str, inside: bool) -> tuple[str, str, bool]:
    """A token in lower case, its code, and whether a full stop may belong to it.

    `inside` a sentence a capital tells a name.
    """
    lower = word.lower().replace("’", "'")
    code = _CODES.get(lower)
    if code is None:
        code = _kind_of(word if inside else word[0].lower() + word[1:])
    elif lower in lexicon.CAPITALISED and not word[0].isupper():
        code = _CODES.get("~" + lower, _OTHER)
    return lower, code, lower in lexicon.ABBREVIATED and word[0].isupper()


def _folded(line: Line) -> Line:
    """The line with each number in several words as one token."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    codes: list[str] = []
    at = 0
    for match in _SPELLED.finditer(line.codes):
        first, last = match.span()
        figures = _figures(line.words[first:last]) if last - first > 1 else None
        if figures is None and line.words[first] in lexicon.ONES:  # “seven forty-five p.m.”
            first += 1
            figures = _figures(line.words[first:last]) if last - first > 1 else None
        if figures is None and "and" in line.words[first:last]:  # “five and six thousand”
            first += line.words[first:last].index("and") + 1
            figures = _figures(line.words[first:last]) if last - first > 1 else None
        if figures is None:
            continue
        starts += line.starts[at : first + 1]
        ends += [*line.ends[at:first], line.ends[last - 1]]
        words += [*line.words[at:first], figures[0]]
        codes += [line.codes[at:first], figures[1]]
        at = last
    starts += line.starts[at:]
    ends += line.ends[at:]
    words += line.words[at:]
    codes.append(line.codes[at:])
    return Line(line.text, line.start, line.end, starts, ends, words, "".join(codes))


def _figures(words: list[str]) -> tuple[str, str] | None:
    """The words in figures, and the code for that."""
    year = spelled_year(words)
    if year is not None:
        return str(year), _CODES["#far" if words[-1] == "thousand" else "#year"]
    if words[0] in lexicon.TENS and lexicon.ORDINALS.get(words[-1], 10) < 10:
        return f"{lexicon.TENS[words[0]] + lexicon.ORDINALS[words[-1]]}th", _CODES["#ordinal"]
    value = number(words)
    if value is None:
        return None
    figures = f"{value:.12g}"
    return figures, _kind_of(figures)


def _kind_of(word: str) -> str:
    first = word[0]
    if first.isalpha():
        if first in "fF" and _FISCAL_YEAR.fullmatch(word):
            return _CODES["#fiscal"]
        if first.isupper():
            return _NAME
        return _PAST if _ENDS_LIKE_PAST(word) else _OTHER
    if len(word) > 1 or first.isdigit():
        for kind, shape in _SHAPES:
            if shape.fullmatch(word):
                return _CODES[kind]
        return _OTHER
    return _MARK


def with_capitals(typed: str) -> str:
    """The text with the capitals that names of months and days have, as few users type them."""
    return _TYPED.sub(
        lambda match: match[0].title() if match[0] in lexicon.CAPITALISED else match[0], typed
    )


_TYPED = re.compile(r"[a-z]+")
