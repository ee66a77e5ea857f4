"""Bytes become text in the encoding they were written in."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.decoding import BinaryDataError, Decoded, decode, known_encoding

RUSSIAN = (
    "Вечером караван дошёл до реки, и погонщики развели костры у самой воды.\n"
    "Никто не знал, цел ли мост, но старик уверял, что ходил по нему весной.\n"
)
JAPANESE = (
    "夜になると隊商は川に着き、人々は水辺で火を起こした。\n橋が残っているかは誰も知らない。\n"
)
CHINESE = "傍晚商队到了河边，赶骆驼的人在水边生起火来。\n没有人知道桥还在不在。\n"
TAIWANESE = "傍晚商隊到了河邊，趕駱駝的人在水邊生起火來。\n沒有人知道橋還在不在。\n"
KOREAN = (
    "저녁 무렵 대상은 강에 이르렀고 몰이꾼들은 물가에 불을 피웠다.\n다리가 남아 있는지는 몰랐다.\n"
)
GREEK = "Το βράδυ το καραβάνι έφτασε στο ποτάμι και άναψαν φωτιές δίπλα στο νερό.\n"
POLISH = "Wieczorem karawana dotarła do rzeki, a poganiacze rozpalili ogniska tuż nad wodą.\n"
HEBREW = "לפנות ערב הגיעה השיירה אל הנהר והנהגים הבעירו מדורות על שפת המים.\n"
ARABIC = "في المساء وصلت القافلة إلى النهر وأشعل السائقون النار قرب الماء.\n"
THAI = "ตอนเย็นกองคาราวานมาถึงแม่น้ำ และคนขับก่อไฟริมน้ำ\nไม่มีใครรู้ว่าสะพานยังอยู่ไหม\n"
FRENCH = "Le soir, la caravane atteignit la rivière ; l’été finissait déjà, à peine né…\n"
GERMAN = "Am Abend erreichte der Zug den Fluß, und die Männer zündeten über Nacht Feuer an.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "cp866", "IBM866"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (CHINESE, "gb18030", "GB18030"),
        (TAIWANESE, "big5", "Big5-HKSCS"),
        (KOREAN, "euc_kr", "EUC-KR"),
        (GREEK, "cp1253", "Windows-1253"),
        (POLISH, "cp1250", "Windows-1250"),
        (POLISH, "iso8859-2", "ISO-8859-2"),
        (HEBREW, "cp1255", "Windows-1255"),
        (ARABIC, "cp1256", "Windows-1256"),
        (THAI, "tis-620", "Windows-874"),
        (FRENCH, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        ("Prices rose by £5 — “a scandal” — in June.", "cp1252", "Windows-1252"),
        ("Just one naïve word in it all.", "latin-1", "Windows-1252"),
    ],
)
def test_the_encoding_is_found_told_and_the_same_when_forced(
    text: str, encoding: str, shown: str
) -> None:
    data = text.encode(encoding)
    found = decode(data)
    assert (found.text, found.encoding) == (text, shown)
    assert found.notices == (
        f"Read as {shown}, a guess. If letters look wrong, name another with --encoding.",
    )
    assert decode(data, forced=found.encoding) == Decoded(text, shown)
    assert decode(data, [encoding]) == Decoded(text, shown)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [RUSSIAN, JAPANESE, CHINESE, THAI, ARABIC, FRENCH, "Plain words.\n"]
)
def test_utf16_needs_no_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-be", "utf-32-be", "utf-16-le"]
)
def test_a_byte_order_mark_settles_it(encoding: str) -> None:
    mark = b"" if encoding in {"utf-8-sig", "utf-16", "utf-32"} else "\ufeff".encode(encoding)
    found = decode(mark + "Алматы\0\n".encode(encoding), ["koi8-r"])
    assert (found.text, found.notices) == ("Алматы\0\n", ())


@given(st.text().filter(lambda text: "\0" not in text))
def test_utf8_is_itself(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if b"\x1b$B" not in data:
        kept = data.decode("utf-8").removeprefix("\ufeff")
        assert decode(data) == decode(data, ["utf-8"]) == Decoded(kept, "UTF-8")


@given(st.text(min_size=1).filter(lambda text: "\0" not in text and not text.isascii()))
def test_utf8_called_something_else_is_utf8(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if b"\x1b$B" not in data:
        assert decode(data, ["latin-1"]).text == decode(data).text


@given(st.binary(), st.sampled_from(["", "utf-8", "koi8-r", "shift_jis", "utf-16", "no such"]))
def test_any_bytes_are_text_or_said_to_be_none(data: bytes, name: str) -> None:
    try:
        found = decode(data, [name])
    except BinaryDataError:
        assert b"\0" in data
    else:
        assert known_encoding(found.encoding) == found.encoding
        if "\ufffd" in found.text and "\ufffd".encode() not in data:
            assert found.notices
    assert isinstance(decode(data, forced=name).text if known_encoding(name) else "", str)


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x00\x01",
        bytes(10),
        bytes(range(256)),
        b"DIRC\0\0\0\2\0\0",
        b"a\0\0b",
        b"a \0\1\0\n",
    ],
)
def test_a_binary_file_is_no_text(data: bytes) -> None:
    with pytest.raises(BinaryDataError):
        decode(data)
    assert decode(data, forced="latin-1").encoding == "Windows-1252"


@pytest.mark.parametrize(
    ("data", "text", "line"),
    [
        (b"fine\nnot \xff fine\n", "fine\nnot \ufffd fine\n", 2),
        ("naïve\ncafé\n".encode() + b"x\xe9x", "naïve\ncafé\nx\ufffdx", 3),
        ("à côté".encode() + b", \xff", "à côté, \ufffd", 1),
        ("cut off in 日本".encode()[:-1], "cut off in 日\ufffd", 1),
        ("cut off in a word 日".encode()[:-1], "cut off in a word \ufffd", 1),
    ],
)
def test_damaged_utf8_stays_utf8(data: bytes, text: str, line: int) -> None:
    notice = f"Line {line} is not UTF-8: what could not be read shows as \ufffd."
    assert decode(data) == Decoded(text, "UTF-8", (notice,))


def test_what_does_not_fit_the_forced_encoding_is_told() -> None:
    found = decode(b"ok\n\x82", forced="Shift-JIS")
    assert found.notices == ("Line 2 is not Shift_JIS: what could not be read shows as \ufffd.",)


def test_a_declared_encoding_that_does_not_fit_is_not_believed() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), ["utf-8"]).text == RUSSIAN
    assert decode(RUSSIAN.encode(), ["koi8-r"]).text == RUSSIAN


def test_japanese_mail_is_read_though_it_is_ascii() -> None:
    assert decode(JAPANESE.encode("iso2022_jp")).text == JAPANESE


def test_what_is_not_ascii_may_come_late() -> None:
    assert decode(b"plain words\n" * 100_000 + RUSSIAN.encode("koi8-r")).text.endswith(RUSSIAN)
    assert decode(b"0123 " * 400_000 + FRENCH.encode("cp1252")).text.endswith(FRENCH)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("latin1", "Windows-1252"),
        (" Windows-1251 ", "Windows-1251"),
        ("win1251", "Windows-1251"),
        ("x-sjis", "Shift_JIS"),
        ("gb2312", "GB18030"),
        ("utf8", "UTF-8"),
        (' "UTF-8" ', "UTF-8"),
        ("rot13", None),
        ("hex", None),
        ("idna", None),
        ("utf-7", None),
        ("", None),
        ("../utf-8", None),
        ("\0", None),
        ("x" * 10_000, None),
    ],
)
def test_names_of_encodings(name: str, shown: str | None) -> None:
    assert known_encoding(name) == shown


def test_utf8_never_pays_for_a_guess() -> None:
    code = (
        "import sys; from astana_reader.articles.decoding import decode; "
        "decode('naïve'.encode()); sys.exit('chardetng_py' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
