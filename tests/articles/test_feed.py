"""Feeds to lists of articles."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Hints, Style
from astana_reader.articles.feed import Entry, read, read_feed
from tests.articles.documents import atom, rss

ITEM = """<item><title>Talks &amp; more</title><link>https://example.org/1</link>
<pubDate>Sun, 22 Jan 2017 10:00:00 GMT</pubDate><author>ann@example.org (Ann Lee)</author>
<description>&lt;p&gt;They &lt;b&gt;began&lt;/b&gt;.&lt;/p&gt;</description></item>"""
ENTRY = """<entry><title>Talks</title><link href="/1"/><published>2017-01-22T10:00:00Z</published>
<updated>2018-01-01T00:00:00Z</updated><author><name>Ann Lee</name></author>
<summary>Short.</summary><content type="html">&lt;p&gt;All of it.&lt;/p&gt;</content></entry>"""


def test_the_entries_of_rss() -> None:
    feed = read_feed(rss(ITEM), Hints())
    assert (feed.title, feed.url, feed.language) == ("News", "https://example.org/", "en")
    assert feed.entries == (
        Entry("Talks & more", "https://example.org/1", date(2017, 1, 22), "Ann Lee", "They began.",
              "<p>They <b>began</b>.</p>"),
    )  # fmt: skip


def test_the_entries_of_atom() -> None:
    entry = read_feed(atom(ENTRY), Hints(base_url="https://example.org/feed")).entries[0]
    assert (entry.title, entry.published, entry.author) == ("Talks", date(2017, 1, 22), "Ann Lee")
    assert (entry.url, entry.summary) == ("https://example.org/1", "Short.")
    assert entry.content == "<p>All of it.</p>"


def test_a_change_is_no_publication() -> None:
    changed = "<entry><title>T</title><updated>2018-01-01T00:00:00Z</updated></entry>"
    assert read_feed(atom(changed), Hints()).entries[0].published is None


def test_a_feed_reads_as_a_list_with_links() -> None:
    found = read(rss(ITEM, ITEM.replace("/1<", "/2<")), Hints())
    part = "Talks & more\n\n2017-01-22 · Ann Lee\n\nThey began."
    assert found.text == f"News\n\n{part}\n\n{part}"
    assert [i.target for i in found.inlines if i.style is Style.LINK] == [
        "https://example.org/1",
        "https://example.org/2",
    ]
    assert [s.level for s in found.outline] == [1, 2, 2]


def test_all_authors_are_named_and_those_of_the_feed_where_there_are_none() -> None:
    by = "<author><name>A</name></author><author><name>B</name></author>"
    told = atom(f"<entry><title>T</title>{by}</entry>", "<entry><title>U</title></entry>")
    feed = read_feed(
        told.replace(b"<entry>", b"<author><name>C</name></author><entry>", 1), Hints()
    )
    assert [entry.author for entry in feed.entries] == ["A, B", "C"]


def test_a_date_of_dublin_core_is_one_of_publication() -> None:
    item = "<item><title>T</title><dc:date>2017-01-22</dc:date></item>"
    told = rss(item).replace(b"<rss", b'<rss xmlns:dc="http://purl.org/dc/elements/1.1/"', 1)
    assert read_feed(told, Hints()).entries[0].published == date(2017, 1, 22)


@pytest.mark.parametrize(
    ("kind", "lasts", "name"),
    [("audio/mpeg", "00:31:00", "sound, 31:00"), ("video/mp4", "95", "video, 1:35"),
     ("application/pdf", "95", "file"), ("audio/mpeg", "long", "sound")],
)  # fmt: skip
def test_files_beside_an_article_are_links(kind: str, lasts: str, name: str) -> None:
    item = f"""<item><title>T</title><enclosure url="/1" type="{kind}"/>
        <itunes:duration>{lasts}</itunes:duration></item>"""
    space = b'<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    found = read(rss(item).replace(b"<rss", space, 1), Hints())
    assert found.text == f"News\n\nT\n\n{name}"
    assert [i.target for i in found.inlines] == ["https://example.org/1"]


def test_headings_inside_an_article_stand_below_its_own() -> None:
    inside = "<![CDATA[<h1>A</h1><p>x</p><h3>B</h3><p>y</p>]]>"
    item = f"<item><title>T</title><description>{inside}</description></item>"
    assert [(s.level, s.title) for s in read(rss(item), Hints()).outline] == [
        (1, "News"), (2, "T"), (3, "A"), (5, "B"),
    ]  # fmt: skip


def test_an_article_without_a_title_is_called_by_its_first_words() -> None:
    words = "word " * 40
    item = f"<item><link>https://example.org/1</link><description>{words}</description></item>"
    title = read_feed(rss(item), Hints()).entries[0].title
    assert title.endswith("word …")
    assert len(title) <= 60


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", ""])
def test_entries_that_lead_nowhere_safe_have_no_address(link: str) -> None:
    item = f"<item><title>T</title><link>{link}</link><description>D</description></item>"
    assert read_feed(rss(item), Hints()).entries[0].url == ""


def test_scripts_of_entries_are_not_text() -> None:
    item = (
        "<item><title>T</title><description>&lt;script&gt;x()&lt;/script&gt;D</description></item>"
    )
    assert read(rss(item), Hints()).text == "News\n\nT\n\nD"


@pytest.mark.parametrize(
    "data", [b"", b"<html><p>Text</p></html>", b"\0\0", b"http://127.0.0.1:9/"]
)
def test_what_is_no_feed_says_so(data: bytes) -> None:
    with pytest.raises(ArticleError, match="no feed"):
        read(data, Hints())


def test_an_empty_feed_says_so() -> None:
    assert read(rss(), Hints()).notices == ("This feed has no articles now.",)


def test_an_entity_bomb_says_what_it_is() -> None:
    bomb = b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(10)
    )
    data = rss("<item><title>T</title><description>&k;</description></item>")
    with pytest.raises(ArticleError, match="entity bomb"):
        read(data.replace(b"<rss", bomb + b"]><rss", 1), Hints())


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 500))
def test_a_feed_cut_short_is_read_or_says_why_not(length: int) -> None:
    try:
        found = read(rss(ITEM)[:length], Hints())
    except ArticleError:
        return
    assert "News".startswith(found.metadata.title)
