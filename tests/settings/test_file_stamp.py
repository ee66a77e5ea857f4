"""A stamp is another as soon as the file is."""

import os
from pathlib import Path

from astana_reader.settings.file_stamp import file_stamp


def test_a_change_a_longer_text_and_another_file_give_other_stamps(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    seen = {file_stamp(path)}
    os.utime(path, (1, 1))
    seen.add(file_stamp(path))
    path.write_text("three")
    os.utime(path, (1, 1))
    seen.add(file_stamp(path))
    (tmp_path / "b.txt").write_text("three")
    os.utime(tmp_path / "b.txt", (1, 1))
    (tmp_path / "b.txt").replace(path)
    seen.add(file_stamp(path))
    assert len(seen) == 4
    assert None not in seen


def test_what_is_no_file_has_no_stamp(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("missing", "pipe", "."):
        assert file_stamp(tmp_path / name) is None
