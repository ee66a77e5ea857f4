"""The articles of a library as their reader left them."""

from datetime import date
from pathlib import Path

import pytest

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.articles.loading import read_article
from astana_reader.library.catalog import Entry
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.library.positions import Position, save_position
from astana_reader.library.previews import Preview, preview_of
from astana_reader.library.shelf import Order, Shelved, State, fits, in_order, read_shelf, shelve


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


def opened(path: Path, state: Path, percent: int) -> None:
    keys = [read_article(path).id, str(path)]
    save_position(state, keys, Position(percent=percent, opened="2017-01-22T12:00:00+00:00"))


def shelved(path: Path, state: Path) -> Shelved:
    return shelve(Entry(path.name, path), state, preview_of(path))


def test_states(library: Library, state: Path) -> None:
    path = library.articles / "a.txt"
    assert shelved(path, state).state is State.NEW
    opened(path, state, 40)
    assert shelved(path, state).state is State.READING
    opened(path, state, 100)
    assert shelved(path, state).state is State.DONE
    path.write_text("Another article.\n", encoding="utf-8")
    assert shelved(path, state).state is State.CHANGED
    opened(path, state, 10)
    assert shelved(path, state).state is State.READING


def test_an_article_under_another_name_keeps_its_place(library: Library, state: Path) -> None:
    path = library.articles / "a.txt"
    opened(path, state, 40)
    moved = path.rename(library.articles / "c.txt")
    assert shelved(moved, state).position.percent == 40
    assert shelved(moved, state).state is State.READING


def test_one_that_is_marked_but_was_not_opened_here_is_not_new(tmp_path: Path) -> None:
    assert Shelved(Entry("A", tmp_path, highlights=1)).state is State.READING
    assert Shelved(Entry("A", None, highlights=1)).state is State.GONE


def test_the_shelf_is_there_at_once_and_then_what_was_read(library: Library, state: Path) -> None:
    article = read_article(library.articles / "a.txt")
    found = open_article(library, article, state)
    made = new_annotation(found.records, article.text, article.id, (0, 9), "evidence")
    found.store.save(apply(found.records, adding([made])))
    first, *later = read_shelf(library, state)
    assert [(a.entry.title, a.entry.highlights, a.preview) for a in first] == [
        ("a.txt", 1, None),
        ("b.txt", 0, None),
    ]
    assert first[0].entry.pens == {"evidence": 1}
    read = {a.key: a for batch in later for a in batch}
    assert [read[a.key].preview is not None for a in first] == [True, True]
    assert read[first[0].key].length == len(article.text)


def test_a_library_without_a_folder_is_empty(tmp_path: Path, state: Path) -> None:
    nowhere = Library(tmp_path / "no", tmp_path / "no" / "articles", "a test")
    assert [article for batch in read_shelf(nowhere, state) for article in batch] == []


def article(title: str, at: str = "", day: date | None = None, marks: int = 0) -> Shelved:
    entry = Entry(title, Path(f"/x/{title}.txt"), "CNN", day, marks, ("talks",))
    return Shelved(entry, Position(opened=at), Preview(length=len(title)))


def test_orders() -> None:
    one = article("b", "2017-01-02", date(2017, 1, 1), 3)
    two = article("Aaa", "2017-01-03", date(2016, 1, 1), 5)
    new = article("c")

    def titles(order: Order) -> str:
        return " ".join(a.entry.title for a in in_order([one, two, new], order))

    assert titles(Order.OPENED) == "Aaa b c"
    assert titles(Order.TITLE) == "Aaa b c"
    assert titles(Order.PUBLISHED) == "b Aaa c"
    assert titles(Order.MARKS) == "Aaa b c"
    assert titles(Order.LENGTH) == "Aaa b c"


def test_the_orders_come_round() -> None:
    order = Order.OPENED
    seen = [order := order.next for _ in Order]
    assert set(seen) == set(Order)
    assert seen[-1] is Order.OPENED


@pytest.mark.parametrize(
    ("words", "fit"),
    [
        ("", True), ("aleppo", True), ("ALEPPO siege", True), ("cnn", True), ("damascus", False),
        ("#tal", True), ("#aleppo", False), ("site:cn", True), ("site:bbc", False),
        ("state:new", True), ("state:done", False), ("siege #talks state:new site:cnn", True),
    ],
)  # fmt: skip
def test_filter(words: str, fit: bool) -> None:
    assert fits(article("The siege of Aleppo"), words) is fit


def test_the_source_is_the_site_else_the_file() -> None:
    path = Path("/x/a\x1b.txt")
    assert Shelved(Entry("Title", path, "CNN")).source == "CNN"
    assert Shelved(Entry("Title", path)).source == "a␛.txt"
    assert Shelved(Entry("a␛.txt", path)).source == ""
    assert Shelved(Entry("Title", None)).source == "no file"
