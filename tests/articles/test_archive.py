"""Parts of an archive by the names that links give them."""

import zipfile
from io import BytesIO

import pytest

from astana_reader.articles.archive import Archive, open_archive, resolve
from astana_reader.articles.article import ArticleError


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def opened(**parts: bytes) -> Archive:
    return open_archive(packed(parts))


def test_a_part_is_found_whatever_its_letter_case_and_the_exact_name_comes_first() -> None:
    archive = opened(Text=b"one", text=b"two", Notes=b"three")
    found = [archive.read(name) for name in ("Text", "text", "NOTES", "gone")]
    assert found == [b"one", b"two", b"three", None]


def test_a_damaged_part_is_missing_and_the_others_are_read() -> None:
    data = packed({"a": b"first words", "b": b"other words"}, zipfile.ZIP_STORED)
    archive = open_archive(data.replace(b"first words", b"worst words"))
    assert (archive.read("a"), archive.read("b")) == (None, b"other words")


def test_what_unpacks_to_far_more_than_it_takes_is_refused() -> None:
    archive = opened(bomb=bytes(2_000_000), sound=bytes(1_000_000))
    assert len(archive.read("sound") or b"") == 1_000_000
    with pytest.raises(ArticleError, match="not safe"):
        archive.read("bomb")


def test_all_that_is_read_has_one_limit() -> None:
    archive = opened(a=b"12345678", b=b"12345678")
    archive.left = 12
    assert archive.read("a") == b"12345678"
    with pytest.raises(ArticleError, match="not safe"):
        archive.read("b")


def test_it_is_packed_anew_with_other_bytes_for_some_parts() -> None:
    again = open_archive(opened(a=b"one", b=b"two").packed({"b": b"three"}).getvalue())
    assert {name: again.read(name) for name in again.names} == {"a": b"one", "b": b"three"}


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", packed({"a": b"text"})[:-8]],
    ids=["nothing", "a beginning", "all but the end"],
)
def test_what_is_cut_short_says_so(data: bytes) -> None:
    with pytest.raises(ArticleError, match="cut short"):
        open_archive(data)


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("two.xml", ("book/text/two.xml", "")),
        ("../notes.xml#n%201", ("book/notes.xml", "n 1")),
        ("/cover.xml", ("cover.xml", "")),
        ("../../../../etc/passwd", ("etc/passwd", "")),
        ("#here", ("book/text/one.xml", "here")),
        ("a%20b.xml", ("book/text/a b.xml", "")),
        ("https://example.org/x", None),
        ("//example.org/x", None),
        ("file:///etc/passwd", None),
        ("http://[", None),
    ],
)
def test_a_link_means_a_part_of_the_archive_or_nothing(
    href: str, found: tuple[str, str] | None
) -> None:
    assert resolve("book/text/one.xml", href) == found
