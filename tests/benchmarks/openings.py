"""How soon the text of a file is on the screen, beside other readers of its format.

    python -m tests.benchmarks.openings [--rounds 5] [--peer frogmouth=PATH] [--peer baca=PATH]

50,000 words as plain text, Markdown, HTML and EPUB, a web page of 100 KB and a PDF of 500 pages.
All are started in turn, a round after the other, on a pseudo-terminal, each until the file's first
words have come; the cache is emptied before a first opening. Peers are frogmouth, baca and epy,
where they are installed. Times are medians in ms; those on the processor are of the program
itself, without the processes that it starts.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.articles.epub.make_epub import make_epub, page
from tests.articles.pdf.make_pdf import Set, make_pdf
from tests.terminal import Terminal

_WORDS = "river ferry clerk lamp harbour sack bridge council morning letter stone winter".split()
_FIRST, _LAST = "Quayside", "lighthouse"
"""Words that stand only at the beginning and at the end of a text."""
_PARAGRAPH = 80
_CHAPTER = 25
"""Paragraphs under a heading."""
_CONTENTS_ITEM = (
    '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
)
_PEERS = {"frogmouth": "long.md", "baca": "long.epub", "epy": "long.epub"}


@dataclass(frozen=True, slots=True)
class Row:
    """A program and a file that are measured."""

    name: str
    command: Sequence[str]
    is_new: bool = False
    """Whether nothing is kept of the file from before."""
    waits_for: str = _FIRST
    is_ours: bool = True
    """Whether it is left by its key, so that it keeps where the reader was."""
    keys: str = ""
    """Typed when the first words are there, to be sent on to what is waited for."""
    left: str = ""
    """Typed before it is left, so that the next opening is at the first words."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=PATH")
    args = parser.parse_args()
    peers = dict(each.split("=", 1) for each in args.peer)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(folder)
        results: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for _ in range(args.rounds):
            for row in rows(folder, peers):
                try:
                    results[row.name].append(opened(row, folder))
                except TimeoutError as error:
                    print(f"{row.name}: {error}", file=sys.stderr)
        base = statistics.median(wall for wall, _ in results["plain text"])
        print(f"load {os.getloadavg()[0]:.1f}\n")
        print("| | ms | on the processor | of plain text |\n| --- | --- | --- | --- |")
        for label, both in results.items():
            wall, used = (statistics.median(column) for column in zip(*both, strict=True))
            print(f"| {label} | {wall:,.0f} | {used:,.0f} | {wall / base:.2f} |")


def rows(folder: Path, peers: dict[str, str]) -> Iterator[Row]:
    """What one round measures, in turn."""
    ours = [sys.executable, "-m", "astana_reader"]
    yield Row("plain text", [*ours, str(folder / "long.txt")])
    for suffix, name in (("md", "Markdown"), ("html", "HTML"), ("epub", "EPUB")):
        file = str(folder / f"long.{suffix}")
        yield Row(f"{name}, first time", [*ours, file], is_new=True)
        yield Row(f"{name}, second time", [*ours, file])
    yield Row("web page of 100 KB, first time", [*ours, str(folder / "page.html")], is_new=True)
    pdf = [*ours, str(folder / "book.pdf")]
    yield Row("PDF of 500 pages, its first page", pdf, is_new=True)
    yield Row("PDF of 500 pages, its end", pdf, is_new=True, waits_for=_LAST, keys="G", left="gg")
    yield Row("PDF of 500 pages, second time", pdf)
    for name, program in peers.items():
        yield Row(f"{name}, {_PEERS[name]}", [program, str(folder / _PEERS[name])], is_ours=False)


def opened(row: Row, folder: Path) -> tuple[float, float]:
    """Milliseconds until the words are on the screen, by the clock and on the processor."""
    home = folder / "home"
    if row.is_new:
        shutil.rmtree(home / "cache", ignore_errors=True)
        shutil.rmtree(home / "state", ignore_errors=True)
    environment = {
        **os.environ,
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "CACHE", "STATE")},
        "XDG_DATA_HOME": str(home / "data"),
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
    home.mkdir(exist_ok=True)
    with Terminal(row.command, environment) as terminal:
        milliseconds = terminal.until(_FIRST.encode(), 120)
        while row.waits_for.encode() not in terminal.seen:
            terminal.press(row.keys, 0.05)
            milliseconds = (time.perf_counter() - terminal.begun) * 1000
            if milliseconds > 120_000:
                raise TimeoutError(row.name)
        used = terminal.cpu_seconds
        if row.is_ours:
            terminal.settle(1.0, 20)
            terminal.type(row.left)
            terminal.settle(1.0, 20)
            terminal.type("q")
            terminal.wait()
    return milliseconds, 1000 * used


# --- files ----------------------------------------------------------------------------------------


def make_files(folder: Path) -> None:
    """The files, the same each time."""
    chance = random.Random(12)  # a text to read
    paragraphs = [_paragraph(chance, n) for n in range(50_000 // _PARAGRAPH)]
    paragraphs[0] = paragraphs[0].replace(" 0 ", f" 0 {_FIRST} ", 1)
    chapters = [paragraphs[n : n + _CHAPTER] for n in range(0, len(paragraphs), _CHAPTER)]
    (folder / "long.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    for name, made in (("long.md", _markdown(chapters)), ("long.html", _page(chapters))):
        (folder / name).write_text(made, encoding="utf-8")
    (folder / "page.html").write_text(_page(chapters[:8]), encoding="utf-8")
    pages = {f"c{n}.xhtml": _chapter(n, chapter) for n, chapter in enumerate(chapters)}
    contents = {"book/nav.xhtml": _contents(list(pages))}
    (folder / "long.epub").write_bytes(make_epub(pages, contents, items=_CONTENTS_ITEM))
    (folder / "book.pdf").write_bytes(make_pdf([_printed(chance, n) for n in range(500)]))


def _paragraph(chance: random.Random, number: int) -> str:
    said = (chance.choice(_WORDS) for _ in range(_PARAGRAPH - 2))
    return f"Paragraph {number} {' '.join(said)}."


def _markdown(chapters: Sequence[Sequence[str]]) -> str:
    parts = (f"## Chapter {n}\n\n" + "\n\n".join(each) for n, each in enumerate(chapters, 1))
    return "# The ferry\n\n" + "\n\n".join(parts) + "\n"


def _chapter(number: int, paragraphs: Sequence[str]) -> str:
    return f"<h2>Chapter {number + 1}</h2>" + "".join(f"<p>{words}</p>" for words in paragraphs)


def _contents(pages: Sequence[str]) -> str:
    """The book's table of contents: baca and epy open no book without one."""
    entries = "".join(
        f'<li><a href="{name}">Chapter {n}</a></li>' for n, name in enumerate(pages, 1)
    )
    return page(f'<nav epub:type="toc"><ol>{entries}</ol></nav>')


def _page(chapters: Sequence[Sequence[str]]) -> str:
    body = "".join(_chapter(n, chapter) for n, chapter in enumerate(chapters))
    links = "".join(f"<li><a href='/{n}'>Another page {n}</a></li>" for n in range(40))
    return (
        "<!doctype html><title>The ferry</title><body>"
        f"<nav><ul>{links}</ul></nav><article><h1>The ferry</h1>{body}</article></body>"
    )


def _printed(chance: random.Random, number: int) -> list[Set]:
    def said() -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(9))

    lines = [Set(said(), 30, 560 - 13 * n) for n in range(38)]
    if number == 0:
        lines[0] = Set(f"This book is from the {_FIRST}.", 30, 560)
    if number == 499:
        lines[-1] = Set(f"The end is at the {_LAST}.", 30, 560 - 13 * 37)
    return lines


if __name__ == "__main__":
    main()
