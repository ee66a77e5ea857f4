"""Web Annotations: what the model asks for, and positions in code points."""

import json
from typing import Any

import pytest
from hypothesis import given

from astana_reader.exchange.as_w3c import write
from astana_reader.exchange.imports.formats import IMPORTS
from astana_reader.exchange.marked import MarkedArticle

from .found import NOTE, TEXT, URL, found
from .marks import article_of, mark, marked, marked_articles


def collection(*articles: MarkedArticle) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(write(articles))
    return value


def test_a_mark_is_an_annotation_with_both_selectors() -> None:
    value = collection(found())
    assert value["total"] == 3
    one, _, lost = value["first"]["items"]
    quoted, placed = one["target"]["selector"]
    assert (quoted["exact"], TEXT[placed["start"] : placed["end"]]) == ("Vladimir Putin",) * 2
    assert one["target"]["source"] == URL
    bodies = [(body["purpose"], body["value"]) for body in one["body"]]
    assert bodies == [
        ("commenting", NOTE),
        ("tagging", "north pier"),
        ("tagging", "1984"),
        ("classifying", "quote"),
    ]
    assert [s["type"] for s in lost["target"]["selector"]] == ["TextQuoteSelector"]


def test_a_position_counts_code_points() -> None:
    text = "🙂🙂 peace talks"
    value = collection(marked(article_of(text), mark(text, 3, 8)))
    assert value["first"]["items"][0]["target"]["selector"][1]["start"] == 3


def test_an_empty_collection_has_no_page() -> None:
    value = collection(marked(article_of(TEXT)))
    assert value["total"] == 0
    assert "first" not in value


@pytest.mark.parametrize(
    ("pen", "note", "tags", "motive"),
    [
        ("claim", "", (), "highlighting"),
        ("claim", "n", ("t",), "commenting"),
        ("claim", "", ("t",), "tagging"),
        ("question", "n", (), "questioning"),
    ],
)
def test_why_it_was_made(pen: str, note: str, tags: tuple[str, ...], motive: str) -> None:
    value = collection(marked(article_of(TEXT), mark(TEXT, 0, 5, pen, tags, note)))
    assert value["first"]["items"][0]["motivation"] == motive


@given(exported=marked_articles())
def test_what_goes_out_comes_back_in(exported: MarkedArticle) -> None:
    works = IMPORTS["w3c"].read(write([exported]).encode()).works
    found = {
        c.key.removeprefix("urn:uuid:").replace("-", ""): c for w in works for c in w.clippings
    }
    for annotation, highlight, _ in exported.all:
        quote, clipping = annotation.selector.quote.strip(), found.get(annotation.id)
        if clipping is None:  # white space alone, without a word on it
            assert (quote, annotation.note, annotation.tags) == ("", "", ())
            continue
        assert clipping.quote == quote
        assert set(clipping.tags) == set(annotation.tags)
        assert clipping.pen == annotation.pen
        assert clipping.start == (highlight.start if highlight else None)
