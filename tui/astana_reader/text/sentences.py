"""Where sentences end in running text.

Each end is decided by the few words on both sides of it, so the sentence around a caret costs no
more in a book than in a note. Callers pass the range of one block: a block's end always ends a
sentence, a newline inside it is white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from .spans import Span

# A terminator, the closing quotes and brackets and the marks of notes after it, and white space
# (ideographic full stops need none).
_CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>(?:[\"'”’»)\]⁰¹²³⁴-⁹†‡]|\[\d{1,3}\])*+)(?=\s)\s+"
    r"|[。！？]+[”’」』）]*\s*"
)
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«(\[—–]+\Z")
_NEXT = re.compile(r"[\"'“‘«(\[]*(\S+)")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’-]\w+)*")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_SAYING = re.compile(
    r"\S+(?:\s+\S+){0,3}?\s+(?:said|says|asked|asks|told|added|wrote|replied|answered|shouted|"
    r"cried|wondered|insisted|tweeted|exclaimed|demanded|continued|recalled)\b"
)

# Words that rarely are part of a name, so that one with a capital after an abbreviation starts a
# sentence: “in the U.S. He left” against “the U.S. Ambassador left”.
_STARTERS = frozenset(
    "the a an this that these those he she it we you they i his her its our your their my there "
    "here but and or so yet if when while after before since because although though as at in on "
    "by for from with without what who whom whose which where why how not no yes however "
    "meanwhile moreover also then now some many most several few all both each every another "
    "other others such one two is are was were has have had do does did".split()
)
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen lt col maj capt sgt cpl adm cmdr sen rep gov rev fr hon pres supt "
    "insp messrs mme mlle mt ft st".split()
)
_MONTHS = frozenset("march april may june july".split())
_SHORT_DAYS = frozenset("mon tue tues wed weds thu thur thurs fri sat sun".split())
_MONTH = re.compile(r"\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_INNER = frozenset("e.g i.e vs v cf viz approx ca c.f fig figs al nr ed eds vol op".split())
# These end a sentence only before a starter: “No. 5”, “Jan. 22”, “Acme Corp. Chairman Lee”.
_ABBREVIATIONS = frozenset(
    "no nos p pp art sec ch para chap jan feb mar apr jun jul aug sep sept oct nov dec inc corp co "
    "ltd bros jr sr llc plc dept univ assn ave blvd rd".split()
)


_LONG = 8192
"""Code points: where no sentence ends for so many on both sides, one is ended all the same, so
that a line of ten megabytes is not one sentence and costs no more than any other."""


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The sentences of text[start:end] in order, without the white space around them."""
    stop = len(text) if end is None else end
    for left, right in pairwise([start, *_ends(text, start, stop, start, stop), stop]):
        for first, last in pairwise([left, *_forced(left, right, start), right]):
            span = _trimmed(text, first, last)
            if span:
                yield span


def sentence_at(text: str, offset: int, start: int, end: int) -> Span | None:
    """The sentence of text[start:end] that `offset` is in, or the last one before it.

    White space between two sentences belongs to the first. None where there is no text.
    """
    if text[offset : offset + 1].isspace() and (word := len(text[start:offset].rstrip())):
        offset = start + word - 1
    left = _last_end(text, offset, start, end)
    far = min(end, offset + 3 * _LONG)
    right = next(_ends(text, start, end, max(start, left), far, after=offset), far)
    forced = _forced(left, right, start)
    place = bisect_right(forced, offset)
    first = forced[place - 1] if place else left
    return _trimmed(text, first, forced[place] if place < len(forced) else right)


def _forced(left: int, right: int, start: int) -> range:
    """Where a stretch without sentence ends is cut, counted from the start of the block."""
    first = start - (start - left - _LONG) // _LONG * _LONG
    return range(first, right - _LONG + 1, _LONG)


def _last_end(text: str, offset: int, start: int, end: int) -> int:
    """The last sentence end at or before `offset`, looked for in growing windows.

    If there is none for long, a place before which nothing matters.
    """
    size = 512
    low = max(start, offset - 3 * _LONG)
    if low > start and text[low].isspace():
        # The end of a sentence is past all the white space that follows it.
        low = max(start, start + len(text[start:low].rstrip()) - 64)
    while True:
        # From a space on, so that no candidate is seen in half.
        begin = max(low, text.rfind(" ", low, max(low, offset - size)))
        ends = [e for e in _ends(text, start, end, begin, min(end, offset + 64)) if e <= offset]
        if ends or begin == low:
            return ends[-1] if ends else low
        size *= 8


def _ends(
    text: str, start: int, stop: int, search_from: int, search_to: int, after: int = -1
) -> Iterator[int]:
    """Offsets where a sentence of text[start:stop] ends (past the white space), in order."""
    for match in _CANDIDATE.finditer(text, search_from, search_to):
        if match.end() > after and match.end() < stop and _ends_sentence(text, match, start, stop):
            yield match.end()


def _trimmed(text: str, left: int, right: int) -> Span | None:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return Span(left, right) if right > left else None


def _ends_sentence(text: str, match: re.Match[str], start: int, stop: int) -> bool:
    mark = match["mark"]
    if mark is None:
        return True
    following = _NEXT.match(text, match.end(), min(stop, match.end() + 80))
    if following is None:
        return True
    if following[1][0].islower() or following[1][0] in ".!?…":
        return False
    if mark != ".":
        quoted = any(close in "\"'”’»" for close in match["close"])
        return not (quoted and _SAYING.match(text, match.end(), min(stop, match.end() + 80)))
    before = _WORD_BEFORE.search(text, max(start, match.start() - 40), match.start())
    if before is None or match["close"]:
        return True
    word, upcoming = before[0].strip("'’"), _NEXT_WORD.match(following[1])
    after_slash = word.rpartition("/")[2]  # “Oct. 2011/Nov. 2012”
    word = after_slash if after_slash.lower() in _ABBREVIATIONS else word
    if len(word) == 1 and word.isalpha() and before.start() > start:
        # “vitamin C. It” against “J. It”: a name stands before an initial.
        earlier = text[max(start, before.start() - 30) : before.start()].split()
        return _starts(upcoming) and bool(earlier) and earlier[-1][0].islower()
    return _period_ends(word, before.start() == start, upcoming)


def _starts(upcoming: re.Match[str] | None) -> bool:
    return upcoming is None or re.split("['’]", upcoming[0].casefold())[0] in _STARTERS


def _period_ends(word: str, first: bool, upcoming: re.Match[str] | None) -> bool:
    """Whether the period after `word` ends a sentence, given what follows with a capital."""
    key = word.casefold()
    if first and (word.isdigit() or len(word) == 1):
        return False  # the number of a list item
    if key in _INNER:
        return False
    if key in _MONTHS and upcoming and upcoming[0].isdigit():
        return False  # “posted on June. 4, 2018”
    if key in _SHORT_DAYS and word[0].isupper() and upcoming and _MONTH.match(upcoming[0]):
        return False  # “on Tues. 12 Feb.”
    if key in _TITLES:
        return key in ("st", "mt", "ft") and _starts(upcoming)
    if key in _ABBREVIATIONS or _ACRONYM.search(word):
        return _starts(upcoming)
    return True
