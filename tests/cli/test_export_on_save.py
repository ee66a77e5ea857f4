"""The export that the config asks for follows the marks of commands too."""

import json
from pathlib import Path

import pytest

from .running import marked, run, write


@pytest.fixture(autouse=True)
def notes(tmp_path: Path) -> Path:
    folder, config = tmp_path / "notes", tmp_path / "config" / "astana-reader"
    folder.mkdir()
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'[export-on-save]\nfolder = "{folder}"\n')
    write("a.txt")
    return folder


def page(notes: Path) -> str:
    (file,) = notes.iterdir()
    return file.read_text(encoding="utf-8")


def test_a_highlight_is_in_it_and_what_was_written_there_stays(notes: Path) -> None:
    marked("The peace talks")
    assert "> The peace talks\n" in page(notes)
    (file,) = notes.iterdir()
    file.write_text(page(notes) + "\nMine.\n", encoding="utf-8")
    marked("Rebels")
    assert "> Rebels\n" in page(notes)
    assert "\nMine.\n" in page(notes)


def test_so_is_what_is_imported_unless_nothing_is_written(notes: Path) -> None:
    marks = json.dumps({"annotations": [{"quote": "The peace talks", "start": 0, "end": 15}]})
    write("marks.json", marks)
    assert run("import marks.json --into a.txt --dry-run").code == 0
    assert list(notes.iterdir()) == []
    assert run("import marks.json --into a.txt").code == 0
    assert "> The peace talks\n" in page(notes)


def test_a_mark_is_saved_where_it_can_t_be_written_and_that_is_told(notes: Path) -> None:
    notes.rmdir()
    ran = run("highlight a.txt --quote", "The peace talks")
    assert ran.code == 0
    assert f"Export on save: there is no folder {notes}." in ran.err
    assert len(run("export a.txt -f jsonl").values) == 1


def test_bad_settings_are_told_once(tmp_path: Path) -> None:
    config = tmp_path / "config" / "astana-reader" / "config.toml"
    config.write_text("[export-on-save]\nfolder = 3\n")
    ran = run("highlight a.txt --quote", "The peace talks")
    assert ran.code == 0
    assert ran.err.count("export-on-save") == 1
