"""Conflict copies are known by their names."""

from pathlib import Path

import pytest

from astana_reader.annotations.conflict_copies import conflict_copies, conflict_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("a-1234.sync-conflict-20261122-120000-ABCDEFG.json", "a-1234"),
        ("a-1234 (conflicted copy).json", "a-1234"),
        ("a-1234 (Ann's conflicted copy 2026-11-22).json", "a-1234"),
        ("a-1234 (Case Conflict 1).json", "a-1234"),
        ("a-1234.json", None),
        ("conflict-in-aleppo-1234.json", None),
        ("a (copy).json", None),
    ],
)
def test_conflict_copies_are_known_by_their_names(name: str, stem: str | None) -> None:
    assert conflict_stem(Path(name)) == stem


def test_only_the_copies_of_this_file_are_its_own(tmp_path: Path) -> None:
    for name in ("a.json", "a (conflict).json", "ab (conflict).json", "[a] (conflict).json"):
        (tmp_path / name).write_text("{}")
    assert [p.name for p in conflict_copies(tmp_path / "a.json")] == ["a (conflict).json"]
    assert [p.name for p in conflict_copies(tmp_path / "[a].json")] == ["[a] (conflict).json"]
