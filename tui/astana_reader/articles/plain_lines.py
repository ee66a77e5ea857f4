"""What lines without a blank one between them are: a paragraph, a list, verse, a table, quotes.

It shows in the lines: text that was wrapped by a program fills them, so its newlines are spaces;
lists, verse and tables do not, so each of their lines is a block; a group of very long lines has
a paragraph a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from .document import Block, BlockKind

LONGEST_WRAPPED = 100
"""Lines longer than this (code points) were not wrapped by a program, unless they show it."""
_WIDEST_WRAPPED = 160
_NARROWEST_WRAPPED = 40
_LEAST_FILLED = 0.8
_CENTRED = 4
_TABBED = 1_000_000  # as good as a column: tabs align cells whatever their length

_BULLET = r"[-*+•–·▪◦‣]"
_NUMBER = (
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]|\([A-Z]\)|[A-Z]\)|[IVXLC]{2,6}\."
    r"|\d{1,3}(?:\.\d{1,3})+|§+ ?\d+[.)]?|\[(?:\d{1,3}|\*)\])"
)
_MARK = re.compile(rf"(?:{_BULLET}|(?P<number>{_NUMBER}))[^\S\n]+(?=\S)")
_MARKED_LINE = re.compile(rf"\n[^\S\n]*(?:{_BULLET}|{_NUMBER})[^\S\n]+(?=\S)")
_NOTE = re.compile(r"\[(?:\d{1,3}|\*)\]")
_QUOTED = re.compile(r"[^\S\n]*(?:>[^\S\n]?)+")
_COLUMNS = re.compile(r"(?<=\S)(?:[^\S\n]{3,}|\t+)(?=\S)")
_RULE = re.compile(r"(?:[*\-=_~•·#—–]\s*){3,}")
LABEL = re.compile(
    r"(?:[QA][.:]|(?:Mc|Mac|[^\Wa-z_\d])(?:Mc|Mac|[^a-z\n:]){1,60}:|[A-Z][A-Z' ]{2,30}\."
    r"|[^\Wa-z_\d][\w.'’-]*(?: [^\Wa-z_\d][\w.'’-]*){0,3}:)(?=\s)"
)
"""What may be the name of a speaker before what is said."""
_LABELLED = re.compile(rf"\n[^\S\n]*({LABEL.pattern})")


def find_labels(text: str) -> list[str]:
    """The labels at the starts of lines, in order."""
    return _LABELLED.findall("\n" + text)


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines without a blank one between them."""

    text: str
    lines: list[tuple[int, int]]
    """Where each begins and ends."""
    texts: list[str]
    widest: int
    """Code points of the longest line that a program may have wrapped."""
    marks: dict[int, int]
    """Of the lines that begin with a marker of an item, the code points up to its words."""
    turns: set[int]
    """The lines that begin with a speaker."""
    speakers: Collection[str]

    @property
    def range(self) -> tuple[int, int]:
        return self.lines[0][0], self.lines[-1][1]

    def begins(self, n: int) -> bool:
        return n in self.marks or n in self.turns


def _group(text: str, lines: list[tuple[int, int]], speakers: Collection[str]) -> _Group:
    start, end = lines[0][0], lines[-1][1]
    texts = [text[a:b] for a, b in lines]
    widest = _widest_wrapped(texts)
    turns = {n for n, line in enumerate(texts) if _speaks(line, speakers)} if speakers else set()
    return _Group(text, lines, texts, widest, _marks(text, lines, start, end), turns, speakers)


def _widest_wrapped(texts: list[str]) -> int:
    """The code points of the longest line that a program may have wrapped, 0 if of none."""
    widest = max(map(len, texts))
    if widest <= LONGEST_WRAPPED or (widest <= _WIDEST_WRAPPED and _goes_on(texts, widest)):
        return widest
    return max((len(text) for text in texts if len(text) <= LONGEST_WRAPPED), default=0)


def _goes_on(texts: list[str], widest: int) -> bool:
    """Whether lines fill a width and break within sentences, as paragraphs of a line each don't."""
    breaks = [(a, b) for a, b in pairwise(texts) if not _MARK.match(b.lstrip())]
    within = sum(" " in line.strip() and b.lstrip()[:1].islower() for line, b in breaks)
    return 0 < len(breaks) <= 2 * within and all(_fills(*each, widest) for each in breaks)


def _marks(text: str, lines: list[tuple[int, int]], start: int, end: int) -> dict[int, int]:
    """The lines that begin with an item's marker, and its length."""
    found: dict[int, int] = {}
    for match in _MARKED_LINE.finditer(text, max(0, start - 1), end):
        begin = match.start() + 1
        mark = match.end() - begin - _indent(text[begin : match.end()])
        found[bisect_left(lines, (begin, 0))] = mark
    if start == 0 and (first := _MARK.match(text, _indent(text[:end]), end)):
        found[0] = first.end() - first.start()
    return found


def group_blocks(text: str, start: int, end: int, speakers: Collection[str]) -> Iterator[Block]:
    """The blocks of the lines text[start:end], from a line's start to a line's end."""
    if text.find("\n", start, end) < 0:
        yield _alone(text, start, end, speakers)
        return
    edges = [start]
    while (newline := text.find("\n", edges[-1], end)) >= 0:
        edges.append(newline + 1)
    lines = [(a, b - 1) for a, b in pairwise([*edges, end + 1])]
    if text.find(">", start, end) < 0:
        yield from _unquoted(text, lines, speakers)
        return
    for quoted, run in groupby(lines, key=lambda line: _QUOTED.match(text, *line) is not None):
        part = list(run)
        blocks = _quoted(text, part) if quoted else _unquoted(text, part, speakers)
        for block in blocks:
            below = block.start > part[0][1] or part[0][0] > start
            yield _with(block, tight=block.tight or (below and part[0][0] >= block.start))


def _quoted(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """The lines of a quotation in a letter, each with its level."""
    for n, (start, end) in enumerate(lines):
        marks = _QUOTED.match(text, start, end)
        level = text.count(">", start, marks.end()) if marks else 1
        indent = _indent(text[start:end])
        begin, hang = start + indent, (marks.end() if marks else start) - start - indent
        stop = start + len(text[start:end].rstrip())
        yield Block(begin, stop, BlockKind.QUOTATION, n > 0, level, min(hang, stop - begin))


def _unquoted(
    text: str, lines: list[tuple[int, int]], speakers: Collection[str]
) -> Iterator[Block]:
    group = _group(text, lines, speakers)
    if len(lines) == 1 or _is_line_a_paragraph(group):
        yield from (_alone(text, a, b, speakers) for a, b in lines)
    elif len(lines) == 2 and _is_underlined(*group.texts):
        words, rule = (_alone(text, a, b, ()) for a, b in lines)
        level = 1 if text[rule.start] in "=*" else 2
        yield Block(words.start, words.end, BlockKind.HEADING, level=level)
        yield Block(rule.start, rule.end, BlockKind.RULE, tight=True)
    elif _is_centred(group):
        for n, (a, b) in enumerate(lines):
            block = _alone(text, a, b, speakers)
            yield Block(block.start, block.end, block.kind, tight=n > 0)
    else:
        yield from _reflowed(group)


def _is_line_a_paragraph(group: _Group) -> bool:
    longest = max(LONGEST_WRAPPED, group.widest)
    return 3 * sum(len(line) > longest for line in group.texts) > len(group.texts)


def _is_centred(group: _Group) -> bool:
    """Whether the lines stand around one middle, some of them well apart from the edge."""
    start, end = group.range
    if group.text.find("    ", start, end) < 0:
        return False
    indents = [_indent(line) for line in group.texts]
    if min(indents) == max(indents) or max(indents) < _CENTRED:
        return False
    ends = [len(line.rstrip()) for line in group.texts]
    middles = [(a + b) / 2 for a, b in zip(indents, ends, strict=True)]
    return max(middles) - min(middles) <= 1


def _is_underlined(words: str, rule: str) -> bool:
    """Whether it is a line over a rule of about its own length."""
    words, rule = words.strip(), rule.strip()
    return set(rule) in ({"="}, {"-"}, {"~"}, {"*"}) and abs(len(rule) - len(words)) <= 3


def _reflowed(group: _Group) -> Iterator[Block]:
    text, lines, texts, widest = group.text, group.lines, group.texts, group.widest
    wrapped = _is_wrapped(group)
    is_list = len(group.marks) > 1
    numbers = {n for n in group.marks if _is_number(texts[n])}
    levels: list[int] = []
    first = 0
    for n in range(1, len(lines) + 1):
        ends = n == len(lines) or not wrapped or group.begins(n)
        if not ends and _continues(texts[n - 1], texts[n], widest, first in group.marks):
            continue
        a, b = lines[first][0], lines[n - 1][1]
        if is_list and first in group.marks and numbers != {first}:
            yield _item(text, a, b, group.marks[first], levels, tight=first > 0)
        elif wrapped or group.begins(first):
            below = first > 0 and _indent(texts[first]) <= _indent(texts[first - 1])
            block = _alone(text, a, b, group.speakers)
            yield _with(block, tight=below and block.kind is not BlockKind.SPEAKER)
        else:
            yield Block(a, a + len(text[a:b].rstrip()), tight=first > 0)
        first = n


def _item(text: str, start: int, end: int, mark: int, levels: list[int], *, tight: bool) -> Block:
    """An item of a list; `levels` are the indents of the items that it stands in."""
    indent = _indent(text[start:end])
    while levels and levels[-1] > indent:
        levels.pop()
    if not levels or levels[-1] < indent:
        levels.append(indent)
    stop = start + len(text[start:end].rstrip())
    kind = BlockKind.NOTE if _NOTE.match(text, start + indent) else BlockKind.ITEM
    return Block(start + indent, stop, kind, tight, len(levels), mark)


def _is_number(line: str) -> bool:
    found = _MARK.match(line.lstrip())
    return found is not None and found["number"] is not None


def _is_wrapped(group: _Group) -> bool:
    """Whether a program wrapped these lines, rather than a poet or a table's author."""
    texts = group.texts
    if group.widest < _NARROWEST_WRAPPED or _is_table(group):
        return False
    if len(texts) < 4:
        return True
    least = _LEAST_FILLED * group.widest
    ragged = sum(
        len(line) < least
        and not group.begins(n)
        and _indent(texts[n]) <= _indent(line)
        and not _fills(line, texts[n], least)
        for n, line in enumerate(texts[:-1], 1)
    )
    if 3 * ragged >= len(texts) - len(group.marks) - len(group.turns):
        return False
    return not all(line.lstrip("\"'“‘ ")[:1].isupper() for line in texts)


def _is_table(group: _Group) -> bool:
    """Whether gaps in many of the lines leave columns in which cells begin or end."""
    start, end = group.range
    if 2 * group.text.count("|", start, end) > len(group.lines):
        return True
    if group.text.find("   ", start, end) < 0 and group.text.find("\t", start, end) < 0:
        return False
    edges: Counter[int] = Counter()
    gapped = 0
    for n, line in enumerate(group.texts):
        gaps = list(_COLUMNS.finditer(line, _indent(line) + group.marks.get(n, 0)))
        if gaps:
            gapped += 1
            edges.update(_TABBED if "\t" in gap[0] else gap.end() for gap in gaps)
            edges.update(-gap.start() for gap in gaps[1:])
            if len(line[gaps[-1].end() :].split()) == 1:  # a number, set to the right
                edges[-len(line.rstrip())] += 1
    most = max(edges.values(), default=0)
    return most > 1 and 2 * gapped >= len(group.lines) and 4 * most >= 3 * gapped


def _fills(line: str, following: str, width: float) -> bool:
    """Whether the next word would not have fitted in the line."""
    words = following.lstrip()
    space = words.find(" ")
    return len(line.rstrip()) + 1 + (space if space >= 0 else len(words.rstrip())) > width


def _continues(line: str, following: str, widest: int, in_item: bool) -> bool:
    """Whether `following` goes on with `line` in the same block.

    A wrapping program breaks where the next word does not fit, at most at `widest`.
    """
    head = following[0]
    if not head.isalnum():
        words = following.strip()
        head = words[0]
        if head == "—" or _RULE.fullmatch(words):
            return False
        if not in_item and _indent(following) > _indent(line):
            return False
    return _fills(line, following, widest) or (2 * len(line) > widest and head.islower())


def _speaks(line: str, speakers: Collection[str]) -> bool:
    if not speakers:
        return False
    label = LABEL.match(line.lstrip())
    return label is not None and label[0] in speakers


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _alone(text: str, start: int, end: int, speakers: Collection[str]) -> Block:
    """The block of some lines that are one."""
    begin, stop = start, end
    if text[start].isspace() or text[end - 1].isspace():
        lines = text[start:end]
        begin, stop = start + _indent(lines), start + len(lines.rstrip())
    if not speakers and text[begin : begin + 2].isalpha():
        return Block(begin, stop)
    if speakers and (label := LABEL.match(text, begin, stop)) and label[0] in speakers:
        return Block(begin, stop, BlockKind.SPEAKER, hang=label.end() - begin)
    if _RULE.fullmatch(text, begin, stop):
        return Block(begin, stop, BlockKind.RULE)
    if text[begin] == ">":
        return next(_quoted(text, [(start, end)]))
    mark = _MARK.match(text, begin, stop)
    if mark and mark["number"]:
        kind = BlockKind.NOTE if _NOTE.match(text, begin) else BlockKind.PARAGRAPH
        return Block(begin, stop, kind, hang=mark.end() - begin)
    if mark and text[begin] not in "-–":  # these begin a line of speech as well
        return Block(begin, stop, BlockKind.ITEM, level=1, hang=mark.end() - begin)
    return Block(begin, stop)


def _with(block: Block, *, tight: bool) -> Block:
    return Block(block.start, block.end, block.kind, tight, block.level, block.hang)
