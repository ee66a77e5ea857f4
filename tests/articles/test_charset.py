"""Bytes to text, whatever encoding they declare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import ArticleError
from astana_reader.articles.charset import decoded
from astana_reader.articles.document import Hints

RUSSIAN = "Переговоры в Астане начались в понедельник утром, сообщили участники встречи. " * 4
FRENCH = "Le café est à côté de l’hôtel où l’élève a déjeuné « très » tôt. " * 4
POLISH = "Zażółć gęślą jaźń, powiedział minister w poniedziałek rano w Łodzi. " * 5
TURKISH = "İstanbul'da görüşmeler pazartesi günü başladı, şöyle dedi yazıcı. " * 5
JAPANESE = "これは日本語の文章です。今日は天気がいいですね。明日はどうでしょうか。" * 4


def page(declared: str, text: str) -> str:
    return f'<html><head><meta charset="{declared}"></head><p>{text}</p>'


@pytest.mark.parametrize(
    ("text", "written", "declared"),
    [
        (RUSSIAN, "cp1251", "windows-1251"), (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "iso-8859-1"), (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-8", "windows-1251"), (FRENCH, "cp1252", "latin-1"),
        (FRENCH, "cp1252", "utf-8"), (FRENCH, "utf-8", "iso-8859-1"),
        (POLISH, "cp1250", "utf-8"), (TURKISH, "cp1254", "utf-8"),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (FRENCH, "cp1252", "no-such-thing"), (FRENCH, "utf-16-le", "utf-16"),
        (JAPANESE, "cp932", "shift_jis"), (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso2022-jp", "iso-2022-jp"), (JAPANESE, "utf-8", "shift_jis"),
    ],
)  # fmt: skip
def test_pages_are_read_in_the_encoding_they_are_in(text: str, written: str, declared: str) -> None:
    assert text in decoded(page(declared, text).encode(written))[0]


def test_what_the_server_says_wins_over_the_page() -> None:
    data = page("koi8-r", RUSSIAN).encode("cp1251")
    assert RUSSIAN in decoded(data, Hints(charset="windows-1251"))[0]


def test_a_forced_encoding_wins_over_all() -> None:
    assert decoded("\ufeffé".encode(), Hints(encoding="cp1252"))[0] == "ï»¿Ã©"


def test_a_guess_is_told() -> None:
    assert "Windows-1251" in decoded(page("utf-8", RUSSIAN).encode("cp1251"))[1][0]


@given(st.text(), st.sampled_from(["", "utf-8", "latin1", "shift_jis", "nonsense"]))
def test_utf8_is_read_as_it_is(text: str, declared: str) -> None:
    data = text.encode("utf-8", "ignore")
    if "\0" not in text and b"\x1b$B" not in data:
        assert decoded(data, Hints(charset=declared))[0] == data.decode().removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_are_none(data: bytes) -> None:
    try:
        text = decoded(data)[0]
    except ArticleError:
        assert b"\0" in data
    else:
        assert isinstance(text, str)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x10", bytes(range(256)) * 9]
)
def test_a_picture_is_no_page(data: bytes) -> None:
    with pytest.raises(ArticleError, match="binary file"):
        decoded(data)


def test_a_nul_among_letters_is_no_sign_of_utf16() -> None:
    assert decoded(b"<p>words\0 and nul</p>")[0] == "<p>words\0 and nul</p>"
