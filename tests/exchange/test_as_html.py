"""The page: every text in it is only text, every mark in its place, nothing asked for."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from lxml import html

from astana_reader.articles.article import Article, text_id
from astana_reader.articles.document import Block, BlockKind, Document, Inline, Metadata, Style
from astana_reader.exchange.as_html import write
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.page_style import style
from astana_reader.reading.look.palette import PALETTES
from astana_reader.settings.pens import PEN_IDS
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions

from .marks import TEXT, article_of, mark, marked, marked_articles


def page_of(exported: MarkedArticle) -> Any:
    """The page, of whose methods the stubs know few."""
    return html.fromstring(write([exported]))


def words(text: str) -> str:
    return " ".join(text.split())


def passages(page: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("mark"):
        id = element.get("data-id") or ""
        found[id] = found.get(id, "") + element.text_content()
    return {id: words(text) for id, text in found.items()}


@settings(deadline=None)
@given(marked_articles())
def test_any_text_is_only_text_and_each_mark_has_its_words(exported: MarkedArticle) -> None:
    page = page_of(exported)
    text = exported.article.text
    for highlight in exported.highlights:
        quote = words(text[highlight.start : highlight.end])
        inside = any(b.start < highlight.end and highlight.start < b.end for b in
                     exported.article.blocks)  # fmt: skip
        if quote and inside:
            assert passages(page)[highlight.id] == quote
    assert not [e for e in page.iter() if e.tag in ("script", "img", "iframe", "link", "object")]
    assert not [name for e in page.iter() for name in e.attrib if str(name).startswith("on")]
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(a.get("href")[1:] in ids for a in page.iter("a") if a.get("href")[0] == "#")


def test_overlapping_marks_nest_the_shortest_inside() -> None:
    long, short = mark(TEXT, 0, 40), mark(TEXT, 4, 15, "quote", ("a b",), "so <it> goes")
    page = page_of(marked(article_of(TEXT), long, short))
    (inner,) = [e for e in page.iter("mark") if e.get("data-id") == short.id]
    assert inner.getparent().get("data-id") == long.id
    (margin,) = page.find_class("margin")
    assert margin.text_content() == "so <it> goes#a b"


def test_blocks_and_inlines_are_set() -> None:
    text = "Title\n\nOne link\n\n• item\n\na │ b\n\nx = 1"
    blocks = (
        Block(0, 5, BlockKind.HEADING, level=1),
        Block(7, 15),
        Block(17, 23, BlockKind.ITEM, hang=2),
        Block(25, 30, BlockKind.ROW), Block(32, 37, BlockKind.CODE),
    )  # fmt: skip
    inlines = (
        Inline(11, 15, Style.LINK, "https://example.org/?a=1&b=2"),
        Inline(7, 10, Style.LINK, "javascript:alert(1)"),
    )
    document = Document(text, blocks, inlines, metadata=Metadata("Title"))
    one = mark(text, 25, 30)
    page = page_of(marked(Article(text_id(text), document), one))
    assert [words(h.text_content()) for h in page.iter("h1")] == ["Title"]
    assert [a.get("href") for a in page.find(".//main").iter("a")] == [inlines[0].target]
    assert [words(li.text_content()) for li in page.find(".//main").iter("li")] == ["• item"]
    assert [td.text_content() for td in page.iter("td")] == ["claim: a", " │ b\n\n"]
    assert passages(page)[one.id] == "a │ b"
    assert words(page.find(".//pre").text_content()) == "x = 1"


def test_the_line_of_time_is_to_scale() -> None:
    text = "It began on 1 March 2016. It ended on 11 March 2016. Talks opened on 31 March 2016."
    article = article_of(text)
    times = find_expressions(text, article.blocks, None)
    events = tuple(find_events(text, times, None))
    exported = replace(
        marked(article), expressions=tuple(times), events=events, published=date(2016, 3, 31)
    )
    page = page_of(exported)
    first, second, third = (float(dot.get("cy")) for dot in page.iter("circle"))
    assert third - first == 3 * (second - first) > 0
    assert len(page.findall(".//polygon")) == 1
    assert [t.get("datetime") for t in page.find(".//article").iter("time")][1:] == [
        "2016-03-01", "2016-03-11", "2016-03-31",
    ]  # fmt: skip


def test_its_colours_are_those_of_the_screen() -> None:
    light, _, dark = style().partition("@media (prefers-color-scheme:dark)")
    for sheet, palette in ((light, PALETTES["paper"]), (dark, PALETTES["ink"])):
        for role in ("page", "panel", "line", "text", "strong", "dim", "accent", "link"):
            assert f"--{role}:{palette.colors[role]};" in sheet
        for pen in PEN_IDS:
            for role in (pen, f"{pen}-tint", f"{pen}-text"):
                assert f"--{role}:{palette.colors[role]};" in sheet


def test_the_line_of_time_says_when_in_few_letters_and_how_long_in_a_title() -> None:
    text = (
        "The war went on from 1 March 2015 to 4 May 2016. In December 2016 the rebels lost the "
        "city. It was founded in 300 BC. The talks opened on 23 January 2017."
    )
    day = date(2017, 1, 24)
    article, times = article_of(text), find_expressions(text, article_of(text).blocks, day, ())
    events = tuple(find_events(text, times, day))
    page = page_of(replace(marked(article), expressions=tuple(times), events=events))
    shown = {e.text_content() for e in page.iter("text") if e.get("class") == "when"}
    assert {"1 Mar 2015", "Dec 2016", "300 BC", "23 Jan 2017"} <= shown
    titles = [e.text_content() for e in page.iter("title")]
    assert any("2015-03-01..2016-05-04" in title for title in titles)
