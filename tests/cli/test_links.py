"""Links between highlights from the library of one to that of another."""

from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.annotations.edits import linking
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Link
from astana_reader.annotations.store import ArticleStore
from tests.cli.running import library, marked, run, write
from tests.library.folders import OTHER


def links_in(folder: Path) -> list[Link]:
    found: list[Link] = []
    for path in sorted((folder / "annotations").glob("*.json")):
        records = ArticleStore(path).load().records
        assert records
        found += records.links.values()
    return sorted(found, key=lambda link: link.kind)


@pytest.fixture
def _linked() -> None:
    """Two highlights of an article, linked, and one of them with a third of another article."""
    write("a.txt")
    first, second = marked("The peace talks"), marked("Rebels")
    write("b.txt", OTHER)
    third = run("highlight b.txt --quote Snow").out.strip()
    stores = [ArticleStore(path) for path in (library() / "annotations").glob("*.json")]
    records = {store: store.load().records for store in stores}
    (here,) = (s for s, one in records.items() if one and first in one.annotations)
    (there,) = (one for one in records.values() if one and third in one.annotations)
    own = records[here]
    assert own
    for target, article, kind in (
        (second, own.article.sha256, "contradicts"),
        (third, there.article.sha256, "answers"),
    ):
        own = apply(own, linking(own.links.values(), first, target, article, kind))
    here.save(own)


@pytest.mark.usefixtures("_linked")
@pytest.mark.parametrize("names", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_links_come_over_and_once_more_changes_nothing(names: tuple[str, str]) -> None:
    assert run("export -f json -o both.json", *names).code == 0
    before = links_in(library())
    for name in names:
        for told in ("taken in", "0 taken in"):
            ran = run("--library other import both.json --into", name)
            assert (ran.code, told in ran.err) == (0, True), ran.err
    over = links_in(Path("other"))
    assert [replace(link, modified="") for link in over] == [
        replace(link, modified="") for link in before
    ]
    assert len(over) == 2
    for path in (Path("other") / "annotations").glob("*.json"):
        data = path.read_bytes()
        assert run("--library other import both.json --into", "a.txt").code == 0
        assert path.read_bytes() == data


@pytest.mark.usefixtures("_linked")
def test_exports_of_either_article_say_what_is_linked() -> None:
    assert "answered by “The peace talks”, a.txt" in run("export b.txt -f md").out
    there = run("export a.txt -f md").out
    assert " · contradicts [Rebels](#^hl-" in there
    assert " · answers “Snow”, b.txt" in there
    assert "links between marks left out" not in run("export a.txt -f html").err
    assert "2 links between marks left out" in run("export a.txt -f readwise").err
    assert "links between marks left out" not in run("export a.txt -f csv").err
    graph = run("export a.txt -f graph")
    assert graph.out.count("dir=forward") == 2
    assert "left out" not in graph.err
