"""Articles as the library reads them: kept, or made by a process of their own."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.articles.article import ArticleError, Options, PasswordError
from astana_reader.articles.document import Document, Progress
from astana_reader.articles.formats import FORMATS, Format
from astana_reader.library import worker
from astana_reader.library.documents import load_article
from astana_reader.library.places import cache_folder
from astana_reader.library.worker import Limits
from tests.articles.toy import toy

__all__ = ["toy"]
TEXT = "A title\n# A heading\nA paragraph of words.\n"


def write(folder: Path, text: str = TEXT) -> Path:
    path = folder / "a.toy"
    path.write_text(text, encoding="utf-8")
    return path


def kept() -> list[Path]:
    folder = cache_folder() / "documents"
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.mark.usefixtures("toy")
def test_an_article_is_made_apart_kept_and_found_again_under_any_name(tmp_path: Path) -> None:
    path = write(tmp_path)
    seen: list[Progress] = []
    article = load_article(path, told=seen.append)
    assert (article.title, article.text) == ("A title", "A heading\n\nA paragraph of words.\n\n")
    assert article.source.format == "toy"
    assert [(each.done, each.total, each.what) for each in seen] == [(1, 2, "page")]
    assert isinstance(seen[0].preview, Document)
    assert len(kept()) == 1
    moved = path.rename(tmp_path / "b.toy")
    seen.clear()
    assert load_article(moved, told=seen.append).document == article.document
    assert not seen


@pytest.mark.parametrize("damage", [b"", b"damaged", b"{}\n"])
@pytest.mark.usefixtures("toy")
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    article = load_article(write(tmp_path))
    kept()[0].write_bytes(damage)
    assert load_article(write(tmp_path)).document == article.document
    assert kept()[0].read_bytes() != damage


@pytest.mark.usefixtures("toy")
def test_a_protected_article_is_not_kept(tmp_path: Path) -> None:
    assert load_article(write(tmp_path), Options(password="secret")).title == "A title"
    assert kept() == []
    assert "secret" not in repr(Options(password="secret"))


def test_a_newer_reader_reads_anew(
    tmp_path: Path, toy: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_article(write(tmp_path))
    monkeypatch.setitem(FORMATS, "toy", replace(toy, version=toy.version + 1))
    load_article(write(tmp_path))
    assert len(kept()) == 2


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("Title\nbroken", "{path} is broken."),
        ("crash", "{path} made its reader fail: is it damaged?"),
        ("fail", "{path} can't be read as a toy (KeyError): is it damaged?"),
        ("eat", "{path} needs more memory than a document may take."),
    ],
)
@pytest.mark.usefixtures("toy")
def test_what_goes_wrong_apart_is_a_message(tmp_path: Path, first: str, said: str) -> None:
    path = write(tmp_path, first)
    with pytest.raises(ArticleError) as caught:
        load_article(path)
    assert str(caught.value) == said.format(path=path)
    assert kept() == []


@pytest.mark.usefixtures("toy")
def test_a_locked_article_is_told_apart_and_opened_with_its_password(tmp_path: Path) -> None:
    path = write(tmp_path, "Title\nlocked\n")
    with pytest.raises(PasswordError, match="is locked"):
        load_article(path)
    assert load_article(path, Options(password="secret")).text == "locked\n\n"


@pytest.mark.usefixtures("toy")
def test_what_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "LIMITS", Limits(4))
    with pytest.raises(ArticleError, match="took too long"):
        load_article(write(tmp_path, "sleep"))


@pytest.mark.usefixtures("toy")
def test_a_long_reading_can_be_stopped(tmp_path: Path) -> None:
    cancelled = threading.Event()
    with pytest.raises(ArticleError, match="you stopped it"):
        load_article(write(tmp_path, "sleep"), told=lambda _: cancelled.set(), cancelled=cancelled)


def test_plain_text_is_neither_kept_nor_made_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    assert load_article(path).text == "Words."
    assert kept() == []
