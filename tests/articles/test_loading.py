"""Files become articles, or a clear message."""

import os
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from astana_reader.articles.article import ArticleError, Options, text_id
from astana_reader.articles.formats import FORMATS
from astana_reader.articles.loading import read_article

SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"


def write(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_seed_with_its_sidecar() -> None:
    article = read_article(SEED)
    assert article.title == "Syria peace talks: delegates arrive in Astana"
    assert article.metadata.site == "CNN"
    assert article.metadata.published == date(2017, 1, 22)
    assert article.text == SEED.read_text(encoding="utf-8")
    assert article.id == text_id(article.text)
    assert article.path == SEED.absolute()
    assert article.notices == ()


def test_the_same_text_is_the_same_article_under_any_name(tmp_path: Path) -> None:
    one, two = write(tmp_path, b"Text.\n"), write(tmp_path, b"\xef\xbb\xbfText.\r\n", "b.text")
    assert read_article(one).id == read_article(two).id
    assert read_article(two).title == "b.text"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 ...", "is no whole PDF"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"\x7fELF\x00\x01", "binary file"),
    ],
)
def test_what_is_no_text_is_said(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read_article(write(tmp_path, data))


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="is a folder"):
        read_article(tmp_path)
    with pytest.raises(ArticleError, match="is a device"):
        read_article(Path(os.devnull))


def test_a_file_name_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(tmp_path / "\x1b]0;title\x07.txt")
    assert "\x1b" not in str(caught.value)


def test_an_empty_file_is_an_article(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, b""))
    assert article.text == ""
    assert article.blocks == ()


def test_invalid_utf8_is_read_with_a_notice(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, b"fine\nnot \xff fine\n"))
    assert article.text == "fine\nnot \ufffd fine\n"
    assert article.notices == ("Line 2 is not UTF-8: what could not be read shows as \ufffd.",)


def test_utf16_is_read(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, "Алматы\n".encode("utf-16"))).text == "Алматы\n"


def test_the_limit_is_named_and_force_lifts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = replace(FORMATS["text"], largest=1024 * 1024)
    monkeypatch.setitem(FORMATS, "text", small)
    path = write(tmp_path, b"word " * 300_000)
    with pytest.raises(ArticleError, match=r"limit of 1 MB.*--force"):
        read_article(path)
    assert len(read_article(path, Options(force=True)).text) == 1_500_000


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_bytes, args=(b"From a pipe.\n",))
    writer.start()
    assert read_article(fifo).text == "From a pipe.\n"
    writer.join()


@pytest.mark.parametrize(
    ("sidecar", "notice"),
    [
        ("title = ", "was left out"),
        ('published = "soon"', "is no date"),
        ("\xff", "it is not UTF-8 text"),
        ("a = " + "[" * 5000, "it is nested too deep"),
        ("#" * 70_000, "it is over 64 KB"),
    ],
)
def test_a_damaged_sidecar_is_named(tmp_path: Path, sidecar: str, notice: str) -> None:
    path = write(tmp_path, b"Text.\n")
    (tmp_path / "a.txt.toml").write_bytes(sidecar.encode("latin-1"))
    article = read_article(path)
    assert article.title == "a.txt"
    assert len(article.notices) == 1
    assert notice in article.notices[0]


def test_sidecar_values_are_safe_to_show(tmp_path: Path) -> None:
    path = write(tmp_path, b"Text.\n")
    (tmp_path / "a.txt.toml").write_text(
        'title = "Two\\nlines \\u001b[31m"\nurl = "javascript:alert(1)"\nsite = 3\n'
        'published = 2017-01-22T09:30:00\nauthor = "A. Writer"\n'
    )
    metadata = read_article(path).metadata
    assert metadata.title == "Two lines \u241b[31m"
    assert metadata.url == ""
    assert metadata.site == ""
    assert metadata.author == "A. Writer"
    assert metadata.published == date(2017, 1, 22)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf \t"])
def test_an_empty_file_is_said_to_be_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "nothing.txt"
    path.write_bytes(content)
    article = read_article(path)
    assert article.blocks == ()
    assert article.notices == (f"{path} is empty: there is nothing to read in it.",)
