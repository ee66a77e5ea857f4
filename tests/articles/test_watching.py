"""What becomes of a file while its article is open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest

from astana_reader.articles.loading import read_article
from astana_reader.articles.watching import FileState, Watcher

SECONDS = 30


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Watcher, "SECONDS", 0.01)
    file = tmp_path / "article.txt"
    file.write_text("A text to be read.")
    return file


@contextmanager
def watched(path: Path) -> Iterator[Queue[FileState]]:
    told: Queue[FileState] = Queue()
    watcher = Watcher(read_article(path), path, told.put)
    yield told
    watcher.close()


def test_a_change_is_told_once_however_often_the_file_grows(path: Path) -> None:
    with watched(path) as told:
        for n in range(20):
            with path.open("a") as file:
                file.write(f" And {n}.")
        assert told.get(timeout=SECONDS) is FileState.CHANGED
        with path.open("a") as file:
            file.write(" The end.")
        path.unlink()
        assert told.get(timeout=SECONDS) is FileState.GONE
        assert told.empty()


def test_a_change_since_it_was_read_is_told(path: Path) -> None:
    article = read_article(path)
    path.write_text("Another text.")
    told: Queue[FileState] = Queue()
    watcher = Watcher(article, path, told.put)
    assert told.get(timeout=SECONDS) is FileState.CHANGED
    watcher.close()


def test_a_file_put_in_its_place_is_seen(path: Path) -> None:
    with watched(path) as told:
        other = path.with_suffix(".new")
        other.write_text("A text to be seen.")
        other.replace(path)
        assert told.get(timeout=SECONDS) is FileState.CHANGED


def test_the_same_text_again_is_nothing_to_tell(path: Path) -> None:
    with watched(path) as told:
        os.utime(path, ns=(1, 1))
        path.write_text("A text to be read.")
        path.unlink()
        assert told.get(timeout=SECONDS) is FileState.GONE
        path.write_text("A text to be read.")
        assert told.get(timeout=SECONDS) is FileState.SAME
