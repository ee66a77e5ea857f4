"""The table of formats, and which one is chosen."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from astana_reader.articles.article import ArticleError, Options
from astana_reader.articles.formats import (
    FORMATS,
    Format,
    choose_format,
    format_of_name,
    mistaken_for,
)
from astana_reader.articles.loading import read_article

from .toy import TOY, toy

__all__ = ["toy"]


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_each_format_has_a_module_and_can_be_found(form: Format) -> None:
    assert find_spec(form.module)
    assert FORMATS[form.id] is form
    assert all(re.fullmatch(r"\.[a-z0-9.]+", suffix) for suffix in form.suffixes)
    assert form.largest > 0
    assert form.version > 0


def test_a_suffix_names_one_format() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize(
    ("data", "name", "media_type", "asked", "chosen"),
    [
        (b"words", "a.txt", "", "", "text"),
        (b"words", "a.toy", "", "", "toy"),
        (b"words", "https://example.org/A.TOY", "", "", "toy"),
        (b"words", "a.unknown", "", "", "text"),
        (b"words", "", "", "", "text"),
        (b"words", "a.txt", "text/x-toy; charset=utf-8", "", "toy"),
        (b"words", "a.toy", "text/plain", "", "toy"),
        (b"words", "a.toy", "image/png", "", "toy"),
        (b"TOY!words", "a.txt", "", "", "toy"),
        (b"TOY!words", "", "text/html", "", "toy"),
        (b" TOY!words", "a.txt", "", "", "text"),
        (b"TOY!words", "a.toy", "", "text", "text"),
        (b"words", "a.txt", "", "toy", "toy"),
    ],
)
@pytest.mark.usefixtures("toy")
def test_the_format_asked_for_then_magic_then_type_then_name(
    data: bytes, name: str, media_type: str, asked: str, chosen: str
) -> None:
    assert choose_format(data, name, media_type, asked).id == chosen


def test_magic_has_to_be_whole() -> None:
    zipped = Format("z", "a zip", "x", magic=(b"PK\x03\x04", b"toy/1"))
    assert zipped.is_told_by(b"PK\x03\x04...mimetypetoy/1...")
    assert not zipped.is_told_by(b"PK\x03\x04...")
    assert not zipped.is_told_by(b"toy/1 PK\x03\x04")
    assert not zipped.is_told_by(b"PK\x03\x04" + bytes(5000) + b"toy/1")
    assert not TOY.is_told_by(b"")


def test_a_name_without_a_suffix_says_nothing() -> None:
    assert format_of_name("README") is None
    assert format_of_name(".txt") is None
    assert format_of_name("") is None


def test_a_format_that_there_is_not_is_named_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")
    with pytest.raises(ArticleError, match=r"no format klingon: --as takes .*text"):
        read_article(path, Options(format="klingon"))


def test_a_reader_speaks_of_this_file_and_the_message_of_its_name(
    toy: Format, tmp_path: Path
) -> None:
    path = tmp_path / "a.toy"
    path.write_text("Title\nbroken\n")
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert str(caught.value) == f"{path} is broken."


@pytest.mark.parametrize(
    ("data", "name", "is_"),
    [
        (b"<!doctype html><p>Not found</p>", "a.pdf", "html"),
        (b"<?xml version='1.0'?><rss/>", "a.epub", "feed"),
        ("Просто слова".encode(), "a.docx", "text"),
        (b"junk before %PDF-1.7", "a.pdf", None),
        (b"PK\x03\x04 cut short", "a.epub", None),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.pdf", None),
        (b"", "a.pdf", None),
        (b"words", "a.html", None),
    ],
)
def test_what_is_no_package_by_its_name_alone_is_told(
    data: bytes, name: str, is_: str | None
) -> None:
    named = format_of_name(name)
    assert named
    found = mistaken_for(named, data)
    assert (found and found.id) == is_
