"""Where the reader was: a convenience that never fails."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from astana_reader.library.positions import (
    Position,
    View,
    load_position,
    load_view,
    save_position,
    save_view,
)


@given(st.text(min_size=1), st.integers(0, 2**53), st.text())
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_position_comes_back_by_each_of_its_keys(
    tmp_path: Path, key: str, caret: int, title: str
) -> None:
    position = Position(caret=caret, title=title)
    save_position(tmp_path, (key, "/odd\udcff.txt"), position)
    assert load_position(tmp_path, key) == position
    assert load_position(tmp_path, "/odd\udcff.txt") == position


def test_what_was_never_kept_is_the_beginning(tmp_path: Path) -> None:
    assert load_position(tmp_path, "/a.txt") == Position()
    assert load_view(tmp_path) == View()


@pytest.mark.parametrize(
    "content", ["", "[]", "{", "\0", '{"caret": "x", "top": true}', f'{{"top": {10**30}}}']
)
def test_what_cannot_be_read_is_as_if_it_had_never_been(tmp_path: Path, content: str) -> None:
    save_position(tmp_path, ("/a.txt",), Position(caret=7))
    save_view(tmp_path, View(theme="paper"))
    for path in tmp_path.rglob("*.json"):
        path.write_text(content)
    assert load_position(tmp_path, "/a.txt") == Position()
    assert load_view(tmp_path) == View()


def test_what_is_usable_of_a_view_is_used(tmp_path: Path) -> None:
    (tmp_path / "view.json").write_text('{"theme": "paper", "column": "wide", "new": 1}')
    assert load_view(tmp_path) == View(theme="paper")


def test_a_view_of_another_version_stops_no_start(tmp_path: Path) -> None:
    (tmp_path / "view.json").write_text('{"theme": "sepia", "column": 500, "sidebar": -3}')
    assert load_view(tmp_path) == View(theme="ink", column=100, sidebar=30)


def test_a_state_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    save_view(tmp_path / "state", View())
    save_position(tmp_path / "state", ("/a",), Position())
