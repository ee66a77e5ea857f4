"""The HTML that mammoth wrote, brought into order."""

import pytest
from lxml import html

from astana_reader.articles.docx.converted import join_captions, order_notes, take_labels
from astana_reader.articles.docx.rewriting import MARKED
from astana_reader.articles.markup.blocks import MARKER

PICTURE = '<p><img src="a.png"></p>'
CAPTION = "<figcaption>A map</figcaption>"
FIGURE_ABOVE = f"<figure>{CAPTION}{PICTURE}</figure>"
FIGURE_BELOW = f"<figure>{PICTURE}{CAPTION}</figure>"
TABLE = "<table><tr><td>1</td></tr></table>"


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        (PICTURE + CAPTION, FIGURE_BELOW),
        (CAPTION + PICTURE, FIGURE_ABOVE),
        (PICTURE + CAPTION + PICTURE, FIGURE_BELOW + PICTURE),
        (CAPTION + PICTURE + CAPTION, CAPTION + FIGURE_BELOW),
        (CAPTION + TABLE, "<table><caption>A map</caption><tr><td>1</td></tr></table>"),
        (TABLE + CAPTION, TABLE + CAPTION),
        ("<p>Text</p>" + CAPTION + "<p>Text</p>", "<p>Text</p>" + CAPTION + "<p>Text</p>"),
        (CAPTION + '<p>A <img src="a.png"></p>', CAPTION + '<p>A <img src="a.png"></p>'),
    ],
    ids=["picture above", "below", "between two", "above one with its own", "table below",
         "table above", "text", "text with a picture"],
)  # fmt: skip
def test_a_caption_joins_what_it_is_of(body: str, joined: str) -> None:
    root = html.fromstring(f"<div>{body}</div>")
    join_captions(root)
    assert html.tostring(root, encoding="unicode") == f"<div>{joined}</div>"


def test_labels_stand_with_what_they_number_and_their_bookmarks_are_gone() -> None:
    root = html.fromstring(
        f'<div><h2><a id="{MARKED}2.1"></a>Talks</h2>'
        f'<ul><li><a id="{MARKED}a)"></a>one<ul><li><a id="{MARKED}i."></a>two</li></ul></li>'
        '<li>bare</li><li id="footnote-1">a note</li></ul><p><a id="own"></a>Text</p></div>'
    )
    take_labels(root)
    assert [(e.tag, e.get(MARKER)) for e in root.iter("h2", "li")] == [
        ("h2", "2.1"), ("li", "a)"), ("li", "i."), ("li", ""), ("li", None),
    ]  # fmt: skip
    assert [a.get("id") for a in root.iter("a")] == ["own"]
    assert "".join(map(str, root.itertext())) == "Talksonetwobarea noteText"


def test_endnotes_come_after_footnotes_each_in_their_order() -> None:
    ids = ["endnote-1", "footnote-1", "endnote-2", "footnote-2"]
    root = html.fromstring("<ol>" + "".join(f'<li id="{id}">x</li>' for id in ids) + "</ol>")
    order_notes(root)
    assert [item.get("id") for item in root] == [
        "footnote-1", "footnote-2", "endnote-1", "endnote-2",
    ]  # fmt: skip
