"""Rows for Readwise."""

import csv
import io

from hypothesis import given

from astana_reader.exchange.as_readwise import COLUMNS, write
from astana_reader.exchange.imports.formats import IMPORTS
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.tag_forms import hashed

from .found import NOTE, found
from .marks import marked_articles


def test_tags_stand_at_the_head_of_the_note() -> None:
    columns, one, *_ = csv.reader(io.StringIO(write([found()]), newline=""))
    assert columns == list(COLUMNS)
    row = dict(zip(columns, one, strict=True))
    assert row["Highlight"] == "Vladimir Putin"
    assert row["Note"] == f".north-pier .y1984 {NOTE}"
    assert row["Location"] == "7"
    assert row["URL"].startswith("https://example.org/a#:~:text=Vladimir%20Putin")


@given(exported=marked_articles())
def test_what_goes_out_comes_back_in(exported: MarkedArticle) -> None:
    works = IMPORTS["readwise"].read(write([exported]).encode("utf-8", "backslashreplace")).works
    clippings = [clipping for work in works for clipping in work.clippings]
    wanted = [a for a, _, _ in exported.all if a.selector.quote.strip()]
    assert [c.quote for c in clippings] == [a.selector.quote.strip() for a in wanted]
    for clipping, annotation in zip(clippings, wanted, strict=True):
        assert set(hashed(annotation.tags)) <= set(clipping.tags)
