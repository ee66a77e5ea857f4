"""A spaCy pipeline in place of our own tagger, one of rules made here."""

from pathlib import Path

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import spacy_backend, tagger
from astana_reader.entities.mentions import EntityType
from astana_reader.text.language import Language


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("the United Nations", "ORG", "United Nations"),
        ("President Ann Lee's", "PERSON", "Ann Lee"),
        ("Prime Minister Ann Lee", "PERSON", "Ann Lee"),
        ("The Hague", "PLACE", "Hague"),
        ("King", "PERSON", "King"),
    ],
)
def test_bare(text: str, type_: EntityType, expected: str) -> None:
    start, end = spacy_backend.bare(text, 0, len(text), type_)
    assert text[start:end] == expected


def test_what_to_do_without_the_model() -> None:
    with pytest.raises(spacy_backend.BackendError, match=r"install|download"):
        spacy_backend.load("spacy:no_such_model_here")


@pytest.mark.filterwarnings("ignore")
def test_a_pipeline(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    patterns = {"the Alps": "LOC", "President Ann Lee": "PERSON", "Acme": "ORG", "Swiss": "NORP"}
    ruler.add_patterns([{"label": v, "pattern": k} for k, v in patterns.items()])
    ruler.add_patterns(
        [{"label": "DATE", "pattern": "Monday"}, {"label": "GPE", "pattern": "Bern"}]
    )
    pipeline.to_disk(tmp_path / "tiny")
    text = "President Ann Lee of Acme left Bern on Monday.\n\nSwiss guides crossed the Alps."
    method = tagger.method_for(Language("en", sure=True), f"spacy:{tmp_path / 'tiny'}")
    assert method.notice == ""
    found = tagger.find_names(text, find_blocks(text), method=method).entities
    assert {entity.name: entity.type for entity in found} == {
        "Ann Lee": "PERSON", "Acme": "ORG", "Bern": "PLACE", "Swiss": "OTHER", "Alps": "PLACE"
    }  # fmt: skip
    assert all(text[m.start : m.end] == m.text for e in found for m in e.mentions)


def test_the_built_in_way_goes_on_without_the_model() -> None:
    english = Language("en", sure=True)
    for backend in ("spacy:no_such_model_here", "other"):
        method = tagger.method_for(english, backend)
        assert method.pipeline is None
        assert method.notice
        text = "Karin Holm lives in Riga."
        names = tagger.find_names(text, find_blocks(text), method=method)
        assert [entity.name for entity in names.entities] == ["Karin Holm", "Riga"]
        assert names.notice == method.notice


@pytest.mark.filterwarnings("ignore")
def test_a_model_of_another_language(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    spacy.blank("de").to_disk(tmp_path / "german")
    method = tagger.method_for(Language("en", sure=True), f"spacy:{tmp_path / 'german'}")
    assert method.pipeline is None
    assert "another language" in method.notice


class _Broken:
    """A pipeline that loads and then fails, as one of another version does."""

    lang = "en"

    def pipe(self, passages: list[str]) -> list[str]:
        raise ValueError(passages)


def test_a_model_that_fails_at_the_text() -> None:
    text = "Karin Holm lives in Riga."
    names = tagger.find_names(text, find_blocks(text), method=tagger.Method("en", _Broken()))
    assert [entity.name for entity in names.entities] == ["Karin Holm", "Riga"]
    assert "version" in names.notice
