"""Runs of glyphs to lines: what stands on one baseline without a wide gap.

A gap within a line may be a gutter between columns, an edge between cells or the wide space of
a justified line; which of these it is shows only on the whole page, so lines end at wide gaps
and `columns` puts together what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .page import RIGHT_TO_LEFT, WORD_END, Line, Run

WIDE_GAP = 1.0
"""In type sizes: wider gaps are not taken for the space between two words."""
_WORD_GAP = 0.15
_LETTERS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\x02": "\u00ad",
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\t": " ",
        "\n": " ",
        "\r": " ",
    }
)
_NO_LETTERS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ufffd]")
_SPACES = re.compile(" {2,}")
_BULLET = re.compile("[\x01-\x1f\x7f-\x9f\ue000-\uf8ff] ?")
"""What the signs of symbol fonts come out as."""
_SOFT_HYPHEN_WITHIN = re.compile("\u00ad(?=.)")


def find_lines(runs: Iterable[Run]) -> tuple[Line, ...]:
    """The lines of a page in the order in which its runs are drawn."""
    lines: list[list[Run]] = []
    for run in runs:
        placed = _placed(lines[-1], run) if lines else None
        if placed is None:
            lines.append([run])
        else:
            lines[-1] = placed
    return tuple(line for runs in lines if (line := _line(runs)) is not None)


def is_unread(line: Line) -> bool:
    """Whether a line is mostly what comes out of a font that does not tell its letters."""
    return len(line.text) > 1 and 3 * len(_NO_LETTERS.findall(line.text)) > len(line.text)


def joined(first: Line, second: Line) -> Line:
    """Two lines of one baseline as one."""
    gap = replace(second.runs[0], text=" " + second.runs[0].text)
    return Line((*first.runs, gap, *second.runs[1:]))


def _placed(line: list[Run], run: Run) -> list[Run] | None:
    """The line with `run` at its end, or None where that begins another."""
    last = line[-1]
    main = max(line, key=lambda r: (not r.raised, r.size))
    size = max(main.size, run.size)
    gap = run.left - last.right
    if gap < -0.5 * size and any(RIGHT_TO_LEFT.search(r.text) for r in (*line, run)):
        gap = last.left - run.right
    if not -0.5 * size <= gap <= WIDE_GAP * size:
        return None
    rise = run.baseline - main.baseline
    if run.size < 0.9 * main.size and 0.12 * size < rise < 0.8 * size:
        run = replace(run, raised=True)
    elif len(line) == 1 and last.size < 0.9 * run.size and 0.12 * size < -rise < 0.8 * size:
        line = [replace(last, raised=True)]
    elif abs(rise) > (0.25 if run.size > 0.9 * main.size else 0.4) * size:
        return None
    spaced = last.text.endswith(" ") or run.text.startswith(" ") or gap < _WORD_GAP * size
    return [*line, run if spaced else replace(run, text=" " + run.text)]


def _line(runs: list[Run]) -> Line | None:
    """The line of what can be read in `runs`, alike ones together, its text set to rights."""
    kept: list[tuple[str, Run]] = []
    for run in runs:
        bullet = len(runs) > 1 and not kept and _BULLET.fullmatch(run.text)
        text = "• " if bullet else _SPACES.sub(" ", run.text.translate(_LETTERS))
        if not kept or kept[-1][0].endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if kept and _is_alike(kept[-1][1], run):
            before, last = kept[-1]
            kept[-1] = before + text, _as_one(last, run, before)
        else:
            kept.append((text, run))
    while kept and not kept[-1][0].strip(" "):
        kept.pop()
    if not kept:
        return None
    kept[-1] = kept[-1][0].rstrip(" "), kept[-1][1]
    return Line(tuple(_with_text(run, _SOFT_HYPHEN_WITHIN.sub("", t)) for t, run in kept))


def _with_text(run: Run, text: str) -> Run:
    return run if text == run.text else replace(run, text=text)


def _as_one(run: Run, following: Run, text: str) -> Run:
    """The first of two runs, reaching to the end of the second; `text` is its own."""
    word = run.word if WORD_END.search(text) else following.word
    return replace(run, right=max(run.right, following.right), word=word)


def _is_alike(one: Run, two: Run) -> bool:
    return (
        (one.font, one.raised, one.url, one.artifact)
        == (two.font, two.raised, two.url, two.artifact)
        and abs(one.baseline - two.baseline) < 0.1 * one.size
        and abs(one.size - two.size) < 0.1 * one.size
    )
