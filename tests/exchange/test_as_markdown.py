"""Markdown that shows every text as it is."""

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from astana_reader.exchange.as_markdown import escaped, to_markdown
from astana_reader.exchange.marked import MarkedArticle

from .marks import TEXT, article_of, hostile, mark, marked, marked_articles

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(tokens: list[Token]) -> str:
    """The words that a reader of the page would see."""
    words = ""
    for token in tokens:
        for child in token.children or []:
            words += "\n" if child.type.endswith("break") else child.content
        words += "\n"
    return " ".join(words.split())


def kinds(tokens: list[Token]) -> set[str]:
    inline = {child.type for token in tokens for child in token.children or []}
    return {token.type for token in tokens} | inline


def test_an_article_with_a_mark() -> None:
    one = mark(TEXT, 0, 60, "quote", ("aleppo", "to do"), "So\nit goes")
    url = "https://example.org/a"
    written = to_markdown(marked(article_of(TEXT, "Talks", url), one, note="On it all"))
    assert written == (
        "# Talks\n\nAnn Other · CNN · 22 January 2017\n\n<https://example.org/a>\n\nOn it all\n\n"
        "> The peace talks are being held in Astana.\n>\n> Rebels said on M\n\n"
        "**Quote** · #aleppo #to do\n\nSo\nit goes\n"
    ).replace("Rebels said on M", " ".join(TEXT[43:60].split()))


@given(hostile)
@example("a\n=")
@example("a | b\n:--|--\n1 | 2")
@example("1986\\. A year")
@example("    code")
@example("a #")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    text = text.replace("\r", "").replace("\0", "")
    tokens = PARSER.parse(escaped(text))
    assert kinds(tokens) <= {"paragraph_open", "inline", "paragraph_close", "text", "softbreak",
                             "hardbreak", "text_special"}  # fmt: skip
    assert shown(tokens) == " ".join(text.split())


@given(marked_articles())
def test_hostile_text_breaks_nothing(exported: MarkedArticle) -> None:
    tokens = PARSER.parse(to_markdown(exported))
    headings = [t for t in tokens if t.type == "heading_open"]
    assert len(headings) == 1 + bool(exported.orphans)
    passages = [a.selector.quote for a, _, _ in exported.all if a.selector.quote.strip()]
    assert sum(t.type == "blockquote_open" for t in tokens) == len(passages)
    assert not kinds(tokens) & {
        "html_block", "html_inline", "fence", "code_block", "code_inline", "link_open", "image",
        "bullet_list_open", "ordered_list_open", "table_open", "hr", "em_open", "s_open",
    }  # fmt: skip
    assert shown(tokens[1:2]) == " ".join(exported.article.title.split())


@pytest.mark.parametrize("end", ["<script>alert(1)</script>", "`x`", '"x"', "\\"])
def test_an_address_cannot_end_early(end: str) -> None:
    written = to_markdown(marked(article_of(TEXT, "Talks", f"https://x.yz/>{end}")))
    tokens = PARSER.parse(written)
    assert kinds(tokens) & {"html_block", "html_inline"} == set()
    links = [c for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert len(links) == 1
    assert str(links[0].attrGet("href")).startswith("https://x.yz/%3E")
