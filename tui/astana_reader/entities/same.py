"""Names that the text itself says are one thing's: in brackets, “known as”, “nicknamed”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import lexicon as lx
from .lines import Line
from .mentions import EntityType
from .rules import Found, is_name_word

_OPENING, _CLOSING = frozenset("\"“‘'"), frozenset("\"”’'")
_CALLED = (
    ("also", "known", "as"), ("better", "known", "as"), ("known", "as"), ("nicknamed",),
    ("dubbed",), ("or",), ("formerly",), ("formerly", "known", "as"), ("alias",), ("aka",),
    ("commonly", "known", "as"), ("previously",), ("previously", "known", "as"), ("called",),
    ("was", "renamed"), ("was", "renamed", "as"), ("is", "now"), ("now",), ("then",),
    ("abbreviated", "as"), ("abbreviated",), ("is", "the", "old", "name", "of"),
    ("is", "the", "new", "name", "of"), ("is", "the", "former", "name", "of"),
)  # fmt: skip
"""What stands between a name and another of the same thing, a comma or bracket apart."""
_WEAK = frozenset(("or", "now", "then", "called", "formerly", "previously"))
"""Of these only initials and quoted names are believed."""
_LINKS = frozenset(link[0] for link in _CALLED)
_MOST = 5
_LONGEST = 12
"""Tokens of a name before its initials."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another name of a thing: its tokens, and those of the name that it is another of."""

    start: int
    end: int
    type: EntityType
    of: tuple[int, int]


def with_full_names(line: Line, found: Sequence[Found]) -> list[Found]:
    """The names of a line, those before initials in brackets as far as the initials go.

    The Society of Pilots and Tugmen (SPT) is one name, though “and” parts most.
    """
    kept = list(found)
    for at in (n for n, word in enumerate(line.words) if word == "("):
        letters = line.words[at + 1 : at + 3]
        if len(letters) < 2 or letters[1] != ")":
            continue
        for start in sorted(a for a, _, _ in kept if at - _LONGEST <= a < at):
            words = line.words[start:at]
            if len(words) > 2 and "," not in words and _spells(letters[0], words):
                kept = [n for n in kept if n[1] <= start or n[0] >= at]
                kept.append((start, at, "ORG"))
                break
    return sorted(kept)


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether a word in capitals is the first letters of the words, with the small ones or not."""
    firsts = [word[0] for word in words if word[0].isalpha()]
    large = [letter for letter in firsts if letter.isupper()]
    return (
        letters.isupper()
        and len(letters) > 2
        and _in_order(large, letters)
        and _in_order(letters, "".join(firsts).upper())
    )


def _in_order(some: Sequence[str], of: Sequence[str]) -> bool:
    left = iter(of)
    return all(letter in left for letter in some)


def other_names(line: Line, found: Sequence[Found]) -> Iterator[Other]:
    """The names of a line that it says are other names of one before them."""
    for name in found:
        other = _bracketed(line, name) or _called(line, name)
        if other:
            yield other


def _bracketed(line: Line, name: Found) -> Other | None:
    """World Health Organization (WHO), also with “the” and in quotes."""
    start, end, type_ = name
    words = line.words
    if words[end : end + 1] != ["("] or end - start < 2 or type_ == "PLACE":
        return None
    at = end + 1
    while at < len(words) and words[at] in ("the", "or", *_OPENING):
        at += 1
    closes = words[at + 1 : at + 2]
    if closes and closes[0] in (*_CLOSING, ")", ",") and are_initials(words[at], words[start:end]):
        return Other(at, at + 1, type_ if type_ != "PERSON" else "ORG", (start, end))
    return None


def _called(line: Line, name: Found) -> Other | None:
    start, end, type_ = name
    words = line.words
    at = end + 1 if words[end : end + 1] in ([","], ["("]) else end
    if at >= len(words) or words[at] not in _LINKS:
        return None
    for link in _CALLED:
        here = at + len(link)
        if tuple(words[at:here]) != link:
            continue
        quoted = words[here : here + 1] != [] and words[here] in _OPENING
        first = here + quoted + (words[here + quoted : here + quoted + 1] == ["the"])
        last = first
        while last < min(len(words), first + _MOST) and is_name_word(words[last]):
            last += 1
        if last == first or words[first] in lx.STARTERS or words[first] in lx.CALENDAR:
            continue
        letters = last - first == 1 and are_initials(words[first], words[start:end])
        if link[0] in _WEAK and not (letters or (quoted and words[last : last + 1] != [])):
            continue
        return Other(first, last, type_, (start, end))
    return None


def are_initials(letters: str, words: Sequence[str]) -> bool:
    """Whether a word in capitals is made of the first letters of others, or of their syllables."""
    letters = letters.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 9 and len(words) > 1):
        return False
    large = "".join(word[0] for word in words if word[0].isupper())
    parts = "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())
    if letters in (large, parts):
        return True
    return letters[0] == large[:1] and _in_order(letters.lower(), "".join(words).lower())
