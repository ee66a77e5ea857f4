"""An index is searched at once where nothing changed, or where that takes long to tell."""

from contextlib import closing
from pathlib import Path

import pytest

from astana_reader.search.freshness import KnownIndex, known_index
from astana_reader.search.index import Index
from astana_reader.search.parsing import parse_query
from astana_reader.search.ready import ready_index
from astana_reader.search.searching import search
from astana_reader.search.watching import Watch
from tests.library.folders import OTHER, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk.at(tmp_path / "library")
    desk.write("talks.txt")
    return desk


def known(desk: Desk, cache: Path, within: float = 60.0) -> KnownIndex | None:
    return known_index(desk.library, desk.state, cache, within=within)


def index(desk: Desk, cache: Path) -> None:
    with ready_index(desk.library, desk.state, cache=cache):
        pass


def test_only_an_index_that_holds_everything_is_searched_as_it_is(
    desk: Desk, tmp_path: Path
) -> None:
    assert known(desk, tmp_path) is None
    index(desk, tmp_path)
    found = known(desk, tmp_path)
    assert found is not None
    with closing(found.database) as database:
        assert found.is_current
        assert len(list(search(Index(database), parse_query("the")))) == 1
    desk.write("snow.txt", OTHER)
    assert known(desk, tmp_path) is None
    index(desk, tmp_path)
    assert known(desk, tmp_path)


def test_a_mark_and_a_state_are_changes(desk: Desk, tmp_path: Path) -> None:
    index(desk, tmp_path)
    desk.mark(desk.library.articles / "talks.txt", "brokered the ceasefire")
    assert known(desk, tmp_path) is None
    index(desk, tmp_path)
    (desk.state / "articles.json").write_text("{}", encoding="utf-8")
    assert known(desk, tmp_path) is None


def test_a_folder_that_is_slow_is_not_waited_for(desk: Desk, tmp_path: Path) -> None:
    index(desk, tmp_path)
    desk.write("snow.txt", OTHER)
    found = known(desk, tmp_path, within=0.0)
    assert found is not None
    with closing(found.database) as database:
        assert not found.is_current
        assert len(list(search(Index(database), parse_query("the")))) == 1


def test_a_file_outside_is_watched_from_when_it_is_named(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("Talks.", encoding="utf-8")
    watch = Watch(desk.library)
    watch.also([str(outside)])
    assert watch.changed() == set()
    outside.write_text("More talks.", encoding="utf-8")
    assert watch.changed() == {str(outside)}
