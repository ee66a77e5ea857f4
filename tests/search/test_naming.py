"""Which articles name somebody, as far as the index knows."""

from pathlib import Path

from astana_reader.library.places import Library
from astana_reader.search.naming import Naming, articles_naming

from .indexed import indexed


def test_the_full_name_comes_first_then_others_of_the_last_word(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        library.desk.write("one.txt", "Ann Lee met Tom Reed in Oslo.\n")
        library.desk.write("two.txt", "Senator Tom Lee left. Tom Lee slept. Tom Lee woke.\n")
        library.desk.write("three.txt", "Tom Reed said Ann Lee was there. Ann Lee agreed.\n")
        library.desk.write("four.txt", "Bob Leeson came from Lee County.\n")
        library.update()
        folder = library.desk.library
        assert articles_naming(folder, "Ann Lee", 9, tmp_path).keys == ()
        library.learn()
        found = articles_naming(folder, "ANN LEE", 9, tmp_path)
        assert [Path(key).name for key in found.keys] == ["three.txt", "one.txt", "two.txt"]
        assert found.progress
        assert (found.progress.learned, found.progress.total) == (4, 4)
        assert len(articles_naming(folder, "Ann Lee", 1, tmp_path).keys) == 1
        assert articles_naming(folder, "Lee", 9, tmp_path).keys
        for odd in ("", "  ", "%", "'; drop table names; --", "\x00"):
            assert articles_naming(folder, odd, 9, tmp_path).keys == ()


def test_without_an_index_nothing_is_known(tmp_path: Path) -> None:
    library = Library(tmp_path, tmp_path, "a test")
    assert articles_naming(library, "Ann Lee", 9, tmp_path) == Naming()
