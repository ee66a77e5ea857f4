"""The articles of a library as their reader left them."""

from pathlib import Path

import pytest

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.articles.loading import read_article
from astana_reader.library.article_states import ArticleState, State, note_opened, save_states
from astana_reader.library.catalog import Entry, Part
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.library.positions import Position, save_position
from astana_reader.library.shelf import Shelf, Shelved, named_articles

BEGUN = "2017-01-22T11:00:00.000000Z"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    root = tmp_path / "library"
    (root / "articles").mkdir(parents=True)
    (root / "articles" / "a.txt").write_text("The first article.\n", encoding="utf-8")
    (root / "articles" / "b.txt").write_text("The second article.\n", encoding="utf-8")
    return Library(root, root / "articles", "a test")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def opened(library: Library, path: Path, state: Path, percent: int) -> None:
    kept = ArticleState(opened="2017-01-22T12:00:00+00:00", percent=percent, path=str(path))
    note_opened(state, library.root, read_article(path).id, kept, BEGUN)


def read(library: Library, state: Path, part: Part | None = None) -> dict[str, Shelved]:
    """All articles by the names of their files, as they are at the end."""
    batches = Shelf(library, state, part).read()
    return {a.key.rpartition("/")[2]: a for batch in batches for a in batch}


def shelved(library: Library, name: str, state: Path) -> Shelved:
    return read(library, state)[name]


def test_states(library: Library, state: Path) -> None:
    path = library.articles / "a.txt"
    assert shelved(library, "a.txt", state).state is State.TO_READ
    opened(library, path, state, 40)
    assert shelved(library, "a.txt", state).state is State.READING
    opened(library, path, state, 100)
    assert shelved(library, "a.txt", state).state is State.DONE
    path.write_text("Another article.\n", encoding="utf-8")
    assert shelved(library, "a.txt", state).changed
    opened(library, path, state, 10)
    assert shelved(library, "a.txt", state).state is State.READING
    assert not shelved(library, "a.txt", state).changed


def test_positions_of_a_version_that_kept_no_states_count(library: Library, state: Path) -> None:
    path = library.articles / "a.txt"
    position = Position(percent=40, opened="2017-01-22T12:00:00+00:00")
    save_position(state, [read_article(path).id, str(path)], position)
    assert shelved(library, "a.txt", state).percent == 40
    path.write_text("Another article.\n", encoding="utf-8")
    assert shelved(library, "a.txt", state).changed


def test_an_article_under_another_name_keeps_its_place(library: Library, state: Path) -> None:
    path = library.articles / "a.txt"
    opened(library, path, state, 40)
    path.rename(library.articles / "c.txt")
    assert read(library, state)["c.txt"].percent == 40
    again = read(library, state)
    assert sorted(again) == ["b.txt", "c.txt"]
    assert again["c.txt"].state is State.READING


def test_what_was_read_elsewhere_is_listed(library: Library, state: Path, tmp_path: Path) -> None:
    away = tmp_path / "away.txt"
    away.write_text("Far away.\n", encoding="utf-8")
    opened(library, away, state, 40)
    assert sorted(read(library, state)) == ["a.txt", "away.txt", "b.txt"]
    kept = ArticleState(opened=BEGUN, path="https://example.org/x", title="A page")
    note_opened(state, library.root, "0" * 64, kept, BEGUN)
    assert read(library, state)["x"].entry.title == "A page"


def test_one_that_is_marked_but_was_not_opened_here_is_not_new(tmp_path: Path) -> None:
    assert Shelved(Entry("A", tmp_path, highlights=1)).state is State.READING
    assert Shelved(Entry("A", None, highlights=1)).gone


def test_a_part_is_listed_in_place_of_the_library(
    library: Library, state: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "d.txt").write_text("Deep down.\n", encoding="utf-8")
    page = Entry("A page of a feed", None, "Feed", url="https://example.org/1")
    part = Part("some", (folder,), (library.articles / "b.txt",), (page,))
    assert sorted(read(library, state, part)) == ["1", "b.txt", "d.txt"]
    assert sorted(read(library, state)) == ["a.txt", "b.txt"]
    assert not (folder / "annotations").exists()


def test_what_is_removed_is_kept_as_removed(library: Library, state: Path) -> None:
    path = library.articles / "a.txt"
    save_states(
        state, library.root, {read_article(path).id: ArticleState("removed", BEGUN, path=str(path))}
    )
    assert shelved(library, "a.txt", state).state is State.REMOVED
    later = ArticleState(opened="2017-01-22T13:00:00+00:00", path=str(path))
    note_opened(state, library.root, read_article(path).id, later, "2017-01-22T10:00:00.000000Z")
    assert shelved(library, "a.txt", state).state is State.REMOVED
    note_opened(state, library.root, read_article(path).id, later, "2017-01-22T12:00:00.000000Z")
    assert shelved(library, "a.txt", state).state is State.READING


def test_the_shelf_is_there_at_once_and_then_what_was_read(library: Library, state: Path) -> None:
    article = read_article(library.articles / "a.txt")
    found = open_article(library, article, state)
    made = new_annotation(found.records, article.text, article.id, (0, 9), "evidence")
    found.store.save(apply(found.records, adding([made])))
    first, *later = Shelf(library, state).read()
    assert [(a.entry.title, a.entry.highlights, a.preview) for a in first] == [
        ("a.txt", 1, None),
        ("b.txt", 0, None),
    ]
    assert first[0].entry.pens == {"evidence": 1}
    found_later = {a.key: a for batch in later for a in batch}
    assert [found_later[a.key].preview is not None for a in first] == [True, True]
    assert found_later[first[0].key].length == len(article.text)


def test_a_library_without_a_folder_is_empty(tmp_path: Path, state: Path) -> None:
    nowhere = Library(tmp_path / "no", tmp_path / "no" / "articles", "a test")
    assert [article for batch in Shelf(nowhere, state).read() for article in batch] == []


def test_the_source_is_the_site_else_the_file() -> None:
    path = Path("/x/a\x1b.txt")
    assert Shelved(Entry("Title", path, "CNN")).source == "CNN"
    assert Shelved(Entry("Title", path)).source == "a␛.txt"
    assert Shelved(Entry("a␛.txt", path)).source == ""
    assert Shelved(Entry("Title", None)).source == "no file"


def test_names_of_files_are_there_before_anything_is_read(library: Library, state: Path) -> None:
    named = named_articles(library)
    assert sorted(one.entry.title for one in named) == ["a.txt", "b.txt"]
    batches = Shelf(library, state).read()
    assert {one.key for one in named} == {one.key for batch in batches for one in batch}
