"""What a page says of itself."""

import json
from datetime import date

import pytest

from astana_reader.articles.document import Metadata
from astana_reader.articles.markup.tree import parse_html
from astana_reader.articles.web.facts import facts, without_site

TODAY = date(2020, 6, 1)


def known(head: str, body: str = "<h1>Talks begin</h1>", url: str = "") -> Metadata:
    root = parse_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert root is not None
    return facts(root, url, TODAY)


def structured(**fields: object) -> str:
    data = json.dumps({"@type": "NewsArticle", **fields})
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"name": "Ann Lee"}, {"name": "Bo Ek"}], "Ann Lee, Bo Ek"),
        ({"name": "https://example.org/ann"}, ""),
        ({"name": "a very long sentence that can not be the name of anybody"}, ""),
        ({"name": "The Example"}, ""),
    ],
)
def test_authors_in_structured_data(author: object, names: str) -> None:
    head = structured(author=author) + '<meta property="og:site_name" content="The Example">'
    assert known(head).author == names


@pytest.mark.parametrize(
    "body",
    [
        '<p class="byline">By Ann Lee</p>',
        '<a rel="author" href="/ann">Ann Lee</a>',
        '<span itemprop="author"><span itemprop="name">Ann Lee</span></span>',
        "<p>Von Ann Lee</p>",
    ],
)
def test_bylines(body: str) -> None:
    assert known("", f"<h1>Talks begin</h1>{body}").author == "Ann Lee"


def test_a_day_of_the_readers_zone_wins_over_the_same_in_utc() -> None:
    body = '<h1>Talks begin</h1><p class="date">22 January 2017</p>'
    found = known(structured(datePublished="2017-01-23T02:00:00Z"), body)
    assert (found.published, found.published_by) == (date(2017, 1, 22), "beside the headline")


def test_the_first_day_of_all_is_none() -> None:
    assert known(structured(datePublished="0001-01-01T00:00:00Z")).published is None


def test_a_day_to_come_is_not_taken() -> None:
    assert known(structured(datePublished="2031-01-01")).published is None


@pytest.mark.parametrize(
    "data", ["", "{", "[[[", '{"@graph": [null, 3, {"@type": 5}]}', "[" * 9999]
)
def test_broken_structured_data_is_passed_over(data: str) -> None:
    assert known(f'<script type="application/ld+json">{data}</script>').title == "Talks begin"


@pytest.mark.parametrize(
    ("title", "site", "rest"),
    [
        ("Talks begin | The Example", "The Example", "Talks begin"),
        ("The Example - Talks begin", "The Example", "Talks begin"),
        ("Talks begin – example.org", "example.org", "Talks begin"),
        ("Talks - and more", "The Example", "Talks - and more"),
        ("Talks begin", "", "Talks begin"),
    ],
)
def test_the_sites_name_is_no_part_of_a_title(title: str, site: str, rest: str) -> None:
    assert without_site(title, site) == rest


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<h1>Talks</h1><table><tr><th>Year</th><th>Talks</th></tr><tr><td>2017</td></tr></table>",
         None),
        ("<h1>Talks</h1><p>Published: 1 January 2017</p>", date(2017, 1, 1)),
        ("<h1>Talks</h1><p>Published: January 1, 2017</p>", date(2017, 1, 1)),
        ("<h1>Talks</h1><p>Published: 2017-01-01</p>", date(2017, 1, 1)),
        ("<h1>Neuvottelut</h1><p>1. tammikuuta 2017</p>", date(2017, 1, 1)),
        ("<h1>Negocieri</h1><p>1 ianuarie 2017</p>", date(2017, 1, 1)),
        ("<h1>Συνομιλίες</h1><p>1 Ιανουαρίου 2017</p>", date(2017, 1, 1)),
        ("<h1>Rozmowy</h1><p>1 stycznia 2017</p>", date(2017, 1, 1)),
        ("<h1>Gespräche</h1><p>1. Jänner 2017</p>", date(2017, 1, 1)),
    ],
)  # fmt: skip
def test_a_year_alone_is_no_first_of_january(body: str, day: date | None) -> None:
    assert known("", body).published == day
