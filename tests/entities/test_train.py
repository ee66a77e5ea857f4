"""Training from texts with marked names: the same input and seed give the same model."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import crf, rules
from astana_reader.entities.lines import read_lines
from astana_reader.entities.train import document, read_corpus

from .marked import SENTENCES, plain_text, spans_of


def _row(number: int, marked: str) -> dict[str, Any]:
    found = [{"start": a, "end": b, "label": label} for a, b, label in spans_of(marked)]
    return {"doc": str(number), "text": plain_text(marked), "entities": found}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    rows = [json.dumps(_row(n, marked)) for n, marked in enumerate(SENTENCES)]
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    path = tmp_path / "raw.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"doc": "a", "text": "Karin Holm met Lars Berg in Riga."}) + "\n")
    return path


def _train(corpus: Path, raw: Path, output: Path, seed: int = 7) -> bytes:
    command = [sys.executable, "-m", "astana_reader.entities.train", str(corpus)]
    command += ["--raw", str(raw), "--seed", str(seed), "-o", str(output)]
    subprocess.run(command, check=True, capture_output=True)
    return output.read_bytes()


def test_the_same_seed_gives_the_same_model(corpus: Path, raw: Path, tmp_path: Path) -> None:
    first = _train(corpus, raw, tmp_path / "one.z")
    assert _train(corpus, raw, tmp_path / "two.z") == first
    lines = read_lines(text := "Rosa Delgado lives in Kenya.", find_blocks(text))
    (found,) = crf.tag(crf.load(tmp_path / "one.z"), lines, rules.tag(lines))
    assert found == [(0, 2, "PERSON"), (4, 5, "PLACE")]


def test_labels_of_tokens() -> None:
    text = "Ann Lee of Acme met a Swiss guide."
    marks = [
        {"start": 0, "end": 7, "label": "PERSON"},
        {"start": 11, "end": 15, "label": "ORG"},
        {"start": 16, "end": 19, "label": "DATE"},
    ]
    (labels,) = document({"text": text, "entities": marks}).labels
    assert labels == ["B-PERSON", "I-PERSON", "O", "B-ORG", "O", "O", "B-OTHER", "O", "O"]


def test_a_line_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"doc": 1\n', encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        list(read_corpus(path))
