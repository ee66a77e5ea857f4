"""The file for Hypothesis' Import tab: what its client and its API insist on."""

import json

from hypothesis import given

from astana_reader.exchange.as_hypothesis import write
from astana_reader.exchange.marked import MarkedArticle

from .found import NOTE, URL, found
from .marks import TEXT, article_of, mark, marked, marked_articles


def test_marks_that_have_a_place_go_out_by_their_quotations() -> None:
    rows = json.loads(write([found()]))["annotations"]
    assert [row["target"][0]["selector"][0]["exact"] for row in rows][:1] == ["Vladimir Putin"]
    assert len(rows) == 2
    assert (rows[0]["text"], rows[0]["tags"]) == (NOTE, ["north pier", "1984"])
    assert rows[0]["uri"] == URL


def test_a_text_without_an_address_is_named_by_its_hash() -> None:
    article = article_of(TEXT)
    (row,) = json.loads(write([marked(article, mark(TEXT, 0, 5))]))["annotations"]
    assert row["uri"] == f"urn:x-sha256:{article.id}"


@given(exported=marked_articles())
def test_every_row_is_one_that_the_client_takes(exported: MarkedArticle) -> None:
    for row in json.loads(write([exported]))["annotations"]:
        assert row["user"].startswith("acct:")
        assert isinstance(row["tags"], list)
        assert all(len(tag) <= 1000 for tag in row["tags"])
        assert row["permissions"]["read"][0].startswith(("acct:", "group:"))
        assert len(row["target"]) == len(row["document"]["title"]) == 1
