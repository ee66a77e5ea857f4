"""CSV that a spreadsheet reads as it is and never runs."""

import csv
import io

import pytest
from hypothesis import given

from astana_reader.exchange.as_csv import COLUMNS, write
from astana_reader.exchange.marked import MarkedArticle

from .marks import TEXT, article_of, mark, marked, marked_articles

FORMULAS = ("=", "+", "-", "@", "\t", "\n")


def rows(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline="")))


def test_a_row_has_every_column() -> None:
    one = mark(TEXT, 4, 15, "to-verify", ("a", "b"), "so")
    heading, row = rows(write([marked(article_of(TEXT), one, note="on it all")]))
    assert tuple(heading) == COLUMNS
    assert row == [
        "peace talks", "to-verify", "a, b", "so", "4", "15", "anchored", "Talks", "Ann Other",
        "CNN", "2017-01-22", "", "on it all", "", one.created, one.modified, one.id, "",
        article_of(TEXT).id, "", "",
    ]  # fmt: skip
    assert write([marked(article_of(TEXT))]) == ",".join(COLUMNS) + "\r\n"


@given(marked_articles())
def test_every_cell_comes_back_and_none_is_a_formula(exported: MarkedArticle) -> None:
    heading, *found = rows(write([exported]))
    assert len(found) == len(exported.all)
    for row, (annotation, _, status) in zip(found, exported.all, strict=True):
        cells = dict(zip(heading, row, strict=True))
        assert cells["status"] == str(status)
        for name, value in (
            ("quote", annotation.selector.quote),
            ("note", annotation.note),
            ("tags", ", ".join(annotation.tags)),
            ("title", exported.article.title),
            ("article_note", exported.note),
        ):
            guarded = value.lstrip("'").startswith(FORMULAS)
            assert cells[name] == (f"'{value}" if guarded else value)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1+1"])
def test_a_formula_gets_an_apostrophe(start: str) -> None:
    text = f"{start} and more"
    _, row = rows(write([marked(article_of(text), mark(text, 0, len(text)))]))
    assert row[0] == f"'{text}"
