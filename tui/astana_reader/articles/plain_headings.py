"""What blocks of plain text are headings: chapters, titles, lines that stand by themselves.

A chapter is one of a series: “CHAPTER I”, “ADVENTURE II. …”, “III.”. Its members are headings
all of them or none, so that one line that only looks like one makes no chapter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .document import Block, BlockKind, Section
from .plain_lines import LONGEST_WRAPPED

_HEADING_WORDS = 6
_CLOSING = ")]\"'’”»"
_OPENING = "\"'“‘«„—–-*>"
_LONGEST_SUBTITLE = 60
_TITLE_LINES = 5
_TITLE_WORDS = range(3, 25)

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {word: n for n, word in enumerate(_ORDINALS, 1)}
    | _TENS
    | {f"{ten}-{one}": value + n for ten, value in _TENS.items()
       for n, one in enumerate(_ONES[:9], 1)}
)  # fmt: skip
_NUMERAL = r"(?:(?P<roman>[IVXLC]{1,8})|(?P<digits>\d{1,3})|(?P<word>[A-Za-z]+(?:-[A-Za-z]+)?))"
_SERIES = re.compile(
    rf"(?P<name>[^\W\d_]{{3,12}})\s+(?:the\s+|THE\s+)?{_NUMERAL}"
    r"(?P<stop>[.:]?)(?:\s*[—–-]+\s*|\s+|\Z)(?P<title>\S.*)?\Z",
    re.DOTALL,
)
_BARE = re.compile(
    r"(?:(?P<roman>[IVXLC]{1,8})|(?P<digits>\d{1,3}))"
    r"(?:(?P<stop>[.:])(?:\s+(?P<title>\S.*))?)?\Z",
    re.DOTALL,
)
_CHAPTERS = frozenset(
    "chapter book part volume adventure letter act scene canto stave section lecture essay tale "
    "story episode chapitre kapitel teil capítulo глава часть".split()
)
_LARGER = frozenset("book part volume act teil часть".split())
_NO_CHAPTERS = frozenset("table figure fig page photo note box map plate question".split())
_BY = re.compile(r"[Bb][Yy]:?\s+(\S.{0,80})\Z")
_FIELDS = re.compile(r"(?:From|To|Cc|Subject|Date|Re|Message-ID|Received):", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Member:
    """A block that may be a chapter's heading."""

    index: int
    key: tuple[str, str, bool]
    """Its word, its kind of number, and whether a bare number has a title: one form."""
    value: int
    is_bare: bool
    """Whether its title, if it has one, stands in the next block."""


def with_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headings among them. Blocks beside the work (`aside`) have none."""
    found = list(blocks)
    short = [n for n, b in enumerate(found) if b.end - b.start <= LONGEST_WRAPPED and not b.tight]
    chapters, alike = _chapters(text, found, short)
    for index, level in chapters.items():
        found[index] = _heading(found[index], level)
    title = _title_lines(text, found)
    for index in title:
        if index not in alike and (len(title) > 1 or _is_set_apart(text, found[index])):
            found[index] = _heading(found[index], 1 if index == title[-1] else 0)
    plain = max(chapters.values()) + 1 if chapters else 0
    for index in short:
        if index + 1 < len(found) and index not in alike:
            block, following = found[index], found[index + 1]
            if _is_heading(text, block, following):
                found[index] = _heading(block, plain)
    return found


def title_of(text: str, blocks: Sequence[Block]) -> str:
    """The words of the title block on one line, "" without one."""
    return " ".join(" ".join(_words(text, blocks[n]) for n in _title_lines(text, blocks)).split())


def author_of(text: str, blocks: Sequence[Block]) -> str:
    """Who wrote it, by a line “by …” below the title; "" if there is none."""
    title = _title_lines(text, blocks)
    below = blocks[title[-1] + 1] if title and title[-1] + 1 < len(blocks) else None
    found = _BY.match(_words(text, below)) if below and below.end - below.start < 90 else None
    return found[1] if found and len(found[1].split()) <= 8 else ""


def outline(text: str, blocks: Sequence[Block]) -> tuple[Section, ...]:
    """The headings as sections; a chapter's number and its title below it are one."""
    sections: list[Section] = []
    before: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING and not block.aside:
            words = " ".join(_words(text, block).split())
            if before is not None and (block.tight or _goes_below(text, before, block)):
                last = sections[-1]
                sections[-1] = replace(last, title=f"{last.title} {words}")
            else:
                sections.append(Section(block.start, block.level or 1, words))
            before = block
        else:
            before = None
    return tuple(sections)


def _goes_below(text: str, chapter: Block, block: Block) -> bool:
    """Whether a heading is the title of the chapter above it."""
    member = _member(text, chapter, 0)
    below = block.level == chapter.level + 1 and _member(text, block, 0) is None
    return member is not None and member.is_bare and below


def _heading(block: Block, level: int) -> Block:
    return Block(block.start, block.end, BlockKind.HEADING, block.tight, level)


def _words(text: str, block: Block) -> str:
    return text[block.start : block.end]


# --- lines that stand by themselves ---------------------------------------------------------------


def _is_heading(text: str, block: Block, following: Block) -> bool:
    length = block.end - block.start
    if following.tight or following.end - following.start <= length:
        return False
    if block.kind is not BlockKind.PARAGRAPH or block.aside or block.tight:
        return False
    words = _words(text, block).split()
    last = words[-1].rstrip(_CLOSING)
    return (
        len(words) <= _HEADING_WORDS
        and last[-1:].isalnum()
        and words[0][0] not in _OPENING
        and any(word[0].isalpha() for word in words)
    )


def _is_set_apart(text: str, line: Block) -> bool:
    """Whether a line is shown to be more than a line: underlined, indented or in capitals."""
    words = _words(text, line)
    indented = text[max(0, line.start - 4) : line.start] == "    "
    return line.level > 0 or indented or (words.isupper() and len(words) > 3)


def _title_lines(text: str, blocks: Sequence[Block]) -> range:
    """The numbers of the blocks of the title, with which the work begins; empty without one."""
    first = next((n for n, block in enumerate(blocks) if not block.aside), len(blocks))
    last = first + 1
    while last < len(blocks) and blocks[last].tight and blocks[last].kind is not BlockKind.RULE:
        last += 1
    if last >= len(blocks) or last - first > _TITLE_LINES:
        return range(0)
    lines = blocks[first:last]
    if any(b.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING} for b in lines):
        return range(0)
    words = text[lines[0].start : lines[-1].end]
    is_one = last - first == 1 and "\n" not in words
    is_set_apart = all(_is_set_apart(text, line) for line in lines)
    shown = words.rstrip(_CLOSING)
    is_title = (
        len(words.split()) in (_TITLE_WORDS if is_one and not is_set_apart else range(1, 40))
        and (shown[-1:].isalnum() or shown[-1:] in "?!")
        and words[0] not in _OPENING
        and not _FIELDS.match(words)
        and not _member(text, lines[0], first)
        and (is_set_apart or (is_one and _leads(text, blocks, last)))
    )
    return range(first, last) if is_title else range(0)


def _leads(text: str, blocks: Sequence[Block], following: int) -> bool:
    """Whether a line has a text below it that is longer, or by somebody."""
    below, line = blocks[following], blocks[following - 1]
    longer = below.end - below.start > line.end - line.start
    return longer or _BY.match(_words(text, below)) is not None


# --- chapters -------------------------------------------------------------------------------------


def _chapters(
    text: str, blocks: Sequence[Block], short: Sequence[int]
) -> tuple[dict[int, int], set[int]]:
    """The numbers of the blocks that are chapters' headings, with their levels, and of all blocks
    that look like them: those in a table of contents are none."""
    series: dict[tuple[str, str, bool], list[_Member]] = {}
    for index in short:
        block = blocks[index]
        if (head := text[block.start]).isupper() or head.isdigit():
            member = None if block.aside else _member(text, block, index)
            if member:
                series.setdefault(member.key, []).append(member)
    accepted = [
        kept for members in series.values() if _is_series(kept := _outside_contents(members))
    ]
    if accepted:
        accepted += [m for key, m in series.items() if key[0] in _LARGER and len(m) == 1]
    keys = {members[0].key for members in accepted}
    levels: dict[int, int] = {}
    for members in accepted:
        level = _level(members[0].key[0], {key[0] for key in keys})
        levels.update((member.index, level) for member in members)
        levels.update((index, level + 1) for index in _subtitles(text, blocks, members))
    return levels, {m.index for key in keys for m in series[key]}


def _level(name: str, names: set[str]) -> int:
    """Of the chapters of one form, 1 for the largest in the book."""
    return (
        1
        + (name not in _LARGER and bool(names & _LARGER))
        + (not name and bool(names - {""} - _LARGER))
    )


def _outside_contents(members: Sequence[_Member]) -> list[_Member]:
    """Those below which something stands; in a table of contents it is the next of them."""
    return [
        m for m, following in _paired(members) if not following or following.index != m.index + 1
    ]


def _paired(members: Sequence[_Member]) -> Iterator[tuple[_Member, _Member | None]]:
    yield from zip(members, [*members[1:], None], strict=True)


def _member(text: str, block: Block, index: int) -> _Member | None:
    words = _words(text, block)
    found = _SERIES.match(words) if words[:1].isupper() else None
    value = _value(found) if found else 0
    if found and value:
        name = found["name"].casefold()
        if name in _NO_CHAPTERS or not (name in _CHAPTERS or words.isupper() or found["stop"]):
            return None
        return _Member(index, (name, _kind(found), False), value, not found["title"])
    found = _BARE.match(words)
    value = _value(found) if found else 0
    if not found or not value:
        return None
    return _Member(index, ("", _kind(found), bool(found["title"])), value, not found["title"])


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind in ("roman", "digits", "word") if found.groupdict().get(kind))


def _value(found: re.Match[str]) -> int:
    """The number of a chapter, 0 for what is none."""
    groups = found.groupdict()
    if groups["digits"]:
        return int(groups["digits"])
    if groups["roman"]:
        return _roman(groups["roman"])
    return _WORDS.get((groups.get("word") or "").casefold(), 0)


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    signed = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in signed)


def _is_series(members: Sequence[_Member]) -> bool:
    """Whether the numbers go up by one from the start, or begin anew in each part."""
    least = 2 if members and members[0].key[0] in _CHAPTERS else 3
    if len(members) < least or members[0].value > 2:
        return False
    steps = [following.value - m.value == 1 or following.value == 1
             for m, following in _paired(members) if following]  # fmt: skip
    return 5 * sum(steps) >= 4 * len(steps)


def _subtitles(text: str, blocks: Sequence[Block], members: Sequence[_Member]) -> list[int]:
    """The blocks below the numbers of chapters, if nearly all of them are titles."""
    below = [m.index + 1 for m in members if m.is_bare and m.index + 2 < len(blocks)]
    titles = [n for n in below if _may_be_title(text, blocks[n])]
    return titles if below and 5 * len(titles) >= 4 * len(members) else []


def _may_be_title(text: str, block: Block) -> bool:
    words = _words(text, block)
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(words) <= _LONGEST_SUBTITLE
        and "\n" not in words
        and words[0] not in _OPENING
        and words[0].isupper()
    )
