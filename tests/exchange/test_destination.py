"""An export is written whole, and never over the article or the store."""

import os
from pathlib import Path

import pytest

from astana_reader.exchange.destination import ExportError, write_export
from tests.annotations.full_disk import full_at


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "library" / "annotations"
    folder.mkdir(parents=True)
    (folder / "article-0123abcd.json").write_text("marks")
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("The talks failed.")
    return path


def test_an_export_takes_the_place_of_the_last_one(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "out.md"
    for text in ("one", "“two”\r\n"):
        write_export(path, text, [], store)
        assert path.read_bytes().decode() == text
    path.chmod(0o600)
    write_export(path, "three", [], store)
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_article_is_not_written_over_by_any_of_its_names(
    tmp_path: Path, store: Path, article: Path
) -> None:
    link, hard = tmp_path / "link.txt", tmp_path / "hard.txt"
    link.symlink_to(article)
    hard.hardlink_to(article)
    for path in (article, link, hard, tmp_path / "library" / ".." / "article.txt"):
        with pytest.raises(ExportError, match="is the article itself"):
            write_export(path, "marks", [article], store)
    with pytest.raises(ExportError, match="is the article itself"):
        write_export(article, "marks", [link], store)
    assert article.read_text() == "The talks failed."


def test_no_file_of_the_store_is_written_over(tmp_path: Path, store: Path) -> None:
    there = store / "article-0123abcd.json"
    link = tmp_path / "out.json"
    link.symlink_to(there)
    for path in (there, link, store / "new.json", store / "texts" / "new.gz"):
        with pytest.raises(ExportError, match="where the library keeps its marks"):
            write_export(path, "export", [], store)
    assert [path.read_text() for path in store.iterdir()] == ["marks"]


def test_what_the_system_refuses_leaves_the_old_file(tmp_path: Path, store: Path) -> None:
    path = tmp_path / "out.md"
    write_export(path, "old", [], store)
    with full_at(100), pytest.raises(ExportError, match=r"out\.md could not be written: File too"):
        write_export(path, "new" * 1000, [], store)
    assert path.read_text() == "old"
    with pytest.raises(ExportError, match="Is a directory"):
        write_export(tmp_path, "new", [], store)
    with pytest.raises(ExportError, match="No such file"):
        write_export(tmp_path / "none" / "out.md", "new", [], store)
    with pytest.raises(ExportError, match="No space left"):
        write_export(Path("/dev/full"), "new", [], store)


def test_a_pipe_is_written_as_it_is(tmp_path: Path, store: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_export(pipe, "marks", [], store)
    assert os.read(reader, 100) == b"marks"
    os.close(reader)
    assert pipe.is_fifo()
