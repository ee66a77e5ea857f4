"""Corrections as records and as the engines take them."""

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import ArticleRecord, Correction, Records, stamp
from astana_reader.annotations.verdicts import (
    DATE,
    ENTITY,
    correcting,
    date_corrections,
    new_correction,
)
from astana_reader.articles.article import text_id
from astana_reader.timeline.expressions import DateCorrection

TEXT = "Rebels said on Monday that the talks of last week had failed."
ID = text_id(TEXT)
EMPTY = Records(ArticleRecord(sha256=ID, modified=stamp()))
MONDAY = (15, 21)


def notebook(*corrections: Correction, text: str = TEXT) -> Notebook:
    book = Notebook(EMPTY, Revision(text, text_id(text), ID, {ID: TEXT}.get))
    for correction in corrections:
        book.do(correcting("date", (None, correction)))
    return book


def on_monday(subject: str, verdict: dict[str, object]) -> Correction:
    return new_correction(EMPTY, TEXT, ID, MONDAY, subject, verdict)


def test_the_latest_verdict_on_a_date_counts() -> None:
    book = notebook(
        on_monday(DATE, {"value": "2017-01-16"}),
        on_monday(DATE, {"value": "2017-01-23"}),
        on_monday(ENTITY, {"kind": "reject"}),
    )
    assert date_corrections(book.corrections) == (DateCorrection(*MONDAY, "2017-01-23"),)


def test_a_verdict_without_value_says_that_it_is_no_date() -> None:
    book = notebook(on_monday(DATE, {"value": None}))
    assert date_corrections(book.corrections) == (DateCorrection(*MONDAY, None),)


def test_corrections_follow_the_text_and_are_undone() -> None:
    book = notebook(on_monday(DATE, {"value": "2017-01-23"}), text="New. " + TEXT)
    assert date_corrections(book.corrections) == (DateCorrection(20, 26, "2017-01-23"),)
    assert book.undo() == "Date undone."
    assert book.corrections == ()
