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


def test_flowed_lines_without_a_blank_at_their_end_stay_apart() -> None:
    message = mail()
    message.set_content("A long line \nthat goes on.\n\n-- \nAnn Lee\nOffice 4\n")
    message.set_param("format", "flowed")
    assert shown(document(message))[1:] == [
        "paragraph A long line that goes on.", "paragraph --", "paragraph Ann Lee",
        "paragraph Office 4",
    ]  # fmt: skip


def test_the_blank_that_ends_a_flowed_line_may_be_no_part_of_it() -> None:
    message = mail()
    message.set_content("One li \nne.\n")
    message.set_param("format", "flowed")
    message.set_param("delsp", "yes")
    assert "One line." in document(message).text


def test_text_that_is_called_flowed_and_is_not_is_read_as_any() -> None:
    message = mail()
    message.set_content(
        "A line that a program wrapped at some column of its own, and then\nanother one.\n"
    )
    message.set_param("format", "flowed")
    assert "and then another one." in document(message).text


def test_a_greeting_is_no_heading() -> None:
    assert shown(document(mail(f"Hello Ann\n\n{LONG}\n")))[1] == "paragraph Hello Ann"


def test_a_mail_inside_a_mail_is_read_below_it() -> None:
    message = mail("See below.")
    message.add_attachment(mail("Inner text.", Subject="Ropes", From="Otto <o@example.org>"))
    found = document(message)
    assert shown(found) == [
        "heading1 The talks", "paragraph See below.", "heading2 Ropes", "paragraph Otto",
        "paragraph Inner text.",
    ]  # fmt: skip
    assert found.notices == ()


def test_a_text_below_the_body_is_read_and_a_file_is_not() -> None:
    message = mail("The body.")
    message.add_attachment("Below it.", disposition="inline")
    message.add_attachment("A file.", filename="a.txt")
    found = document(message)
    assert found.text == "The talks\n\nThe body.\n\nBelow it."
    assert found.notices == ("1 attachment left out: a.txt.",)


def test_many_attachments_are_not_all_named() -> None:
    message = mail("Text")
    for number in range(7):
        message.add_attachment(b"x", maintype="a", subtype="b", filename=f"{number}")
    assert document(message).notices == ("7 attachments left out: 0, 1, 2, 3, 4 and 2 more.",)


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
