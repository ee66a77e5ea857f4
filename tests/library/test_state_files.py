"""What is handy to know and no loss to lose."""

from pathlib import Path

import pytest

from astana_reader.library.state_files import load_object, save_object, state_file


def test_an_object_is_there_again(tmp_path: Path) -> None:
    path = state_file(tmp_path, "kind", "a/b\udcff")
    assert load_object(path) == {}
    save_object(path, {"a": 1})
    assert load_object(path) == {"a": 1}
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", b"[1]", b"\xff", b"[" * 100_000])
def test_what_cannot_be_read_is_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    assert load_object(path) == {}


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    save_object(tmp_path / "file" / "below.json", {})
