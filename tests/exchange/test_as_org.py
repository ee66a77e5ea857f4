"""Org: a headline a mark, and nothing in it that begins another."""

import re

from hypothesis import given

from astana_reader.exchange.as_org import write
from astana_reader.exchange.marked import MarkedArticle

from .found import ONE, found
from .marks import marked_articles


def test_a_mark_is_a_headline_with_the_properties_of_org_remark() -> None:
    page = write([found()])
    assert "** “Vladimir Putin” :north_pier:1984:\n" in page
    assert ":org-remark-beg: 8\n:org-remark-end: 22\n" in page  # Emacs counts from 1
    assert f":org-remark-id: {ONE.id[-12:]}\n:org-remark-label: quote\n" in page
    assert "#+begin_quote\nVladimir Putin\n#+end_quote\nSo; it {goes}, *on*\n" in page


def test_one_that_has_no_place_has_no_positions() -> None:
    lost = write([found()]).rpartition("** “no longer there”")[2]
    assert ":org-remark-beg:" not in lost
    assert "#+begin_quote\nno longer there\n#+end_quote" in lost


@given(exported=marked_articles())
def test_each_mark_is_one_headline_whatever_is_in_it(exported: MarkedArticle) -> None:
    headlines = re.findall(r"^\*+ ", write([exported]), re.MULTILINE)
    assert len(headlines) == 1 + len(exported.all)


@given(exported=marked_articles())
def test_every_quotation_is_closed_by_its_own_end(exported: MarkedArticle) -> None:
    lines = write([exported]).split("\n")
    inside = False
    for line in lines:
        if not inside:
            inside = line == "#+begin_quote"
        elif line.lstrip().lower().startswith("#+"):
            assert line == "#+end_quote"
            inside = False
    assert not inside
