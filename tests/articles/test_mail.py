"""Mails to documents."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Document, Hints, Style
from astana_reader.articles.mail import read
from tests.articles.documents import mail

LONG = (
    "The talks in the capital began on Monday morning, a diplomat said, and they will go on. " * 20
)


def document(message: object) -> Document:
    data = message.as_bytes() if hasattr(message, "as_bytes") else message
    assert isinstance(data, bytes)
    return read(data, Hints())


def shown(found: Document) -> list[str]:
    return [
        " ".join(
            filter(None, (f"{b.kind.value}{b.level or ''}", b.label, found.text[b.start : b.end]))
        )
        for b in found.blocks
    ]


def test_a_plain_text_is_read_by_its_paragraphs() -> None:
    wrapped = (
        "This is a paragraph that a program wrapped at some column of its\n"
        "own choice, so it is one.\n\nNext.\n"
    )
    assert shown(document(mail(wrapped))) == [
        "heading1 The talks",
        "paragraph This is a paragraph that a program wrapped at some column of its own choice, so "
        "it is one.",
        "paragraph Next.",
    ]


def test_quotations_keep_their_depth() -> None:
    found = document(mail("Yes.\n\n> Do you come?\n> > I hope so.\n\nBye\n"))
    assert shown(found)[1:] == [
        "paragraph Yes.", "quotation1 Do you come?", "quotation2 I hope so.", "paragraph Bye",
    ]  # fmt: skip


def test_flowed_lines_are_joined() -> None:
    message = mail()
    message.set_content("One line that \ngoes on.\nAnother.\n")
    message.set_param("format", "flowed")
    assert "One line that goes on." in document(message).text


def test_the_plain_text_is_read_unless_it_is_a_stub() -> None:
    markup = f"<p>{LONG}</p><p>In HTML.</p>"
    assert "In HTML" not in document(mail(LONG, markup)).text
    assert "In HTML" in document(mail("See this mail in a browser.", markup)).text


def test_html_is_read_by_its_elements() -> None:
    found = document(
        mail(markup=f"<table><tr><td><p>{LONG}</p><p>{LONG}</p><ul><li>a<li>b</ul></td></tr></table>"
             '<p style="display:none">x</p><p><a href="https://example.org/">there</a></p>')
    )  # fmt: skip
    assert [line[:12] for line in shown(found)] == [
        "heading1 The", "paragraph Th", "paragraph Th", "item1 • a", "item1 • b", "paragraph th",
    ]  # fmt: skip
    assert [i.target for i in found.inlines if i.style is Style.LINK] == ["https://example.org/"]


def test_what_the_headers_say() -> None:
    message = mail("Text", Date="Sun, 22 Jan 2017 23:30:00 +0600", Message_ID="<a1@example.org>")
    known = document(message).metadata
    assert (known.title, known.author, known.published) == (
        "The talks", "Ann Lee", date(2017, 1, 22),
    )  # fmt: skip
    assert (known.published_by, known.identifier) == ("Date", "a1@example.org")


def test_attachments_are_counted() -> None:
    message = mail("Text")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a\x1b.pdf")
    assert document(message).notices == ("1 attachment left out: a\u241b.pdf.",)


@pytest.mark.parametrize(
    ("charset", "text"), [("iso-8859-1", "café"), ("koi8-r", "Привет, Астана")]
)
def test_charsets(charset: str, text: str) -> None:
    message = mail()
    message.set_content(text, charset=charset)
    assert text in document(message).text
    wrong = message.as_bytes().replace(charset.encode(), b"no-such-thing")
    assert document(wrong).text


@pytest.mark.parametrize("data", [b"", b"Just a text.\n", b"\0\1\2"])
def test_what_is_no_mail_says_so(data: bytes) -> None:
    with pytest.raises(ArticleError, match="no mail message"):
        document(data)


def test_a_mail_without_text_says_so() -> None:
    message = mail()
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(ArticleError, match=r"without text.*a\.png"):
        document(message)


@given(st.binary(max_size=300), st.sampled_from([b"quoted-printable", b"base64", b"7bit", b"x"]))
def test_any_bytes_are_read_or_say_why_not(body: bytes, encoding: bytes) -> None:
    data = b"Subject: s\nContent-Type: text/plain\nContent-Transfer-Encoding: %s\n\n%s"
    try:
        text = document(data % (encoding, body)).text
    except ArticleError:
        return
    assert "\x1b" not in text
    assert text.startswith("s\n\n")
