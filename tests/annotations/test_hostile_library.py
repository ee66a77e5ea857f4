"""A library from elsewhere leads no write to a file of its reader's."""

import os
import stat
import time
from pathlib import Path

import pytest

from astana_reader.annotations.entity_memory import keep_remembered, load_remembered
from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.records import REMEMBERED
from astana_reader.annotations.storage import write_atomically
from astana_reader.annotations.store import ArticleStore, StoreError
from astana_reader.annotations.texts import keep_text, kept_text
from astana_reader.articles.article import text_id
from astana_reader.entities.memory import Remembered

from .test_store import TEXT, adding, empty, mark

VERDICT = Remembered("Astana", {"kind": "reject"})


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of the reader's that no write may touch."""
    path = tmp_path / "home" / ".profile"
    path.parent.mkdir()
    path.write_text("mine")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


def test_a_link_under_a_temporary_name_is_not_written_through(library: Path, victim: Path) -> None:
    for name in (".article.json.tmp", ".entities.json.tmp", f"texts/.{'a' * 64}.txt.gz.tmp"):
        link = library / name
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(victim)
    ArticleStore(library / "article.json").save(adding(empty(), mark()))
    keep_remembered(library, VERDICT)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize("name", [".state", "texts"])
def test_a_folder_that_is_a_link_is_not_followed(library: Path, victim: Path, name: str) -> None:
    (library / name).symlink_to(victim.parent)
    store = ArticleStore(library / "article.json")
    if name == ".state":
        with pytest.raises(StoreError, match=r"is a link, so nothing is written there"):
            store.save(adding(empty(), mark()))
        with pytest.raises(OSError, match="link"):
            keep_remembered(library, VERDICT)
    else:
        store.save(adding(empty(), mark()))
        with pytest.raises(OSError, match="link"):
            keep_text(library, text_id(TEXT), TEXT)
    assert [path.name for path in victim.parent.iterdir()] == [".profile"]


def test_a_text_is_not_read_through_a_link(library: Path, tmp_path: Path) -> None:
    keep_text(tmp_path, text_id(TEXT), TEXT)
    (library / "texts").symlink_to(tmp_path / "texts")
    assert kept_text(library, text_id(TEXT)) is None
    assert kept_text(tmp_path, text_id(TEXT)) == TEXT


@pytest.mark.parametrize("content", ["mine", "{}", '{"annotations": {}}'])
def test_a_store_that_is_a_link_to_something_else_is_refused(
    library: Path, victim: Path, content: str
) -> None:
    target = victim.with_name("settings.json")
    target.write_text(content)
    for aim in (target, victim):
        path = library / "article.json"
        path.unlink(missing_ok=True)
        path.symlink_to(aim)
        with pytest.raises(StoreError, match="is a link to a file that is no store"):
            ArticleStore(path).save(adding(empty(), mark()))
    assert (target.read_text(), victim.read_text()) == (content, "mine")


def test_a_store_of_another_article_is_refused(library: Path, tmp_path: Path) -> None:
    other, path = tmp_path / "other.json", library / "article.json"
    write_file(other, adding(empty(), mark()))
    before = other.read_bytes().replace(b"a" * 64, b"b" * 64)
    other.write_bytes(before)
    path.symlink_to(other)
    with pytest.raises(StoreError, match="no store of this article"):
        ArticleStore(path).save(adding(empty(), mark()))
    assert other.read_bytes() == before


def test_a_store_that_is_synced_elsewhere_is_written_through(library: Path, tmp_path: Path) -> None:
    synced, path = tmp_path / "synced" / "article.json", library / "article.json"
    synced.parent.mkdir()
    write_file(synced, adding(empty(), mark()))
    path.symlink_to(synced)
    store = ArticleStore(path)
    records = store.load().records
    assert records is not None
    store.save(adding(records, mark(0, 3)))
    assert path.is_symlink()
    found = read_file(synced).records
    assert found is not None
    assert len(found.annotations) == 2
    assert not store.changed()


def test_what_the_library_remembers_is_not_written_through_a_link(
    library: Path, victim: Path
) -> None:
    (library / REMEMBERED).symlink_to(victim)
    with pytest.raises(OSError, match="link"):
        keep_remembered(library, VERDICT)
    assert victim.read_text() == "mine"
    keep_remembered(victim.parent, VERDICT)
    (library / REMEMBERED).unlink()
    (library / REMEMBERED).symlink_to(victim.parent / REMEMBERED)
    keep_remembered(library, Remembered("Monday Club", {"kind": "reject"}))
    assert len(load_remembered(victim.parent)) == 2


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_mode_of_a_file_is_kept(library: Path, mode: int) -> None:
    path = library / "some.json"
    write_atomically(path, b"one")
    path.chmod(mode)
    write_atomically(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_strays_of_an_hour_ago_go_with_the_first_mark(library: Path) -> None:
    store = ArticleStore(library / "article.json")
    (library / ".state").mkdir()
    old = [library / ".article.json.0123.tmp", library / ".state" / ".a.rows.4567.tmp"]
    for stray in (*old, library / ".other.json.89ab.tmp"):
        stray.write_text("half")
    for stray in old:
        os.utime(stray, (time.time() - 4000,) * 2)
    store.save(adding(empty(), mark()))
    assert [path.name for path in library.rglob("*.tmp")] == [".other.json.89ab.tmp"]


def test_a_pipe_in_the_place_of_a_file_is_no_wait(library: Path) -> None:
    os.mkfifo(library / "article.json")
    assert read_file(library / "article.json").damaged
    (library / "texts").mkdir()
    os.mkfifo(library / "texts" / f"{'a' * 64}.txt.gz")
    assert kept_text(library, "a" * 64) is None
