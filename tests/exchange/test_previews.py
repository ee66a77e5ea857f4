"""The first lines of an export."""

from dataclasses import replace

import pytest

from astana_reader.entities.mentions import Entity, Mention
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.previews import preview

from .marks import TEXT, article_of, mark, marked

LONG = (TEXT.strip() + "\n\n") * 2000


@pytest.mark.parametrize("id", FORMATS)
def test_of_a_short_article_it_is_what_is_written(id: str) -> None:
    one = marked(article_of(TEXT), mark(TEXT, 4, 40, note="a\tb"))
    shown, written = preview(FORMATS[id], one), FORMATS[id].write([one])
    assert shown.is_all
    if id != "html":
        lines = written.replace("\r\n", "\n").expandtabs(4).removesuffix("\n").split("\n")
        assert list(shown.lines) == (lines if written else [])


@pytest.mark.parametrize("id", FORMATS)
def test_of_a_long_one_it_is_the_beginning(id: str) -> None:
    article = article_of(LONG)
    marks = [mark(LONG, at, at + 5) for at in range(0, len(LONG) - 5, len(LONG) // 500)]
    mentions = tuple(Mention(at, at + 3, LONG[at : at + 3], "PLACE") for at in (0, len(LONG) - 9))
    many = replace(
        marked(article, *marks), entities=(Entity("e", "The", "PLACE", (), (), mentions),)
    )
    shown = preview(FORMATS[id], many)
    assert not shown.is_all
    assert len(shown.lines) <= 2000
    assert all(len(line) <= 1000 for line in shown.lines)


def test_nothing_in_it_moves_the_cursor() -> None:
    one = marked(article_of(TEXT), mark(TEXT, 4, 40))
    for form in FORMATS.values():
        assert all(line.isprintable() for line in preview(form, one).lines)
