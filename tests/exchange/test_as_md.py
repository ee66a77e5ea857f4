"""Markdown that shows every text as it is, and keeps what its reader wrote."""

import json
import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from astana_reader.articles.article import Article, text_id
from astana_reader.articles.document import Block, Document, Metadata
from astana_reader.exchange.as_md import escaped, write
from astana_reader.exchange.marked import MarkedArticle

from .marks import TEXT, article_of, hostile, mark, marked, marked_articles

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PROPERTIES = re.compile(r"\A---\n(.*?)\n---\n\n", re.DOTALL)


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


def body(written: str) -> str:
    return PROPERTIES.sub("", written)


def test_an_article_with_a_mark() -> None:
    one = mark(TEXT, 0, 60, "quote", ("aleppo", "to do"), "So\n- [ ] it [[goes]]")
    url = "https://example.org/a"
    written = write([marked(article_of(TEXT, "Talks", url), one, note="On it all")])
    head = (
        '---\ntitle: "Talks"\nauthor: "Ann Other"\nsite: "CNN"\nurl: "https://example.org/a"\n'
        'published: 2017-01-22\ntags:\n  - "aleppo"\n  - "to-do"\n---\n\n'
    )
    assert written.startswith(head)
    assert (
        "# Talks\n\nAnn Other · CNN · 22 January 2017\n\n<https://example.org/a>\n\nOn it all\n"
    ) in written
    fragment = "#:~:text=The%20peace%20talks%20are%20being,Rebels%20said%20on%20Mo"
    assert (
        f"> [!quote] Quote · [open](https://example.org/a{fragment}) · "
        f"`astana-reader https://example.org/a --at {one.id}`\n"
        "> The peace talks are being held in Astana.\u00a0\n>\n> Rebels said on Mo\n\n"
        f"^hl-{one.id[-12:]}\n\n#aleppo #to-do\n\nSo\n- [ ] it [[goes]]\n"
    ) in written


def test_verse_keeps_its_lines_and_prose_is_unwrapped() -> None:
    text = "Roses are red\nViolets are blue\n\nThis was wrapped\nby its writer.\n"
    blocks = (Block(0, 13), Block(14, 30, tight=True), Block(32, 63))
    article = Article(text_id(text), Document(text, blocks, metadata=Metadata("Roses")))
    written = write([marked(article, mark(text, 0, len(text) - 1))])
    assert (
        "> Roses are red  \n> Violets are blue\u00a0\n>\n> This was wrapped by its writer.\n"
    ) in written


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
def test_no_text_or_note_breaks_another_mark(exported: MarkedArticle) -> None:
    tokens = PARSER.parse(body(write([exported])))
    ids = [f"^hl-{annotation.id[-12:]}" for annotation, _, _ in exported.all]
    top = [
        token.content
        for before, token in pairwise(tokens)
        if token.type == "inline" and before.type == "paragraph_open" and before.level == 0
    ]
    assert [content for content in top if content in ids] == ids
    assert shown(tokens[1:2]) == " ".join(exported.article.title.split())


@pytest.mark.parametrize(
    "note",
    ["```\nopen", "~~~", "<!-- open", "<script>", "%% hidden", "$$ x", "<div>\nopen", "````\n```"],
)
def test_a_note_that_stays_open_swallows_nothing(note: str) -> None:
    marks = [mark(TEXT, 0, 3, note=note), mark(TEXT, 4, 9, note="after")]
    tokens = PARSER.parse(body(write([marked(article_of(TEXT), *marks)])))
    assert sum(token.type == "blockquote_open" for token in tokens) == 2
    assert "after" in [token.content for token in tokens]


def test_a_note_is_never_taken_for_a_fence() -> None:
    note = "[//]: # (astana-reader end 0123456789ab)\nmore"
    written = write([marked(article_of(TEXT), mark(TEXT, 0, 3, note=note))])
    assert "\\[//]: # (astana-reader end 0123456789ab)\nmore" in written


@given(marked_articles())
def test_properties_are_texts_on_one_line(exported: MarkedArticle) -> None:
    found = PROPERTIES.match(write([exported]))
    assert found
    for line in found[1].splitlines():
        name, _, value = line.partition(": ")
        if name in ("title", "author", "site", "url"):
            assert json.loads(value)
        if line.startswith("  - "):
            assert re.fullmatch(r"[\w/-]*[^\W\d][\w/-]*|[\w/-]*[_/-][\w/-]*", json.loads(line[4:]))


@pytest.mark.parametrize("end", ["<script>alert(1)</script>", "`x`", '"x"', "\\"])
def test_an_address_cannot_end_early(end: str) -> None:
    one = mark(TEXT, 4, 15)
    written = write([marked(article_of(TEXT, "Talks", f"https://x.yz/>{end}"), one)])
    tokens = PARSER.parse(body(written))
    assert kinds(tokens) & {"html_block", "html_inline"} == set()
    links = [c for t in tokens for c in t.children or [] if c.type == "link_open"]
    assert len(links) == 2
    assert all(str(link.attrGet("href")).startswith("https://x.yz/%3E") for link in links)
