"""Links, notes and pictures under the caret: where they lead, and back."""

from dataclasses import replace
from pathlib import Path

from astana_reader.articles.article import Source
from astana_reader.articles.document import Block, BlockKind, Document, Inline, Metadata, Style
from astana_reader.reading.actions.links import links_of
from astana_reader.reading.effects import Ask, OpenLink, OpenPicture, Question, Target
from astana_reader.reading.hand import Hand
from astana_reader.reading.reading import Reading
from astana_reader.text.spans import Span
from tests.reading.readings import reading_of

TEXT = (
    "See the site and note [1] with a chart.\n\nSee also https://b.example/x.\n\n[1] A short note."
)
NOTE = TEXT.index("[1] A")


def inline(words: str, style: Style, target: str | int) -> Inline:
    at = TEXT.index(words)
    return Inline(at, at + len(words), style, target)


def hand_of(*more: Inline, text: str = TEXT, path: Path | None = None) -> Hand:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        kind = BlockKind.NOTE if part.startswith("[1]") else BlockKind.PARAGRAPH
        blocks.append(Block(at, at + len(part), kind))
        at += len(part) + 2
    inlines = [
        inline("the site", Style.LINK, "https://a.example/"),
        inline("site", Style.EMPHASIS, "https://never.example/"),
        inline("[1]", Style.LINK, NOTE),
        *more,
    ]
    document = Document(text, tuple(blocks), tuple(inlines), metadata=Metadata(title="T"))
    reading = reading_of(text)
    article = replace(reading.article, document=document, source=Source(path))
    reading.put_text(article, reading.notebook, reading.page)
    reading.resize(80, 24)
    return Hand(reading)


def gx(hand: Hand, words: str) -> tuple[object, ...]:
    hand.reading.page.put(TEXT.index(words))
    assert hand.press("g") == ()
    return hand.press("x") or ()


def test_a_link_opens_and_so_does_an_address_in_the_text() -> None:
    hand = hand_of()
    assert gx(hand, "site and") == (OpenLink("https://a.example/"),)
    assert gx(hand, "b.example") == (OpenLink("https://b.example/x"),)
    assert gx(hand, "with") == ()
    assert hand.reading.notice == "There is no link here."


def test_a_short_note_is_shown_and_leads_back_to_its_mark() -> None:
    hand = hand_of()
    span = Span(NOTE, len(TEXT))
    assert gx(hand, "[1]") == (Ask(Question.FOOTNOTE, Target(span=span)),)
    assert gx(hand, "A short note") == ()
    assert hand.reading.page.caret == TEXT.index("[1]")


def test_a_long_note_is_gone_to_at_once() -> None:
    hand = hand_of(text=TEXT + " It goes on and on." * 100)
    assert gx(hand, "[1]") == ()
    assert hand.reading.page.caret == NOTE
    hand.press("'")
    hand.press("'")
    assert hand.reading.page.caret == TEXT.index("[1]")


def test_a_picture_of_the_web_is_opened_only_after_its_address_was_shown() -> None:
    url = "https://a.example/chart.png"
    hand = hand_of(inline("chart", Style.PICTURE, url))
    assert gx(hand, "chart") == ()
    assert url in hand.reading.notice
    assert gx(hand, "chart") == (OpenPicture(url, Source()),)
    assert gx(hand, "chart") == ()


def test_a_picture_beside_the_file_is_opened_at_once() -> None:
    path = Path("/texts/a.md")
    hand = hand_of(inline("chart", Style.PICTURE, "chart.png"), path=path)
    assert gx(hand, "chart") == (OpenPicture("chart.png", Source(path)),)


def test_a_path_from_nowhere_is_told_and_not_opened() -> None:
    hand = hand_of(inline("See also", Style.LINK, "docs/more.html"))
    assert gx(hand, "See also") == ()
    assert "docs/more.html" in hand.reading.notice


def test_the_links_of_an_article_are_each_there_once() -> None:
    reading: Reading = hand_of(inline("See also", Style.LINK, "docs/more.html")).reading
    assert [link.target for link in links_of(reading)] == [
        "https://a.example/", "https://b.example/x",
    ]  # fmt: skip
