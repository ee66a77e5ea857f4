"""What the first screen shows the next time."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import NO_OPTIONS, Options
from astana_reader.articles.document import Document, Style
from astana_reader.articles.loading import read_article
from astana_reader.library.first_screen import (
    LENGTH,
    excerpt_at,
    load_first_screen,
    save_first_screen,
)  # fmt: skip
from tests.articles.test_packed import documents

TEXT = "".join(f"Абзац №{number} этого текста.\n\n" for number in range(2000))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@given(documents(), st.data())
def test_an_excerpt_is_what_stands_there(document: Document, data: st.DataObject) -> None:
    top = data.draw(st.integers(0, len(document.text)))
    excerpt = excerpt_at(document, top)
    part, start = excerpt.document, excerpt.start
    assert start <= top
    assert document.text[start : start + len(part.text)] == part.text
    assert part.text.endswith(document.text[top : top + LENGTH])
    shown = [b for b in document.blocks if b.end > top and b.start < len(document.text)]
    kept = {(b.start + start, b.end + start, b.kind) for b in part.blocks}
    assert {(b.start, b.end, b.kind) for b in shown if b.start >= start} <= kept
    assert all(i.style in Style and not isinstance(i.target, int) for i in part.inlines)


def test_it_is_found_again_and_small(tmp_path: Path, path: Path) -> None:
    article = read_article(path)
    top = article.text.index("№1500") - 6
    save_first_screen(tmp_path / "state", article, top)
    excerpt = load_first_screen(tmp_path / "state", path, NO_OPTIONS)
    assert excerpt
    assert excerpt.start == top
    assert excerpt.document.text == article.text[top : top + LENGTH]
    (file,) = (tmp_path / "state" / "screens").iterdir()
    assert file.stat().st_size < 6 * LENGTH


def test_a_very_long_paragraph_is_cut_at_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 100_000)
    article = read_article(path)
    save_first_screen(tmp_path / "state", article, 250_000)
    excerpt = load_first_screen(tmp_path / "state", path, NO_OPTIONS)
    assert excerpt
    assert (excerpt.start, len(excerpt.document.text)) == (250_000, LENGTH)


def test_another_file_or_another_way_to_read_it_has_none(tmp_path: Path, path: Path) -> None:
    state = tmp_path / "state"
    save_first_screen(state, read_article(path), 0)
    assert load_first_screen(state, path, Options(encoding="koi8-r")) is None
    assert load_first_screen(state, path, Options(format="text")) is None
    assert load_first_screen(state, tmp_path / "b.txt", NO_OPTIONS) is None
    os.utime(path, ns=(1, 1))
    assert load_first_screen(state, path, NO_OPTIONS) is None
    path.unlink()
    assert load_first_screen(state, path, NO_OPTIONS) is None


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[1]\n", b"\xff\n", b"{\n"])
def test_a_damaged_one_is_as_if_it_had_never_been(
    tmp_path: Path, path: Path, damage: bytes
) -> None:
    state = tmp_path / "state"
    save_first_screen(state, read_article(path), 0)
    (file,) = (state / "screens").iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert load_first_screen(state, path, NO_OPTIONS) is None
    file.write_bytes(whole[:-1])
    assert load_first_screen(state, path, NO_OPTIONS) is None


def test_nothing_is_kept_of_what_is_protected_or_cannot_be_read_again(
    tmp_path: Path, path: Path
) -> None:
    save_first_screen(tmp_path / "state", read_article(path, Options(password="x")), 0)
    assert not (tmp_path / "state").exists()
