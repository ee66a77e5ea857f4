"""What was chosen last is kept for a library alone."""

from pathlib import Path

from astana_reader.library.export_choice import ExportChoice, load_choice, save_choice


def test_each_library_has_its_own(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    save_choice(tmp_path, one, ExportChoice("csv", "~/notes"))
    assert load_choice(tmp_path, one) == ExportChoice("csv", "~/notes")
    assert load_choice(tmp_path, other) == ExportChoice()


def test_what_is_no_choice_is_none(tmp_path: Path) -> None:
    save_choice(tmp_path, tmp_path, ExportChoice("csv"))
    (file,) = (tmp_path / "export").iterdir()
    file.write_text('{"format": 3, "folder": "x"}')
    assert load_choice(tmp_path, tmp_path) == ExportChoice("md", "x")
