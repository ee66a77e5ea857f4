"""Logseq: a block a mark, its note as children."""

import uuid

from hypothesis import given

from astana_reader.exchange.as_logseq import write
from astana_reader.exchange.marked import MarkedArticle

from .found import ONE, found
from .marks import marked_articles


def test_a_mark_is_a_block_with_its_properties_and_its_note_below() -> None:
    page = write([found()])
    assert page.startswith("title:: Talks & more\nauthor:: Ann Other\n")
    assert "published:: [[Jan 22nd, 2017]]\n" in page
    block = page[page.index("- > Vladimir Putin\n") :]
    assert block.startswith(f"- > Vladimir Putin\n  id:: {uuid.UUID(ONE.id)}\n  pen:: quote\n")
    assert "  tags:: north pier, 1984\n" in block
    assert "\t- So; it {goes}, *on*\n\t  * not a headline\n" in block
    assert "\t- second\n" in block


def test_paragraphs_of_a_quotation_stay_lines() -> None:
    assert "- > in Geneva on 23 January 2017.\n  > In March\n" in write([found()])


@given(exported=marked_articles())
def test_every_mark_is_a_block_of_the_page(exported: MarkedArticle) -> None:
    rows = write([exported]).split("\n")
    assert sum(row.startswith("- > ") for row in rows) >= len(exported.all)
    assert sum(row.startswith("  id:: ") for row in rows) >= len(exported.all)
