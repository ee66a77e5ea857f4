"""Documents that are kept."""

import os
from pathlib import Path

import pytest

from astana_reader.articles.document import Block, Document, Hints
from astana_reader.library import document_cache
from astana_reader.library.document_cache import entry_path, load_document, save_document
from tests.articles.toy import TOY

DOCUMENT = Document("One two.", (Block(0, 8),))


def entry(cache: Path, digest: str = "a" * 64, hints: Hints = Hints()) -> Path:  # noqa: B008
    return entry_path(cache, TOY, digest, hints)


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    path = entry(tmp_path)
    assert load_document(path) is None
    save_document(path, DOCUMENT)
    assert load_document(path) == DOCUMENT
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_other_bytes_hints_or_readers_are_other_documents(tmp_path: Path) -> None:
    from dataclasses import replace

    paths = {
        entry(tmp_path),
        entry(tmp_path, "b" * 64),
        entry(tmp_path, hints=Hints(encoding="koi8-r")),
        entry(tmp_path, hints=Hints(base_url="https://example.org")),
        entry_path(tmp_path, replace(TOY, version=TOY.version + 1), "a" * 64, Hints()),
        entry_path(tmp_path, replace(TOY, id="other"), "a" * 64, Hints()),
    }
    assert len(paths) == 6


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\xff" * 100])
def test_a_damaged_entry_is_as_if_it_had_never_been(tmp_path: Path, damage: bytes) -> None:
    path = entry(tmp_path)
    save_document(path, DOCUMENT)
    path.write_bytes(damage)
    assert load_document(path) is None
    save_document(path, DOCUMENT)
    path.write_bytes(path.read_bytes()[:-1])
    assert load_document(path) is None


def test_a_folder_in_its_place_is_no_trouble(tmp_path: Path) -> None:
    entry(tmp_path).mkdir(parents=True)
    save_document(entry(tmp_path), DOCUMENT)
    assert load_document(entry(tmp_path)) is None


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("in the way")
    save_document(entry(tmp_path), DOCUMENT)
    assert load_document(entry(tmp_path)) is None


def test_those_unused_for_longest_are_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [entry(tmp_path, letter * 64) for letter in "abcd"]
    for age, path in enumerate(paths[:3]):
        save_document(path, DOCUMENT)
        os.utime(path, (age + 1, age + 1))
    assert load_document(paths[0])  # used now
    monkeypatch.setattr(document_cache, "LARGEST", 3 * paths[0].stat().st_size)
    save_document(paths[3], DOCUMENT)
    assert [path.exists() for path in paths] == [True, False, True, True]
