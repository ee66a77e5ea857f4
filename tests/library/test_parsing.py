"""Documents made in a process of their own are those that are made here."""

import pytest

from astana_reader.articles.document import Hints
from astana_reader.articles.formats import FORMATS
from astana_reader.articles.packed import unpack
from astana_reader.library.parsing import MODULE, question
from astana_reader.library.worker import Limits, work

SENTENCES = (
    "The ferry to the island leaves from the old pier at seven, and again at noon.",
    "In winter it carries the post, the doctor and, on some days, nobody at all.",
    "The council wants to replace it with a larger boat that needs a deeper harbour.",
    "Fishermen say that the deeper harbour would cost them half of their moorings.",
    "A vote is planned for spring, after the engineers have measured the tides.",
    "Until then the old boat was painted, and its engine was taken apart and mended.",
)
MENU = "".join(f'<li><a href="/rubric/{n}">Rubric number {n}</a></li>' for n in range(25))
COMMENTS = '<div class="comments">' + "<p>I was there too, and saw it.</p>" * 12 + "</div>"
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
DECLARED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ferry",'
    '"datePublished": "2019-03-02", "author": {"name": "Jane Doe"}}</script>'
)


def page(body: str, head: str = "", language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>The ferry | The Island</title>{head}'
        f"</head><body><nav><ul>{MENU}</ul></nav>{body}<footer>All rights reserved</footer></body>"
    )


PAGES = {
    "news that declares all": page(f"<article><h1>The ferry</h1>{TEXT}</article>", DECLARED),
    "a blog that only shows its day and author": page(
        f'<main><h2>The ferry</h2><p class="byline">By Jane Doe</p>{TEXT * 2}'
        f"<p>Posted on 2 March 2019</p></main>{COMMENTS}"
    ),
    "a page of divisions": page(
        f'<div id="c"><div class="t"><b>The ferry</b></div>{"<br><br>".join(SENTENCES)}</div>'
        '<div class="teaser"><a href="/more?utm_source=x">More of it, <i>far</i> more</a></div>'
    ),
    "lists, tables and links": page(
        f"<article><h1>Times</h1>{TEXT}<ul><li>seven, at the old pier<li>noon, at the new one</ul>"
        "<table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>2</td></tr></table>"
        f'<p>{SENTENCES[0]} <a href="../2019/03/02/boats.html">The boats</a></p></article>'
    ),
    "a page in German with its day in the text": page(
        "<article><h1>Die Fähre</h1><p>Von Jürgen Groß, 2. März 2019</p>"
        + "<p>Die Fähre zur Insel legt um sieben Uhr ab, im Winter nur für Post und Arzt.</p>" * 6
        + "</article>",
        language="de",
    ),
    "a few words": page("<p>The ferry does not go today.</p>"),
}


@pytest.mark.parametrize("markup", PAGES.values(), ids=PAGES.keys())
def test_a_page_read_apart_is_the_page_read_here(markup: str) -> None:
    data, hints = markup.encode(), Hints(base_url="https://island.example.org/2019/ferry.html")
    told = [*work(MODULE, question(FORMATS["html"], data, hints), Limits(60))]
    assert unpack(told[-1].data) == FORMATS["html"].read(data, hints)
