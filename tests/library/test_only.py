"""The article to read where none is named: found without reading, and never another than listed."""

from pathlib import Path

from astana_reader.library.catalog import list_articles
from astana_reader.library.only import only_article_path
from astana_reader.library.places import Library, seed_article

from .folders import OTHER, TEXT, Desk


def only(desk: Desk) -> Path | None:
    return only_article_path(desk.library, desk.state)


def test_a_library_without_articles_has_the_seed(desk: Desk, tmp_path: Path) -> None:
    assert only(desk) == seed_article()
    missing = Library(tmp_path / "no", tmp_path / "no" / "articles", "a test")
    assert only_article_path(missing, desk.state) == seed_article()


def test_the_only_file_of_a_library(desk: Desk) -> None:
    path = desk.write("deep/a.txt")
    desk.write("a.txt.toml", "")
    assert only(desk) == path
    desk.write("b.md")
    assert only(desk) is None


def test_the_only_article_once_it_is_marked(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "The peace talks")
    assert only(desk) is None  # nobody has read yet which article the marks are of
    list_articles(desk.library, desk.state)
    assert only(desk) == path
    (desk.library.annotations / "entities.json").write_text("{}")
    assert only(desk) == path
    desk.mark(path, "Rebels")
    assert only(desk) is None


def test_what_was_marked_elsewhere_counts(desk: Desk, tmp_path: Path) -> None:
    away = tmp_path / "away.txt"
    away.write_text(TEXT)
    desk.mark(away, "The peace talks")
    list_articles(desk.library, desk.state)
    assert only(desk) == away
    here = desk.write("a.txt", OTHER)
    assert only(desk) is None
    away.unlink()
    assert only(desk) == here


def test_a_spoilt_index_is_not_believed(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks")
    list_articles(desk.library, desk.state)
    for cache in (desk.state / "index").iterdir():
        cache.write_text('{"a": [], "b": {"article": 1}}')
    assert only(desk) is None
