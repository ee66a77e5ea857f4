"""What is known of a library's articles without opening them."""

import json
from pathlib import Path

import pytest

from astana_reader.annotations import files
from astana_reader.library.index import annotation_files, index_of

from .folders import OTHER, TEXT, Desk


def test_articles_with_their_marks_and_tags(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks", "Rebels", tag="aleppo")
    desk.mark(desk.write("b.txt", OTHER), "Snow", tag="winter")
    found = {known.article.title: known for known in index_of(desk.library.annotations, desk.state)}
    assert found.keys() == {"a.txt", "b.txt"}
    assert (found["a.txt"].highlights, found["a.txt"].tags) == (2, {"aleppo": 2})
    assert found["a.txt"].text_ids == {desk.open(desk.library.articles / "a.txt").article.id}


def test_an_index_is_read_again_only_where_a_file_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desk.write("a.txt"), desk.write("b.txt", OTHER)
    desk.mark(one, "The peace talks")
    desk.mark(other, "Snow")
    before = index_of(desk.library.annotations, desk.state)
    for file in desk.library.annotations.glob("*.json"):
        signature = file.stat()
        if b"Snow" in file.read_bytes():  # not read: its content is other, its times are the same
            file.write_bytes(file.read_bytes().replace(b'"Snow"', b'"Rain"'))
            import os

            os.utime(file, ns=(signature.st_atime_ns, signature.st_mtime_ns))
    assert index_of(desk.library.annotations, desk.state) == before
    desk.mark(one, "Rebels")
    counts = sorted(k.highlights for k in index_of(desk.library.annotations, desk.state))
    assert counts == [1, 2]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a.json": 3}', '{"x": {"signature": []}}'])
def test_a_damaged_cache_is_made_anew(desk: Desk, content: str) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks")
    before = index_of(desk.library.annotations, desk.state)
    for cache in (desk.state / "index").iterdir():
        cache.write_text(content)
    assert index_of(desk.library.annotations, desk.state) == before


def test_reading_writes_nothing_to_the_library(desk: Desk) -> None:
    path = desk.write("a.txt")
    desk.open(path)
    index_of(desk.library.annotations, desk.state)
    assert not desk.library.annotations.exists()


def test_what_is_no_articles_file_is_left_out(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks")
    folder = desk.library.annotations
    (folder / "entities.json").write_text("{}")
    (folder / "damaged.json").write_text("{")
    (folder / "notes.txt").write_text("")
    assert [k.article.title for k in index_of(folder, desk.state)] == ["a.txt"]
    assert {p.name for p in annotation_files(folder)} >= {"damaged.json"}
    assert "entities.json" not in {p.name for p in annotation_files(folder)}


def test_a_conflict_copy_belongs_to_its_file_even_if_that_is_gone(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks")
    (file,) = desk.library.annotations.glob("*.json")
    copy = file.with_name(f"{file.stem} (conflicted copy).json")
    copy.write_bytes(file.read_bytes())
    assert annotation_files(desk.library.annotations) == [file]
    file.unlink()
    assert annotation_files(desk.library.annotations) == [file]
    (known,) = index_of(desk.library.annotations, desk.state)
    assert (known.path, known.highlights) == (file, 1)
    assert desk.quotes(desk.library.articles / "a.txt") == ["The peace talks"]


def test_a_state_folder_that_cannot_be_written_is_no_trouble(desk: Desk) -> None:
    desk.mark(desk.write("a.txt"), "The peace talks")
    blocked = desk.library.root / "blocked"
    blocked.write_text("a file")
    assert len(index_of(desk.library.annotations, blocked)) == 1


def test_a_library_at_an_odd_path_has_an_index(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "odd\udcff")
    desk.mark(desk.write("a.txt", TEXT), "The peace talks")
    assert len(index_of(desk.library.annotations, desk.state)) == 1
    assert json.loads(next((desk.state / "index").iterdir()).read_text())
    assert files.read_file(next(desk.library.annotations.glob("*.json"))).problems == ()
