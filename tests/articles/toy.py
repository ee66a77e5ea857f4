"""A second format for the tests, as small as one can be."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from astana_reader.articles.article import ArticleError, PasswordError
from astana_reader.articles.document import (
    Block,
    BlockKind,
    Document,
    Hints,
    Inline,
    Metadata,
    Progress,
    Style,
    outline_of_headings,
)  # fmt: skip
from astana_reader.articles.formats import FORMATS, Format

TOY = Format("toy", "a toy", __name__, suffixes=(".toy",), types=("text/x-toy",), magic=(b"TOY!",))
_MARKS = {
    "#": BlockKind.HEADING,
    "-": BlockKind.ITEM,
    ">": BlockKind.QUOTATION,
    "!": BlockKind.CODE,
}


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Format:
    """The toy in the table, for processes too, and a cache of its own."""
    monkeypatch.setitem(FORMATS, TOY.id, TOY)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return TOY


def read(data: bytes, hints: Hints) -> Document:
    """The first line is the title, each other a block, of the kind that its first sign says."""
    lines = data.decode(hints.encoding or "utf-8").removeprefix("TOY!").splitlines()
    if lines[1:] == ["broken"]:
        raise ArticleError("This file is broken.")
    if lines[1:] == ["locked"] and hints.password != "secret":
        raise PasswordError("This file is locked.")
    text, blocks = "", []
    for line in filter(str.strip, lines[1:]):
        kind = _MARKS.get(line[0], BlockKind.PARAGRAPH)
        words = line if kind is BlockKind.PARAGRAPH else line[1:].strip()
        blocks.append(Block(len(text), len(text) + len(words), kind))
        text += words + "\n\n"
    inlines = [Inline(b.start, b.end, Style.LINK, "https://toy.example/") for b in blocks[1:2]]
    metadata = Metadata(title=lines[0].strip() if lines else "", language=hints.charset)
    outline = outline_of_headings(text, blocks)
    return Document(text, tuple(blocks), tuple(inlines), outline, metadata)


def steps(data: bytes, hints: Hints) -> Iterator[Progress | Document]:
    """Reading that takes several steps, or goes wrong as its first line says."""
    print("A library says something.")  # noqa: T201  # as libraries do
    first = data.removeprefix(b"TOY!").split(b"\n", 1)[0].strip()
    if first == b"crash":
        os.abort()
    if first == b"sleep":
        yield Progress(0, 2, "page")
        time.sleep(600)
    if first == b"eat":
        bytearray(1 << 40)
    if first == b"fail":
        raise KeyError("a fault of the reader")
    whole = read(data, hints)
    yield Progress(1, 2, "page", whole)
    while first == b"gated" and not Path(os.environ["TOY_GATE"]).exists():
        time.sleep(0.01)
    yield whole
