"""A quotation with its source."""

from datetime import date

from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.quoting import quotation

from .marks import TEXT, article_of


def test_a_quotation_names_its_source() -> None:
    source = MarkedArticle(article_of(TEXT, url="https://x.yz/a"), date(2017, 1, 22))
    assert quotation(source, "peace\n talks") == (
        "“peace talks” — Talks, Ann Other, CNN, 22 January 2017, https://x.yz/a"
    )


def test_what_is_unknown_is_left_out() -> None:
    assert quotation(MarkedArticle(article_of(TEXT)), "“talks”") == (
        "“talks” — Talks, Ann Other, CNN"
    )
