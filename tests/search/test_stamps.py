"""What an article was read from is known by its stamp again."""

from pathlib import Path

import pytest

from astana_reader.search.stamps import article_stamp, stamped_files
from astana_reader.settings.file_stamp import file_stamp


@pytest.mark.parametrize("beside", ["", "[12, 13]"])
def test_a_stamp_tells_its_files(tmp_path: Path, beside: str) -> None:
    files = [tmp_path / "a “1”.txt", tmp_path / "a.json"]
    for file in files:
        file.write_text(file.name, encoding="utf-8")
    stamp = article_stamp([*files, tmp_path / "gone.toml"], beside)
    assert stamped_files(stamp) == [(file.name, file_stamp(file)) for file in files]


def test_what_is_no_stamp_tells_of_no_file() -> None:
    assert stamped_files("") == []
