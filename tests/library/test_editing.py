"""Changing the marks of articles that are not open."""

from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.annotations.edits import adding, deleting, linking, new_annotation, unlinking
from astana_reader.annotations.files import read_file
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import ArticleRecord, Records, stamp
from astana_reader.annotations.store import ArticleStore, StoreError
from astana_reader.library.editing import make_edit

EMPTY = Records(ArticleRecord("a" * 64, stamp()))
MARK = new_annotation(EMPTY, "One two.", "a" * 64, (0, 3), "claim")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.json"
    ArticleStore(path).save(apply(EMPTY, adding([MARK])))
    return path


def records_of(file: Path) -> Records:
    records = read_file(file).records
    assert records
    return records


def test_an_edit_is_made_taken_back_and_made_again(file: Path) -> None:
    edit = replace(linking((), MARK.id, "b" * 32, "b" * 64, "supports"), file=file)
    assert make_edit(edit) == ""
    assert len(records_of(file).links) == 1
    assert make_edit(edit.reverse, again=True) == ""
    assert not records_of(file).links
    assert make_edit(edit, again=True) == ""
    assert len(records_of(file).links) == 1


def test_what_another_program_changed_since_stays(file: Path) -> None:
    edit = replace(linking((), MARK.id, "b" * 32, "b" * 64, "supports"), file=file)
    make_edit(edit)
    make_edit(replace(unlinking(records_of(file).links.values()), file=file))
    assert "changed by another program" in make_edit(edit.reverse, again=True)
    gone = records_of(file)
    ArticleStore(file).save(apply(gone, deleting(gone.annotations.values())))
    assert "not there any more" in make_edit(edit)


def test_a_file_that_is_gone_or_of_a_newer_version_is_told(file: Path) -> None:
    edit = replace(linking((), MARK.id, "b" * 32, "b" * 64, "supports"), file=file)
    file.write_text(file.read_text().replace('"schema": 1', '"schema": 99'))
    before = file.read_bytes()
    with pytest.raises(StoreError):
        make_edit(edit)
    assert file.read_bytes() == before
    file.unlink()
    with pytest.raises(StoreError):
        make_edit(edit)
    assert not file.exists()
