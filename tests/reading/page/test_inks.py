"""In which ink the parts of a document stand."""

import pytest

from astana_reader.articles.document import BlockKind, Style
from astana_reader.reading.look.ink import Ink
from astana_reader.reading.page.flags import CHOSEN, DATE, ENTITY
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.layout import Layout, Place
from astana_reader.text.ordered import OrderedSpans
from tests.reading.page.documents import Part, built, heading, item, report
from tests.reading.page.painted import FEW, NO_COLOR, ink_of, runs_with


@pytest.mark.parametrize(
    ("words", "ink", "colorless", "few"),
    [
        ("214 incidents", Ink("strong", bold=True), Ink("strong", bold=True), None),
        ("incidents.csv", Ink(ground="panel"), Ink("dim"), Ink("dim")),
        ("count of 240", Ink("dim", strike=True), Ink("dim", strike=True), None),
        ("told before they start", Ink(italic=True), Ink(italic=True), None),
        ("[2] ", Ink("link"), Ink("link"), None),
        ("See the second report.", Ink("dim"), Ink("dim"), None),
        ("What was agreed", Ink("strong", bold=True), Ink("strong", bold=True), None),
        ("Incidents by sector", Ink("strong", bold=True, italic=True), None, None),
        ("Table 2  Incidents by sector and watch", Ink("dim"), Ink("dim"), None),
        ("SNOW:", Ink("dim", bold=True), Ink("dim", bold=True), None),
        ("10. ", Ink("dim"), Ink("dim"), None),
        ("This copy was made by volunteers and may be given away.", Ink("dim"), None, None),
        ("# one table each, sectors as rows", Ink("dim", "panel"), None, None),
        ("trucelog check logs/2026-03-09.csv", Ink(ground="panel"), None, None),
    ],
)
def test_the_inks_of_a_report(words: str, ink: Ink, colorless: Ink | None, few: Ink | None) -> None:
    article = report()
    assert ink_of(article, words) == ink
    assert ink_of(article, words, NO_COLOR) == (colorless or ink)
    assert ink_of(article, words, FEW) == (few or ink)


def test_links_carry_their_target_and_lists_of_links_have_no_lines() -> None:
    article = report()
    target = "https://mission.example/archive"
    assert ink_of(article, "public archive") == Ink("link", underline=True, link=target)
    assert ink_of(article, "[1]", layers=Layers()) == Ink("link")
    for words, url in (
        ("Home", "https://mission.example/"),
        ("Contact", "mailto:press@mission.example"),
    ):
        assert ink_of(article, words) == Ink("link", link=url)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "https://a.example/\x1b]8;;", "file:///etc/passwd", "https://a b", 7,
     None, "https://a.example/" + "x" * 3000, "https://пример.example/"],
)  # fmt: skip
def test_no_other_target_reaches_the_terminal(target: str | int | None) -> None:
    article = built(Part("go here now " * 9, inlines=(("here", Style.LINK, target),)))
    runs = runs_with(article, "here", Layers())
    assert all(not ink.link for _, ink in runs)


def test_a_date_in_a_heading_has_its_ink_and_a_name_in_a_link_the_link_s() -> None:
    target = "https://a.example/"
    link = ("Ilse Maron", Style.LINK, target)
    text = "see what Ilse Maron said in 2026 of Pavel Drin"
    article = built(Part("."), heading("In 2026", 2), Part(text, inlines=(link,)))

    def places(*words: str) -> OrderedSpans:
        found = sorted(article.text.index(each) for each in words)
        sizes = dict(zip(map(article.text.index, words), map(len, words), strict=True))
        return OrderedSpans((at, at + sizes[at]) for at in found)

    marked = Layers(spans={DATE: places("2026"), ENTITY: places("Ilse Maron", "Pavel Drin")})
    assert ink_of(article, "In 2026", layers=marked) == Ink("strong", bold=True)
    assert ink_of(article, "Ilse Maron", layers=marked) == Ink("link", underline=True, link=target)
    assert ink_of(article, "Pavel Drin", layers=marked) == Ink("entity", underline=True)
    chosen = Layers(spans={CHOSEN: places("2026")})
    assert ink_of(article, "2026", layers=chosen).color == "accent"


def test_a_place_beside_the_text_is_the_nearest_text() -> None:
    layout = Layout(built(item("• one two")), 40)
    assert layout.offset_at(Place(0, 0), 500) == 8
    layout = Layout(built(Part("said", BlockKind.QUOTATION, level=2)), 40)
    assert layout.offset_at(Place(0, 0), 0) == 0
