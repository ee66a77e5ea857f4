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
        ("talks-0123abcd 2.json", "talks-0123abcd"),
        ("talks-0123abcd (1).json", "talks-0123abcd"),
        ("talks-0123abcd(12).json", "talks-0123abcd"),
        ("talks-0123abcd-conflict.json", "talks-0123abcd"),
        ("talks-0123abcd.conflict-1234.json", "talks-0123abcd"),
        ("talks-0123abcd_conf(1).json", "talks-0123abcd"),
        ("talks-0123abcd Conflict.json", "talks-0123abcd"),
        ("talks-0123abcd_ann-laptop_Conflict.json", "talks-0123abcd"),
        ("talks-0123abcd-ANN-conflict-20261122.json", "talks-0123abcd"),
        ("talks-0123abcd (conflicted copy 2026-11-22 120000).json", "talks-0123abcd"),
        ("talks-0123abcd (SFConflict ann 2026-11-22-12-00-00).json", "talks-0123abcd"),
        ("entities 2.json", "entities"),
        ("entities-conflict.json", "entities"),
        ("my notes 2.json", None),
        ("part (1).json", None),
        ("talks-conflict-0123abcd.json", None),
        ("talks-0123abcd-second.json", None),
    ],
)
def test_conflict_copies_are_known_by_their_names(name: str, stem: str | None) -> None:
    assert conflict_stem(Path(name)) == stem


def test_only_the_copies_of_this_file_are_its_own(tmp_path: Path) -> None:
    for name in ("a.json", "a (conflict).json", "ab (conflict).json", "[a] (conflict).json"):
        (tmp_path / name).write_text("{}")
    assert [p.name for p in conflict_copies(tmp_path / "a.json")] == ["a (conflict).json"]
    assert [p.name for p in conflict_copies(tmp_path / "[a].json")] == ["[a] (conflict).json"]
