"""Pictures: only those of four kinds, and only from where they belong."""

import zipfile
from pathlib import Path

import pytest

from astana_reader.articles.article import ArticleError, Options, Source
from astana_reader.articles.document import Style
from astana_reader.articles.loading import read_article
from astana_reader.library.pictures import picture_suffix, read_picture
from tests.library.server import serving

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
SAMPLES = Path(__file__).parents[1] / "articles" / "samples" / "docx"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (PNG, ".png"), (b"\xff\xd8\xff\xe0", ".jpg"), (b"GIF89a", ".gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp"), (b"RIFF\0\0\0\0WAVE", ""), (SVG, ""), (b"", ""),
        (b"MZ", ""), (b"#!/bin/sh", ""),
    ],
)  # fmt: skip
def test_a_picture_is_told_by_its_first_bytes(data: bytes, suffix: str) -> None:
    assert picture_suffix(data) == suffix


def test_a_picture_lies_beside_the_article_or_below_it(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "a b.png").write_bytes(PNG)
    (folder / "fake.png").write_bytes(SVG)
    (tmp_path / "outside.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    source = Source(folder / "a.md", format="md")
    assert read_picture("pictures/a%20b.png", source) == (PNG, ".png")
    for name in ("../outside.png", "link.png", "missing.png", "a\0b.png", str(tmp_path)):
        with pytest.raises(ArticleError, match="picture"):
            read_picture(name, source)
    with pytest.raises(ArticleError, match="no PNG, JPEG, GIF or WebP"):
        read_picture("fake.png", source)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/a.png", "data:x,y"])
def test_other_schemes_are_refused(tmp_path: Path, target: str) -> None:
    with pytest.raises(ArticleError, match="can't be opened"):
        read_picture(target, Source(tmp_path / "a.md", format="md"))


def test_a_picture_in_a_book_is_taken_from_it(tmp_path: Path) -> None:
    path = tmp_path / "a.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("OEBPS/a.png", PNG)
    source = Source(path, format="epub")
    assert read_picture("OEBPS/a.png", source) == (PNG, ".png")
    for name in ("a.png", "../a.png"):
        with pytest.raises(ArticleError, match="no such picture"):
            read_picture(name, source)
    path.write_bytes(b"PK damaged")
    with pytest.raises(ArticleError, match="can't be read"):
        read_picture("OEBPS/a.png", source)


def test_a_picture_that_a_word_document_shows_is_taken_from_it() -> None:
    path = SAMPLES / "walk.docx"
    article = read_article(path)
    (target,) = (i.target for i in article.document.inlines if i.style is Style.PICTURE)
    data, suffix = read_picture(str(target), article.source)
    assert (data[:8], suffix) == (PNG[:8], ".png")


def test_a_picture_of_the_web_is_fetched_within_the_same_limits() -> None:
    with serving() as server:
        url = server.says("/a.png", PNG)
        assert read_picture(url, Source(options=Options(allow_local=True))) == (PNG, ".png")
        with pytest.raises(ArticleError, match="private network"):
            read_picture(url, Source())
