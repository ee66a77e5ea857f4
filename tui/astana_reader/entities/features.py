"""What the statistical tagger is told of each token.

A token's own features are kept by word, since a text has few words and many tokens; the rest comes
from its neighbours, from the rules' labels and from the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from . import lexicon as lx
from .clusters import clusters
from .context import Context
from .gazetteer import gazetteer
from .lines import Line, truecased
from .rules import Found

_LONGEST = 30
"""Letters of a word that count."""
_NEAR = (("-1", -1), ("1", 1))


def shape(word: str) -> str:
    """Xx for Astana, XX for NATO, dd for 1997; runs of more than two are cut to two."""
    marks = ""
    for letter in word[:_LONGEST]:
        mark = (
            "X"
            if letter.isupper()
            else "x"
            if letter.islower()
            else "d"
            if letter.isdigit()
            else letter
        )
        if marks[-2:] != mark * 2:
            marks += mark
    return marks[:8]


def _lists(word: str) -> list[str]:
    table, bare = gazetteer(), word.rstrip(".")
    tests = (
        ("first", word in table.first),
        ("last", word in table.last),
        ("people", word in lx.PEOPLES),
        ("title", bare in lx.TITLES),
        ("office", word in lx.OFFICES),
        ("lead", word in lx.OFFICE_LEADS),
        ("orghead", word in lx.ORG_HEADS),
        ("placehead", word in lx.PLACE_HEADS),
        ("compass", word in lx.COMPASS),
        ("org", word in lx.KNOWN_ORGS),
        ("calendar", word in lx.CALENDAR),
        ("particle", word in lx.PARTICLES),
        ("article", word[:3].lower() in ("al-", "el-")),
        ("says", word in lx.SAYING),
    )
    return [name for name, holds in tests if holds]


@lru_cache(maxsize=50_000)
def _own(written: str) -> tuple[list[str], list[str], list[str], list[str], list[str], str, str]:
    """A word's features for its own place, the next, the one before, two after and two before."""
    word = written[:_LONGEST]
    low, look = word.lower().replace("’", "'"), shape(word)
    alike = clusters().names(low)
    listed = [*_lists(truecased(word)), *alike]
    own = ["w=" + low, "s=" + look, "p1=" + low[:1], "p3=" + low[:3]]
    own += ["x2=" + low[-2:], "x3=" + low[-3:], "x4=" + low[-4:], *listed]
    near = [own[0], own[1], own[5], *listed]
    far = [own[0], own[1], *alike]
    return (
        own,
        ["-1" + feature for feature in near],
        ["1" + feature for feature in near],
        ["-2" + feature for feature in far],
        ["2" + feature for feature in far],
        low,
        look,
    )


def features(line: Line, ruled: Sequence[Found], context: Context) -> list[list[str]]:
    """The features of each token of a line."""
    kept = [_own(word) for word in line.words]
    size = len(kept)
    rows: list[list[str]] = []
    for at, (own, _, _, _, _, low, look) in enumerate(kept):
        row = [*own]
        if at:
            row += kept[at - 1][1]
            row.append(f"bw={kept[at - 1][5]}|{low}")
            row.append(f"bs={kept[at - 1][6]}|{look}")
        else:
            row += ("BOS", "BOS_s=" + look)
        if at > 1:
            row += kept[at - 2][3]
        if at + 1 < size:
            row += kept[at + 1][2]
            row.append(f"fs={look}|{kept[at + 1][6]}")
        else:
            row.append("EOS")
        if at + 2 < size:
            row += kept[at + 2][4]
        rows.append(row)
    _add_labels(rows, _labels(size, ruled), "r=")
    _add_places(rows, line)
    _add_context(rows, line, context)
    return rows


def _labels(size: int, ruled: Sequence[Found]) -> list[str]:
    labels = ["O"] * size
    for start, end, type_ in ruled:
        labels[start:end] = ["I" + type_] * (end - start)
        labels[start] = "B" + type_
    return labels


def _add_labels(rows: list[list[str]], labels: list[str], name: str) -> None:
    last = len(rows) - 1
    for at, label in enumerate(labels):
        rows[at].append(name + label)
        if at:
            rows[at - 1].append("+" + name + label)
        if at < last:
            rows[at + 1].append("-" + name + label)


def _add_places(rows: list[list[str]], line: Line) -> None:
    table = gazetteer()
    words = [truecased(word) for word in line.words] if line.look == "upper" else line.words
    for start, end in table.places_in(words):
        for kind in table.kinds(" ".join(words[start:end])):
            for at in range(start, end):
                mark = f"g={'B' if at == start else 'I'}{'1' if end - start == 1 else 'n'}{kind}"
                rows[at].append(mark)
                for name, step in _NEAR:
                    if 0 <= at - step < len(rows):
                        rows[at - step].append(name + mark)


def _add_context(rows: list[list[str]], line: Line, context: Context) -> None:
    for row, word in zip(rows, line.words, strict=True):
        if line.look:
            row.append("look=" + line.look)
        if word[0].isupper():
            row.extend(context.hints.get(word, ()))
            if word.lower() in context.lower:
                row.append("alsolower")
            seen = context.inside[word]
            if seen:
                row.append("inside" if seen == 1 else "inside2")
