"""Marks that point at marks, in the exports that hold them, and back from our own JSON."""

import json
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.edits import linking
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import LINK_KINDS, Annotation, ArticleRecord, Records, stamp
from astana_reader.exchange.filters import Filter, filtered
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.imported import import_edit, outcome
from astana_reader.exchange.imports.formats import IMPORTS
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.rendering import rendered
from astana_reader.exchange.template_values import template_values
from astana_reader.exchange.templates import shipped_template
from astana_reader.library.linked import Elsewhere, FarMark, all_ends

from .marks import TEXT, article_of, mark, marked_with, records_of

ARTICLE = article_of(TEXT)
ONE, TWO, THREE = (
    mark(ARTICLE.text, 4, 15, "claim"),
    mark(ARTICLE.text, 43, 49, "evidence", ("rebels",)),
    mark(ARTICLE.text, 50, 54, "question"),
)
FAR = mark("The ministry denied it.", 4, 12, "contradiction")
ABOUT = ArticleRecord("f" * 64, stamp(), title="Notes [draft]", site="ankara.example")


def linked(records: Records, source: Annotation, target: Annotation, kind: str) -> Records:
    article = ABOUT.sha256 if target is FAR else ARTICLE.id
    links = records.links.values()
    return apply(records, linking(links, source.id, target.id, article, kind))


def with_links(records: Records) -> MarkedArticle:
    elsewhere = Elsewhere(marks={FAR.id: FarMark(FAR, ABOUT, None)})
    marked = marked_with(ARTICLE, records)
    links = tuple(records.links.values())
    return replace(marked, links=links, ends=all_ends(records, elsewhere))


@pytest.fixture
def marked() -> MarkedArticle:
    records = records_of(ARTICLE, ONE, TWO, THREE)
    records = linked(records, TWO, ONE, "supports")
    records = linked(records, ONE, FAR, "contradicts")
    return with_links(linked(records, ONE, THREE, "see-also"))


def test_markdown_says_both_ways_what_is_linked(marked: MarkedArticle) -> None:
    page = FORMATS["md"].write([marked])
    assert f" · supports [peace talks](#^hl-{ONE.id[-12:]})\n> Rebels\n" in page
    assert f" · supported by [Rebels](#^hl-{TWO.id[-12:]})" in page
    assert " · contradicts “ministry”, Notes \\[draft\\]" in page
    few = FORMATS["md"].write([filtered(marked, Filter(tags=("rebels",)))])
    assert " · supports “peace talks”\n" in few


@pytest.mark.parametrize("wanted", [Filter(), Filter(tags=("rebels",))])
def test_the_shipped_template_says_the_same(marked: MarkedArticle, wanted: Filter) -> None:
    few = filtered(marked, wanted)
    written = rendered(shipped_template("md"), template_values([few]), 10**6)
    assert written == FORMATS["md"].write([few])


def test_html_leads_to_marks_of_the_page(marked: MarkedArticle) -> None:
    page = FORMATS["html"].write([marked])
    assert f'supported by <a href="#hl-{TWO.id}">Rebels</a>' in page
    assert "contradicts “ministry” <cite>Notes [draft]</cite>" in page


def test_w3c_links_one_annotation_with_another_and_counts_marks_alone(
    marked: MarkedArticle,
) -> None:
    value = json.loads(FORMATS["w3c"].write([marked]))
    items = value["first"]["items"]
    assert value["total"] == len(items) == 3
    said = {
        (item["target"]["selector"][0]["exact"], body["label"], body["source"], body["scope"])
        for item in items
        for body in item["body"]
        if body["purpose"] == "linking"
    }
    urn = {mark.id: f"urn:uuid:{UUID(mark.id)}" for mark in (ONE, THREE, FAR)}
    own, far = f"urn:sha256:{ARTICLE.id}", f"urn:sha256:{ABOUT.sha256}"
    assert said == {
        ("Rebels", "supports", urn[ONE.id], own),
        ("peace talks", "contradicts", urn[FAR.id], far),
        ("peace talks", "see-also", urn[THREE.id], own),
    }


def test_org_and_logseq_point_at_what_a_mark_is_linked_with(marked: MarkedArticle) -> None:
    org, logseq = FORMATS["org"].write([marked]), FORMATS["logseq"].write([marked])
    assert f":ID: {UUID(ONE.id)}\n" in org
    assert f":supports: [[id:{UUID(ONE.id)}]]\n" in org
    assert f":contradicts: [[id:{UUID(FAR.id)}]]\n:see-also: [[id:{UUID(THREE.id)}]]\n" in org
    assert f"  id:: {UUID(ONE.id)}\n" in logseq
    assert f"  supports:: (({UUID(ONE.id)}))\n" in logseq


def test_a_property_holds_all_that_is_said_in_the_same_words() -> None:
    records = records_of(ARTICLE, ONE, TWO, THREE)
    records = linked(linked(records, TWO, ONE, "supports"), TWO, THREE, "supports")
    ids = UUID(ONE.id), UUID(THREE.id)
    page = with_links(records)
    org, logseq = FORMATS["org"].write([page]), FORMATS["logseq"].write([page])
    assert f":supports: [[id:{ids[0]}]] [[id:{ids[1]}]]\n" in org
    assert f"  supports:: (({ids[0]})), (({ids[1]}))\n" in logseq


def test_brat_has_relations_between_its_spans_alone(marked: MarkedArticle) -> None:
    lines = FORMATS["brat"].write([marked]).splitlines()
    spans = {line.split("\t")[2]: line.split("\t")[0] for line in lines if line[0] == "T"}
    said = {line.partition("\t")[2] for line in lines if line[0] == "R"}
    assert said == {
        f"supports Arg1:{spans['Rebels']} Arg2:{spans['peace talks']}",
        f"see-also Arg1:{spans['peace talks']} Arg2:{spans['said']}",
    }


def test_graphviz_draws_the_links(marked: MarkedArticle) -> None:
    drawn = FORMATS["graph"].write([marked])
    assert f'"{TWO.id}" -- "{ONE.id}" [label="supports", dir=forward];' in drawn
    assert f'"{ONE.id}" -- "{FAR.id}" [label="contradicts", dir=forward];' in drawn
    assert f'"{FAR.id}" [label="ministry", shape=note];' in drawn


def test_a_filtered_export_has_the_links_of_its_marks(marked: MarkedArticle) -> None:
    few = filtered(marked, Filter(tags=("rebels",)))
    value = json.loads(FORMATS["json"].write([few]))
    assert [(link["from"], link["kind"]) for link in value["links"]] == [(TWO.id, "supports")]


pairs = st.tuples(st.sampled_from([ONE, TWO, THREE]), st.sampled_from([ONE, TWO, THREE, FAR]))


@given(st.lists(st.tuples(pairs, st.sampled_from(LINK_KINDS)), max_size=6))
def test_our_own_json_brings_links_back_and_once_more_changes_nothing(
    made: list[tuple[tuple[Annotation, Annotation], str]],
) -> None:
    records = records_of(ARTICLE, ONE, TWO, THREE)
    for (source, target), kind in made:
        records = linked(records, source, target, kind)
    imported = FORMATS["json"].read(FORMATS["json"].write([with_links(records)]), ARTICLE)
    assert imported.problems == ()
    elsewhere = Records(ArticleRecord(sha256="c" * 64, modified=stamp()))
    taken = apply(elsewhere, import_edit(elsewhere, imported))
    assert [(one.id, one.kind) for one in taken.links.values()] == [
        (one.id, one.kind) for one in records.links.values()
    ]
    own = {one.target_article for one in taken.links.values() if one.target in taken.annotations}
    assert own <= {"c" * 64}
    assert import_edit(taken, imported).changes == ()


def test_what_is_no_link_is_told_and_what_begins_nowhere_is_left_out(
    marked: MarkedArticle,
) -> None:
    value = json.loads(FORMATS["json"].write([marked]))
    first = {**value["links"][0]}
    nowhere, bare = {**first, "id": "1" * 32, "from": "2" * 32}, {**first, "kind": "answers"}
    for name in ("id", "created", "modified"):
        del bare[name]
    value["links"] = [3, {**first, "to": "x"}, nowhere, bare]
    imported = FORMATS["json"].read(json.dumps(value), ARTICLE)
    assert [problem[:7] for problem in imported.problems] == ["Link 1 ", "Link 2 "]
    empty = Records(ArticleRecord(sha256=ARTICLE.id, modified=stamp()))
    edit = import_edit(empty, imported)
    assert "1 link between highlights taken in." in list(outcome(empty, imported, edit))
    taken = apply(empty, edit)
    assert [link.kind for link in taken.links.values()] == ["answers"]
    assert import_edit(taken, imported).changes == ()
    value["links"] = "none"
    assert FORMATS["json"].read(json.dumps(value), ARTICLE).links == ()


def test_an_annotation_that_only_links_others_is_no_highlight() -> None:
    row = {
        "id": "urn:uuid:1", "type": "Annotation", "motivation": "linking",
        "body": "urn:uuid:2", "target": "urn:uuid:3",
    }  # fmt: skip
    assert IMPORTS["w3c"].read(json.dumps([row]).encode()).works == ()
