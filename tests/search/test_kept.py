"""Searches that are kept, and what they have now."""

from pathlib import Path

from astana_reader.search.kept import (
    counted_searches,
    drop_search,
    keep_search,
    kept_searches,
    look_at_search,
)
from astana_reader.search.ready import ready_index
from tests.library.folders import OTHER, Desk


def test_kept_searches_have_counts_and_tell_what_is_new(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "library")
    desk.write("talks.txt")
    library, state = desk.library, desk.state
    assert kept_searches(library, state) == []
    assert keep_search(library, state, "the")
    assert not keep_search(library, state, " the ")
    assert keep_search(library, state, "pen:claim")
    assert [one.count for one in counted_searches(library, state, tmp_path)] == [None, None]
    with ready_index(library, state, cache=tmp_path):
        pass
    found = [
        (one.kept.query, one.count, one.is_new)
        for one in counted_searches(library, state, tmp_path)
    ]
    assert found == [("the", 1, True), ("pen:claim", 0, False)]
    look_at_search(library, state, "the", 1)
    assert not counted_searches(library, state, tmp_path)[0].is_new
    desk.write("snow.txt", OTHER)
    with ready_index(library, state, cache=tmp_path):
        pass
    assert counted_searches(library, state, tmp_path)[0].is_new
    assert drop_search(library, state, "the")
    assert not drop_search(library, state, "the")
    assert [one.query for one in kept_searches(library, state)] == ["pen:claim"]


def test_a_file_of_kept_searches_that_is_none_costs_nothing(tmp_path: Path) -> None:
    desk = Desk.at(tmp_path / "library")
    keep_search(desk.library, desk.state, "the")
    (file,) = (desk.state / "searches").iterdir()
    for text in ("", "[]", '{"searches": 3}', '{"searches": [1, {"query": 2}]}'):
        file.write_text(text)
        assert kept_searches(desk.library, desk.state) == []
