"""JSON Lines: a mark a line, with what it is of."""

import json

from hypothesis import given

from astana_reader.exchange.as_jsonl import write
from astana_reader.exchange.marked import MarkedArticle

from .found import ARTICLE, LOST, ONE, TWO, found
from .marks import marked_articles


def test_each_line_says_which_article_it_is_of() -> None:
    rows = [json.loads(line) for line in write([found(), found()]).splitlines()]
    assert [row["id"] for row in rows] == [ONE.id, TWO.id, LOST.id] * 2
    assert {(row["article"], row["title"]) for row in rows} == {(ARTICLE.id, "Talks & more")}
    assert rows[0]["open"].endswith(f"--at {ONE.id}")
    assert (rows[2]["status"], rows[2]["text"]) == ("orphan", None)


@given(exported=marked_articles())
def test_a_line_is_a_mark_whatever_is_in_it(exported: MarkedArticle) -> None:
    lines = write([exported]).split("\n")[:-1]
    notes = [json.loads(line)["note"] for line in lines]
    assert notes == [annotation.note for annotation, _, _ in exported.all]
