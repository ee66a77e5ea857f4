"""Digests of articles: made beside, kept, and made anew when anything changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.annotations.entity_memory import keep_remembered
from astana_reader.entities.memory import Remembered
from astana_reader.search import digesting
from astana_reader.search.digesting import Wanted, digests
from astana_reader.search.digests import Digest, packed_digest, unpacked_digest

TEXT = "Mayor Ann Lee of Oslo sold Shed 7 on 13 May 2024. “We will stay,” said Ann Lee.\n"


@pytest.fixture
def wanted(tmp_path: Path) -> Wanted:
    folder = tmp_path / "library" / "articles"
    folder.mkdir(parents=True)
    (folder.parent / "annotations").mkdir()
    path = folder / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    root = str(folder.parent)
    return Wanted(root, str(folder), str(tmp_path / "state"), (str(path), "gone.txt"))


def found(wanted: Wanted, tmp_path: Path) -> list[Digest]:
    return list(digests(wanted, cache=tmp_path / "cache"))


def test_a_digest_has_names_and_events_and_stays_the_same_when_kept(
    wanted: Wanted, tmp_path: Path
) -> None:
    (made,) = found(wanted, tmp_path)
    assert [entity.name for entity in made.entities] == ["Ann Lee", "Oslo"]
    (event,) = made.events
    assert event.begins == "2024-05-13"
    (words,) = made.expressions
    assert TEXT[words.start : words.end] == words.text == "13 May 2024"
    assert event.expressions == (0,)
    assert found(wanted, tmp_path) == [made]
    assert unpacked_digest(packed_digest(made)) == made


def test_what_is_kept_needs_no_process(
    wanted: Wanted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(wanted, tmp_path)
    monkeypatch.setattr(digesting, "MODULE", "no_such_module")
    assert found(wanted, tmp_path) == before
    Path(wanted.keys[0]).write_text("Tom Reed left.\n", encoding="utf-8")
    assert found(wanted, tmp_path) == []


def test_it_is_made_anew_after_a_change_of_the_text_or_of_what_is_remembered(
    wanted: Wanted, tmp_path: Path
) -> None:
    found(wanted, tmp_path)
    keep_remembered(wanted.library.annotations, Remembered("Oslo", {"kind": "reject"}))
    (made,) = found(wanted, tmp_path)
    assert [entity.name for entity in made.entities] == ["Ann Lee"]
    Path(wanted.keys[0]).write_text("Tom Reed left Bergen.\n", encoding="utf-8")
    (made,) = found(wanted, tmp_path)
    assert [entity.name for entity in made.entities] == ["Tom Reed", "Bergen"]


@pytest.mark.parametrize("damage", [b"", b"x", b"x\x9c"])
def test_a_damaged_one_is_made_anew(wanted: Wanted, tmp_path: Path, damage: bytes) -> None:
    before = found(wanted, tmp_path)
    (kept,) = (tmp_path / "cache" / "digests").iterdir()
    kept.write_bytes(damage)
    assert found(wanted, tmp_path) == before


def test_a_row_of_another_form_is_no_digest() -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        unpacked_digest(json.dumps({"key": "a"}).encode())


def test_the_users_order_of_dates_in_figures_counts(wanted: Wanted, tmp_path: Path) -> None:
    Path(wanted.keys[0]).write_text("05/06/2024\n\nThe mill was sold on 07/06/2024.\n")
    days = []
    for order in (True, False):
        (made,) = found(replace(wanted, day_first=order), tmp_path)
        days.append((str(made.published), made.events[0].begins))
    assert days == [("2024-06-05", "2024-06-07"), ("2024-05-06", "2024-07-06")]


def test_an_article_on_which_the_process_ends_costs_no_other(
    wanted: Wanted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(wanted.articles)
    (folder / "b.txt").write_text("Tom Reed left.\n", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\x00\xff" * 999)
    keys = tuple(str(folder / name) for name in ("c.txt", "a.txt", "b.txt"))
    every = list(digests(replace(wanted, keys=keys), cache=tmp_path / "one"))
    assert [Path(each.key).name for each in every if each.text] == ["a.txt", "b.txt"]
    monkeypatch.setattr(digesting, "MODULE", "no_such_module")
    assert list(digests(replace(wanted, keys=keys), cache=tmp_path / "two")) == []
