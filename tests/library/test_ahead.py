"""Articles that are read while there is nothing yet to show them in: real processes."""

import select
from pathlib import Path

import pytest

from astana_reader.articles.article import NO_OPTIONS, ArticleError, PasswordError
from astana_reader.articles.document import Progress
from astana_reader.articles.formats import FORMATS
from astana_reader.articles.loading import read_article
from astana_reader.library.ahead import Ahead, read_ahead
from astana_reader.library.documents import wanted_file
from astana_reader.library.first_screen import save_first_screen
from astana_reader.library.parsing import start_parser
from tests.articles.pdf.make_pdf import Set, make_pdf

SECONDS = 30
LETTERS = str.maketrans("0123456789", "abcdefghij")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text("# A heading\n\nWords.\n", encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    numbers = (str(number).translate(LETTERS) for number in range(40))
    pages = [[Set(f"Words of page {number}.", 30, 300)] for number in numbers]
    path = tmp_path / "book.pdf"
    path.write_bytes(make_pdf(pages))
    return path


def begun(path: Path, state: Path) -> Ahead:
    ahead = read_ahead(path, NO_OPTIONS, state)
    assert ahead
    return ahead


def to_the_end(ahead: Ahead) -> None:
    while not ahead.is_told:
        assert select.select([ahead.news], [], [], SECONDS)[0]
        ahead.take_news()


def test_the_article_is_there_for_whoever_comes_later(page: Path, tmp_path: Path) -> None:
    ahead = begun(page, tmp_path / "state")
    to_the_end(ahead)
    assert ahead.article
    assert ahead.article.text == "A heading\n\nWords."
    assert ahead.follow(lambda _: None) is ahead.article


def test_a_long_one_tells_of_its_beginning_first(book: Path, tmp_path: Path) -> None:
    ahead = begun(book, tmp_path / "state")
    ahead.take_news()
    assert ahead.beginning
    assert "Words of page a." in ahead.beginning.text
    assert "Words of page dj." not in ahead.beginning.text
    told: list[Progress] = []
    assert "Words of page dj." in ahead.follow(told.append).text
    assert told
    to_the_end(ahead)


def test_what_is_wrong_is_told_to_whoever_comes_later(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf([[Set("Words.", 30, 500)]], password="secret"))
    ahead = begun(path, tmp_path / "state")
    to_the_end(ahead)
    assert ahead.article is None
    with pytest.raises(PasswordError):
        ahead.follow(lambda _: None)


def test_it_can_be_given_up(book: Path, tmp_path: Path) -> None:
    ahead = begun(book, tmp_path / "state")
    ahead.cancelled.set()
    to_the_end(ahead)
    with pytest.raises(ArticleError, match="stopped"):
        ahead.follow(lambda _: None)


def test_a_process_that_was_not_needed_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Words.", encoding="utf-8")
    process = start_parser(FORMATS["md"])
    assert Ahead(wanted_file(path), process).follow(lambda _: None).text == "Words."
    assert process.wait(SECONDS)


@pytest.mark.parametrize("name", ["a.txt", "unnamed", "gone.md"])
def test_what_is_quick_or_unknown_or_missing_is_not_read_ahead(tmp_path: Path, name: str) -> None:
    if name != "gone.md":
        (tmp_path / name).write_text("Words.", encoding="utf-8")
    assert read_ahead(tmp_path / name, NO_OPTIONS, tmp_path / "state") is None


def test_what_was_read_before_is_not_read_ahead(page: Path, tmp_path: Path) -> None:
    save_first_screen(tmp_path / "state", read_article(page), 0)
    assert read_ahead(page, NO_OPTIONS, tmp_path / "state") is None
