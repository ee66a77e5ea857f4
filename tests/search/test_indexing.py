"""The index follows its library: only what changed is read again."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.folders import OTHER, TEXT

from .indexed import Indexed, indexed, mark


def test_only_what_changed_is_indexed_again(library: Indexed) -> None:
    talks = library.desk.write("talks.txt")
    library.desk.write("snow.txt", OTHER)
    assert library.update() == 2
    assert library.update() == 0
    talks.write_text(TEXT.replace("Iran", "Egypt"), encoding="utf-8")
    assert library.update() == 1
    assert library.names("egypt") == ["talks.txt"]
    assert library.names("iran") == []
    mark(library.desk, talks, "The peace talks", "claim", "who says")
    assert library.update() == 1
    assert library.hits("in:note who") == [("note", "who")]


def test_an_article_that_is_gone_is_found_no_more(library: Indexed) -> None:
    talks = library.desk.write("talks.txt")
    library.update()
    talks.unlink()
    library.update()
    assert library.found("talks") == []


def test_a_marked_article_that_is_gone_is_found_by_the_text_that_was_kept(
    library: Indexed,
) -> None:
    talks = library.desk.write("talks.txt")
    mark(library.desk, talks, "The peace talks")
    talks.unlink()
    library.update()
    assert ("quote", "talks") in library.hits("talks")
    assert ("text", "Kazakhstan") in library.hits("kazakhstan")


def test_a_renamed_article_keeps_what_was_learned_of_it(library: Indexed) -> None:
    talks = library.desk.write("talks.txt")
    library.update()
    library.learn()
    moved = library.desk.library.articles / "folder" / "talks.txt"
    moved.parent.mkdir()
    talks.rename(moved)
    library.update()
    assert [found.key for found in library.found("entity:turkey")] == [str(moved)]
    assert library.database.execute("select total(learned) from articles").fetchone() == (1.0,)


def test_what_is_said_of_an_article_is_searched_too(library: Indexed) -> None:
    talks = library.desk.write("talks.txt")
    Path(f"{talks}.toml").write_text(
        'title = "Winter of talks"\nsite = "Example"\nauthor = "Ann Bell"\n'
        'url = "https://www.example.org/1"\n', encoding="utf-8"
    )  # fmt: skip
    library.update()
    for query in ("title:winter", "site:exam", "site:example.org", "“ann bell”", "winter"):
        assert library.names(query) == ["talks.txt"], query
    assert library.hits("winter") == [("title", "Winter")]


def test_an_article_that_can_not_be_read_is_there_by_its_title(library: Indexed) -> None:
    (library.desk.library.articles / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    assert library.update() == 1
    assert library.names("title:broken") == ["broken.pdf"]
    assert library.update() == 0


CHANGES = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", TEXT, OTHER, TEXT + OTHER, "x y"])),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_an_index_that_was_brought_up_to_date_is_as_one_made_anew(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("changes")
    with indexed(folder) as library:
        for name, text in changes:
            path = library.desk.library.articles / f"{name}.txt"
            path.unlink(missing_ok=True)
            if text:
                library.desk.write(path.name, text)
            library.update()
        words = "the talks snow x “peace talks” farmers".split()
        now = {word: library.names(word) for word in words}
        library.database.executescript(
            "insert into text_words(text_words) values('integrity-check');"
            "insert into mark_words(mark_words) values('integrity-check');"
        )
        for path in library.desk.library.articles.glob("*.txt"):
            found = [word for word in words if path.name in now[word]]
            text = path.read_text(encoding="utf-8").casefold()
            for word in ("talks", "snow", "farmers"):
                assert (word in found) == (word in text)
