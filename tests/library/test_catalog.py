"""The list of a library."""

from datetime import date
from pathlib import Path

from astana_reader.library.catalog import library_tags, list_articles

from .folders import OTHER, TEXT, Desk


def listed(desk: Desk) -> list[tuple[str, str | None, int]]:
    entries = list_articles(desk.library, desk.state)
    return [(e.title, e.path.name if e.path else None, e.highlights) for e in entries]


def test_files_marked_or_not_by_title(desk: Desk) -> None:
    desk.write("b.txt", OTHER)
    desk.mark(desk.write("a.txt"), "The peace talks")
    desk.write("C.md", "Other.")
    desk.write("a.txt.toml", 'title = "Zulu"\nsite = "CNN"\npublished = 2017-01-22')
    desk.write("picture.png", "")
    assert listed(desk) == [("b.txt", "b.txt", 0), ("C.md", "C.md", 0), ("Zulu", "a.txt", 1)]
    entry = list_articles(desk.library, desk.state)[-1]
    assert (entry.site, entry.published, entry.tags) == ("CNN", date(2017, 1, 22), ("talks",))
    assert entry.row["published"] == "2017-01-22"


def test_what_was_marked_elsewhere_is_listed_where_it_is(desk: Desk, tmp_path: Path) -> None:
    away = tmp_path / "away.txt"
    away.write_text(TEXT)
    desk.mark(away, "The peace talks")
    assert listed(desk) == [("away.txt", "away.txt", 1)]
    away.unlink()
    assert listed(desk) == [("away.txt", None, 1)]


def test_a_text_that_another_took_the_place_of_stays_listed(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.mark(path, "The peace talks", "Rebels")
    desk.write("a.txt", OTHER)
    desk.mark(path, "Snow")
    assert sorted(listed(desk), key=str) == [("a.txt", "a.txt", 1), ("a.txt", None, 2)]


def test_copies_show_the_same_marks(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks")
    desk.mark(desk.write("b.txt"), "Rebels")
    assert listed(desk) == [("a.txt", "a.txt", 2), ("b.txt", "b.txt", 2)]


def test_a_library_without_anything_is_empty(tmp_path: Path) -> None:
    from astana_reader.library.places import Library

    library = Library(tmp_path / "none", tmp_path / "none" / "articles", "a test")
    assert list_articles(library, tmp_path / "state") == []
    assert not (tmp_path / "none").exists()


def test_tags_are_counted_by_article(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks", "Rebels", tag="aleppo")
    desk.mark(desk.write("b.txt", OTHER), "Snow", tag="aleppo")
    assert library_tags(desk.library, desk.state) == {"aleppo": 2}
