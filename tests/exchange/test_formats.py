"""The table of formats."""

import pytest
from hypothesis import given

from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.marked import MarkedArticle

from .marks import TEXT, article_of, marked, marked_articles


@pytest.mark.parametrize("id", FORMATS)
@given(exported=marked_articles())
def test_every_format_writes_any_article_as_utf8(id: str, exported: MarkedArticle) -> None:
    FORMATS[id].write([exported]).encode("utf-8")


def test_text_is_the_canonical_text() -> None:
    assert FORMATS["txt"].write([marked(article_of(TEXT))]) == TEXT
