"""Which articles name somebody, as far as the index knows."""

from pathlib import Path

from astana_reader.library.places import Library
from astana_reader.search.naming import Names, Naming, articles_naming, library_names

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


def test_the_names_of_a_library_are_counted_as_texts_have_them(tmp_path: Path) -> None:
    with indexed(tmp_path) as library:
        library.desk.write("one.txt", "Ann Lee met Tom Reed in Oslo. Lee left.\n")
        library.desk.write("two.txt", "Ann Lee came to Oslo. Ann Lee slept.\n")
        library.update()
        library.learn()
        folder = library.desk.library
        names = library_names(folder, (), 100, tmp_path).names
        assert [(each.name, each.articles, each.mentions) for each in names] == [
            ("Ann Lee", 2, 4),
            ("Oslo", 2, 2),
            ("Tom Reed", 1, 1),
        ]
        assert [e.name for e in library_names(folder, ["REE"], 9, tmp_path).names] == ["Tom Reed"]
        assert not library_names(folder, ["ee'; --"], 9, tmp_path).names
    assert library_names(folder, (), 9, tmp_path / "none") == Names()
