"""All highlights of a library: read once, again where a file changed, with their links."""

from pathlib import Path

import pytest

from astana_reader.annotations.edits import adding, linking, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Annotation, ArticleRecord, Records, stamp
from astana_reader.annotations.store import ArticleStore
from astana_reader.library.marks import LibraryMarks, mark_files

TEXT = "One two three four."


def article(letter: str, *spans: tuple[int, int]) -> tuple[Records, list[Annotation]]:
    records = Records(ArticleRecord(letter * 64, stamp(), title=f"Title {letter}"))
    made = [new_annotation(records, TEXT, letter * 64, span, "claim") for span in spans]
    return apply(records, adding(made)), made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "annotations"
    path.mkdir()
    one, (first, second) = article("a", (4, 7), (0, 3))
    two, (third,) = article("b", (8, 13))
    one = apply(one, linking((), first.id, third.id, "b" * 64, "contradicts"))
    one = apply(one, linking((), first.id, second.id, "a" * 64, "see-also"))
    ArticleStore(path / "one.json").save(one)
    ArticleStore(path / "two.json").save(two)
    return path


def whole(folder: Path) -> LibraryMarks:
    *_, last = filter(None, mark_files(folder).read())
    assert last.whole
    return last


def test_highlights_stand_in_the_order_of_their_texts(folder: Path) -> None:
    marks = whole(folder)
    quotes = [[mark.selector.quote for mark in file.marks] for file in marks.files]
    assert quotes == [["One", "two"], ["three"]]
    assert [file.title for file in marks.files] == ["Title a", "Title b"]


def test_links_are_seen_from_both_ends(folder: Path) -> None:
    marks = whole(folder)
    (_, second), (_, first), (_, third) = marks.by_id.values()
    assert [(end.words, end.id, end.far is not None) for end in marks.ends(first.id)] == [
        ("contradicts", third.id, True), ("see also", second.id, False),
    ]  # fmt: skip
    (end,) = marks.ends(third.id)
    assert end.words == "contradicted by"
    assert end.file == folder / "one.json"
    (folder / "two.json").unlink()
    lost = whole(folder).ends(first.id)[0]
    assert lost.annotation is None


def test_a_file_that_changed_is_read_again_and_a_damaged_one_left_out(folder: Path) -> None:
    assert len(whole(folder).by_id) == 3
    assert whole(folder).files[1] is whole(folder).files[1]
    more, _ = article("c", (0, 3), (4, 7))
    ArticleStore(folder / "two.json").save(more)
    assert len(whole(folder).by_id) == 5
    (folder / "one.json").write_text("{", encoding="utf-8")
    for backup in (folder / ".state").glob("one.*.backup"):
        backup.unlink()
    assert [file.path.name for file in whole(folder).files] == ["two.json"]
