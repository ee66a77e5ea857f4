"""The note on the whole article goes out with the highlights."""

import csv
import io
import json

import pytest

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.annotations.notebook import Notebook
from astana_reader.exchange.as_json import read
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.imported import import_edit
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.opening import new_records
from tests.reading.articles import article_of

ARTICLE = article_of("The talks begin on Monday.\n")
NOTE = "Compare with *their* statement.\nIt gives other numbers."


@pytest.fixture
def marked() -> MarkedArticle:
    records = new_records(ARTICLE)
    made = new_annotation(records, ARTICLE.text, ARTICLE.id, (4, 9), "claim")
    revision = Revision(ARTICLE.text, ARTICLE.id, ARTICLE.id, lambda _: None)
    notebook = Notebook(apply(records, adding([made])), revision)
    return MarkedArticle(ARTICLE, None, NOTE, notebook.highlights)


def test_markdown_has_it_before_the_quotations(marked: MarkedArticle) -> None:
    written = FORMATS["md"].write([marked])
    assert written.index("Compare with *their* statement.") < written.index("> talks")


def test_json_has_it_and_brings_it_back(marked: MarkedArticle) -> None:
    written = FORMATS["json"].write([marked])
    assert json.loads(written)["article"]["note"] == NOTE
    records = new_records(ARTICLE)
    taken = apply(records, import_edit(records, read(written, ARTICLE)))
    assert taken.article.note == NOTE


def test_csv_has_it_in_a_column_of_its_own(marked: MarkedArticle) -> None:
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].write([marked])))
    assert row["article_note"] == NOTE
    assert row["note"] == ""
