"""What of other articles is linked with one, by the library's index."""

from pathlib import Path

import pytest

from astana_reader.annotations.edits import adding, linking, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Annotation, ArticleRecord, Records, stamp
from astana_reader.annotations.store import ArticleStore
from astana_reader.library.index import index_of
from astana_reader.library.linked import (
    Elsewhere,
    learn_elsewhere,
    link_counts,
    other_ends,
    place_of,
    source_of,
)


def article(letter: str, site: str = "") -> Records:
    return Records(ArticleRecord(letter * 64, stamp(), title=f"Title {letter}", site=site))


def marked(records: Records, quote: str) -> tuple[Records, Annotation]:
    made = new_annotation(records, quote, records.article.sha256, (0, len(quote)), "claim")
    return apply(records, adding([made])), made


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two articles, each with a highlight that contradicts the other's."""
    one, first = marked(article("a"), "first")
    two, second = marked(article("b", "two.example"), "second")
    one = apply(one, linking((), first.id, second.id, "b" * 64, "contradicts"))
    two = apply(two, linking((), second.id, first.id, "a" * 64, "contradicts"))
    folder = tmp_path / "annotations"
    folder.mkdir()
    for name, records in (("one", one), ("two", two), ("three", article("c"))):
        ArticleStore(folder / f"{name}.json").save(records)
    return folder


def learned(folder: Path, name: str) -> tuple[Records, Elsewhere]:
    own = folder / f"{name}.json"
    records = ArticleStore(own).load().records
    assert records
    return records, learn_elsewhere(index_of(folder, folder.parent / "state"), own, records)


def test_links_are_seen_from_both_ends(library: Path) -> None:
    records, elsewhere = learned(library, "one")
    (mark,) = records.annotations.values()
    ends = other_ends(records, elsewhere, mark.id)
    assert [(end.words, end.annotation and end.annotation.selector.quote) for end in ends] == [
        ("contradicts", "second"),
        ("contradicted by", "second"),
    ]
    assert [end.far and end.far.source for end in ends] == ["two.example"] * 2
    assert [end.file for end in ends] == [None, library / "two.json"]
    assert link_counts(records, elsewhere) == {mark.id: 2}
    assert learned(library, "three")[1] == Elsewhere()


def test_the_other_article_is_gone(library: Path) -> None:
    (library / "two.json").unlink()
    records, elsewhere = learned(library, "one")
    (mark,) = records.annotations.values()
    (end,) = other_ends(records, elsewhere, mark.id)
    assert end.annotation is None
    assert end.far is None


def test_an_article_is_read_where_it_was_last(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("x")
    times = {str(tmp_path / "gone.txt"): "3", str(there): "2", str(tmp_path): "4"}
    about = ArticleRecord("a" * 64, stamp(), paths=times, url="https://www.one.example/a")
    assert place_of(about) == there
    there.unlink()
    assert place_of(about) == "https://www.one.example/a"
    assert source_of(about, place_of(about)) == "one.example"
    bare = ArticleRecord("a" * 64, stamp(), title="Bare\x1b")
    assert place_of(bare) is None
    assert source_of(bare, None) == "Bare␛"
    assert source_of(bare, there) == "there.txt"
