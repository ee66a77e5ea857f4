"""The export of the config: written, brought up to date, and never over what is not ours."""

from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.exchange.export_on_save import update_export
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.settings.config import Settings

from .found import found


def wanted(folder: Path, form: str = "md") -> MarkedArticle:
    settings = Settings(export_on_save={"folder": str(folder), "format": form})
    return replace(found(), settings=settings)


@pytest.mark.parametrize("form", ["md", "org"])
def test_it_is_what_export_writes(tmp_path: Path, form: str) -> None:
    marked = wanted(tmp_path, form)
    assert update_export(marked, tmp_path / "store") == ""
    (file,) = tmp_path.iterdir()
    assert file.read_text(encoding="utf-8") == FORMATS[form].write([marked])
    assert update_export(marked, tmp_path / "store") == ""
    assert file.read_text(encoding="utf-8") == FORMATS[form].write([marked])


def test_without_the_setting_nothing_is_written(tmp_path: Path) -> None:
    assert update_export(replace(found(), settings=Settings()), tmp_path) == ""
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_into_the_store(tmp_path: Path) -> None:
    assert "where the library keeps its marks" in update_export(wanted(tmp_path), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    assert "there is no folder" in update_export(wanted(tmp_path / "gone"), tmp_path)
