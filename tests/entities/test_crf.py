"""A model that can't be read: rules take over, and the reader is told."""

import zlib
from pathlib import Path

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import clusters, crf, gazetteer, rules, tagger
from astana_reader.entities.lines import read_lines
from astana_reader.text.language import Language

from .reading import types_of

ENGLISH = Language("en", sure=True)
TEXT = "Marta Lindqvist told the Ministry of Transport in Ottawa on Monday."


@pytest.fixture(params=["missing", "empty", "cut", "changed", "other"])
def damaged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path, data = tmp_path / "model.z", crf.MODEL_FILE.read_bytes()
    changed = bytearray(data)
    changed[len(data) // 2] ^= 0xFF
    written = {"empty": b"", "cut": data[:-100], "changed": bytes(changed)}
    written["other"] = zlib.compress(b"x" * 99)
    if request.param in written:
        path.write_bytes(written[request.param])
    return path


def test_rules_take_over(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "MODEL_FILE", damaged)
    crf.model.cache_clear()
    try:
        assert "rules" in tagger.method_for(ENGLISH).notice
        assert types_of(TEXT) == {
            "Marta Lindqvist": "PERSON",
            "Ministry of Transport": "ORG",
            "Ottawa": "PLACE",
        }
    finally:
        crf.model.cache_clear()


def test_without_the_table_of_names_rules_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer, "FILE", tmp_path / "none")
    gazetteer.gazetteer.cache_clear()
    try:
        assert "tables" in tagger.method_for(ENGLISH).notice
        (found,) = rules.tag(read_lines(TEXT, find_blocks(TEXT)))
        assert (4, 7, "ORG") in found
    finally:
        gazetteer.gazetteer.cache_clear()


def test_without_the_table_of_clusters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "FILE", tmp_path / "none")
    clusters.clusters.cache_clear()
    try:
        assert "tables" in tagger.method_for(ENGLISH).notice
    finally:
        clusters.clusters.cache_clear()


def test_spans() -> None:
    labels = ["O", "B-ORG", "I-ORG", "B-ORG", "I-PLACE", "O", "B-PERSON"]
    expected = [(1, 3, "ORG"), (3, 4, "ORG"), (4, 5, "PLACE"), (6, 7, "PERSON")]
    assert crf.spans(labels) == expected
    assert crf.spans([]) == []
