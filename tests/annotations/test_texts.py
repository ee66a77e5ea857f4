"""The texts that carried marks."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from astana_reader.annotations import texts
from astana_reader.annotations.texts import keep_text, kept_text
from astana_reader.articles.article import text_id

from .strategies import safe_text


@given(safe_text)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    keep_text(tmp_path, text_id(text), text)
    assert kept_text(tmp_path, text_id(text)) == text


def test_a_text_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    id = text_id("text")
    keep_text(tmp_path, id, "text")
    path = tmp_path / "texts" / f"{id}.txt.gz"
    before = path.stat().st_ino
    keep_text(tmp_path, id, "text")
    assert path.stat().st_ino == before


def test_a_text_that_no_article_can_have_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("\x1b]0;gone\x07 red", "turned \u202e around"):
        keep_text(tmp_path, text_id(text), text)
        assert kept_text(tmp_path, text_id(text)) is None
    monkeypatch.setattr(texts, "_LARGEST", 100)
    for size, kept in ((100, True), (101, False)):
        keep_text(tmp_path, text_id("a" * size), "a" * size)
        assert (kept_text(tmp_path, text_id("a" * size)) is not None) is kept


def test_a_damaged_text_is_missing_and_then_put_right(tmp_path: Path) -> None:
    id = text_id("text")
    keep_text(tmp_path, id, "text")
    path = tmp_path / "texts" / f"{id}.txt.gz"
    for damage in (b"", b"no gzip", path.read_bytes()[:-9]):
        path.write_bytes(damage)
        assert kept_text(tmp_path, id) is None
    keep_text(tmp_path, id, "text")
    assert kept_text(tmp_path, id) == "text"
