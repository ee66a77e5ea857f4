"""Web pages to documents."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import BlockKind, Document, Hints, Progress, Style
from astana_reader.articles.html import read, read_all, steps

SENTENCES = (
    "The talks in the capital began on Monday morning with delegations from three countries.",
    "Nobody expected a quick result, a diplomat said, yet both sides had agreed to come.",
    "Observers from the region watched the opening from a hall across the river.",
    "After lunch the delegations met alone, without cameras and without interpreters.",
    "A second round is planned for February, if the ceasefire holds until then.",
    "The host country offered its halls for as long as the parties want to use them.",
)
NAVIGATION = "".join(
    f'<li><a href="/{n}">Section number {n} of the site</a></li>' for n in range(30)
)
HINTS = Hints(base_url="https://news.example.org/2017/01/22/talks.html")


def page(body: str, head: str = "") -> str:
    return (
        f'<html lang="en"><head><title>Talks begin - The Example</title>{head}</head><body>'
        f"<nav><ul>{NAVIGATION}</ul></nav><article><h1>Talks begin</h1>{body}</article>"
        f'<div class="sidebar"><h3>Most read</h3><ul>{NAVIGATION}</ul></div>'
        "<footer><p>All rights reserved by the publishing house.</p></footer></body></html>"
    )


def paragraphs(texts: tuple[str, ...] = SENTENCES) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def document(markup: str, hints: Hints = HINTS) -> Document:
    return read(markup.encode(), hints)


def test_the_article_is_read_and_nothing_around_it() -> None:
    found = document(page(paragraphs()))
    assert found.text == "\n\n".join(["Talks begin", *SENTENCES])
    assert found.blocks[0].kind is BlockKind.HEADING
    assert (found.metadata.title, found.metadata.language) == ("Talks begin", "en")


def test_the_whole_page_is_read_on_request() -> None:
    found = read_all(page(paragraphs()).encode(), HINTS)
    assert "Section number 7" in found.text
    assert "All rights reserved" in found.text


@pytest.mark.parametrize(
    ("inside", "blocks"),
    [
        ("<ul><li>The first of three demands of the delegation<li>The second of the demands</ul>",
         ["The first of three demands of the delegation", "The second of the demands"]),
        ("<h2>Next steps</h2><p>There are several further steps that the parties have to take.</p>",
         ["Next steps"]),
        ("<blockquote><p>We came to end this war and nothing else, he told us.</p></blockquote>",
         ["We came to end this war and nothing else, he told us."]),
        ("<pre><code class='language-py'>print(  1 )\n\nprint(2)</code></pre>",
         ["print(  1 )\n\nprint(2)"]),
        ("<table><tr><th>City<th>Talks</tr><tr><td>Geneva<td>4</tr></table>",
         ["City │ Talks", "Geneva │ 4"]),
    ],
)  # fmt: skip
def test_nothing_inside_the_article_is_lost(inside: str, blocks: list[str]) -> None:
    found = document(page(paragraphs() + inside + paragraphs(SENTENCES[::-1])))
    shown = [found.text[b.start : b.end] for b in found.blocks]
    assert [block for block in blocks if block not in shown] == []


def test_five_equal_paragraphs_stay_five() -> None:
    found = document(page(paragraphs((*SENTENCES[:3], *[SENTENCES[3]] * 5, *SENTENCES[4:]))))
    assert found.text.count(SENTENCES[3]) == 5


def test_hidden_text_is_left_out() -> None:
    hidden = '<p style="display:none">Words that no browser shows to any reader of this page.</p>'
    assert "no browser shows" not in document(page(paragraphs() + hidden)).text


def test_links_are_resolved_and_pictures_kept() -> None:
    body = paragraphs() + (
        '<p>The hosts have <a href="../about.html">said on their page</a> that all may come.</p>'
        '<figure><img src="/a.jpg" alt=""><figcaption>The hall in which the delegations met on '
        "Monday.</figcaption></figure>"
    )
    found = document(page(body + paragraphs(SENTENCES[::-1])))
    targets = {i.style: i.target for i in found.inlines}
    assert targets[Style.LINK] == "https://news.example.org/2017/01/about.html"
    assert targets[Style.PICTURE] == "https://news.example.org/a.jpg"


@pytest.mark.parametrize(
    ("head", "day", "where"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
         '"2017-01-20T10:00:00Z", "dateModified": "2018-01-01"}</script>',
         date(2017, 1, 20), "JSON-LD datePublished"),
        ('<meta property="article:published_time" content="2017-01-21T10:00:00+01:00">',
         date(2017, 1, 21), "article:published_time"),
        ('<meta property="article:modified_time" content="2017-01-21">',
         date(2017, 1, 22), "the address"),
    ],
)  # fmt: skip
def test_the_day_of_publication_and_where_it_was_found(head: str, day: date, where: str) -> None:
    known = document(page(paragraphs(), head)).metadata
    assert (known.published, known.published_by) == (day, where)
    assert [(e.value, e.found) for e in known.evidence if e.field == "published" and e.taken] == [
        (day.isoformat(), where)
    ]


def test_today_and_changes_are_never_the_day_of_publication() -> None:
    today = datetime.now(UTC).date()
    body = f"<p>{today:%B} {today.day}, {today.year}</p>" + paragraphs()
    head = '<meta property="article:modified_time" content="2016-05-05">'
    head += f'<meta name="date" content="{today.year + 2}-01-01">'
    known = document(page(body, head), Hints()).metadata
    assert known.published is None
    assert "2016-05-05" in [e.value for e in known.evidence if not e.taken]


def test_what_a_page_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="The Example">'
        '<meta name="author" content="By Ann Lee">'
        '<link rel="canonical" href="https://news.example.org/talks?id=1">'
        '<meta property="og:title" content="Talks begin | The Example">'
    )
    known = document(page(paragraphs(), head)).metadata
    assert (known.title, known.author, known.site) == ("Talks begin", "Ann Lee", "The Example")
    assert known.url == "https://news.example.org/talks?id=1"


def test_another_sites_address_is_not_taken_for_the_pages() -> None:
    head = '<link rel="canonical" href="https://evil.example.net/x">'
    assert document(page(paragraphs(), head)).metadata.url == HINTS.base_url


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ("", "without text"),
        ("<html><body></body></html>", "without text"),
        ('<body><div id="root"></div><script src="a.js"></script></body>', "scripts"),
        (
            "<body><noscript>Please enable JavaScript.</noscript><script>x</script>Loading",
            "scripts",
        ),
    ],
)
def test_a_page_without_text_says_why(markup: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        document(markup)


@pytest.mark.parametrize("depth", [200, 1_000, 10_000])
def test_deep_nesting_loses_nothing(depth: int) -> None:
    body = "<div>" * depth + paragraphs() + "</div>" * depth + f"<p>{SENTENCES[0]}</p>"
    for reader in (read, read_all):
        text = reader(f"<html><body>{body}</body></html>".encode(), HINTS).text
        assert [s for s in SENTENCES if s not in text] == []


def test_an_entity_bomb_says_what_it_is() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(12)
    )
    with pytest.raises(ArticleError, match="entity bomb"):
        document(f"{bomb}]><html><body><p>&m;</p>{paragraphs()}</body></html>")


def test_a_page_that_keeps_beginning_to_declare_its_type_is_read() -> None:
    page = f"{'<!DOCTYPE html [ x ' * 30_000}<html><body>{paragraphs()}</body></html>"
    assert "x" in document(page).text


def test_a_large_page_is_read_without_its_judges() -> None:
    many = "".join(f"<p>Paragraph {n} of many.</p>" for n in range(31_000))
    found = document(f"<html><body><nav>{NAVIGATION}</nav><main>{many}</main></body></html>")
    assert "Section number" not in found.text
    assert found.text.endswith("Paragraph 30999 of many.")
    assert any("too large" in notice for notice in found.notices)


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<table>", "<td>", "<a href=x>", "word ", "<li>", "<h2>", "<script>",
         "<svg>", "</script>", "<div hidden>", "</div>", "<!--", "-->", "\0", "&#0;"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(MARKUP)
def test_any_page_is_read_or_says_why_not(markup: str) -> None:
    try:
        text = document(markup).text
    except ArticleError:
        return
    assert "\0" not in text


def test_the_text_comes_before_what_has_to_be_searched_for() -> None:
    markup = page(f"<p>By Ann Lee, 22 January 2017</p>{paragraphs()}")
    first, last = steps(markup.encode(), HINTS)
    assert isinstance(first, Progress)
    assert isinstance(last, Document)
    assert first.preview
    assert first.preview.text == last.text
    assert last == document(markup)


def test_what_declares_all_of_itself_comes_at_once() -> None:
    declared = (
        '<meta name="author" content="Ann Lee">'
        '<meta property="article:published_time" content="2017-01-22">'
    )
    (only,) = steps(page(paragraphs(), declared).encode(), HINTS)
    assert isinstance(only, Document)


def test_a_page_of_thousands_of_paragraphs_is_not_judged() -> None:
    found = document(page("<p>Words of a long page.</p>" * 6_000))
    assert found.text.count("Words of a long page.") == 6_000
    assert "Section number" not in found.text
    assert any("too large" in notice for notice in found.notices)


def test_a_wiki_is_read_without_its_links_to_edit_and_its_contents() -> None:
    head = '<h2 id="a">History<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>'
    contents = '<div id="toc"><h2>Contents</h2><ul><li><a href="#a">1 History</a></ul></div>'
    text = document(f"<html><body><main>{contents}{head}{paragraphs()}</main></body></html>").text
    assert "History\n\n" in text
    assert "edit" not in text
    assert "Contents" not in text
