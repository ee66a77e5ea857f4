"""The sheet of an article: each fact with where it was found."""

from dataclasses import replace
from datetime import date

from astana_reader.articles.document import Evidence, Metadata
from astana_reader.reading.actions.describe import reference, set_field, url_problem
from astana_reader.reading.effects import Target
from astana_reader.reading.lists.sheet_row import SheetRow
from astana_reader.reading.reading import Reading
from astana_reader.reading.sheet import sheet_rows
from astana_reader.settings.config import Settings
from tests.reading.readings import reading_of

EVIDENCE = (
    Evidence("title", "A truce", "og:title", taken=True),
    Evidence("title", "A truce", "title"),
    Evidence("published", "2026-03-10", "JSON-LD datePublished", taken=True),
    Evidence("published", "2026-03-11", "JSON-LD dateModified"),
)


def reading(*more: Evidence) -> Reading:
    made = undated("Three words here.\n")
    found = Metadata(
        title="A truce", published=date(2026, 3, 10), published_by="JSON-LD datePublished",
        evidence=(*EVIDENCE, *more),
    )  # fmt: skip
    document = replace(made.article.document, metadata=found, notices=("2 pictures left out.",))
    made.put_text(replace(made.article, document=document), made.notebook, made.page)
    return made


def undated(text: str) -> Reading:
    """A reading without a publication date of its own."""
    dated = reading_of(text)
    return Reading(dated.article, dated.notebook, Settings(), dated.look)


def rows(of: Reading) -> dict[str, SheetRow]:
    return {row.name: row for row in sheet_rows(of)}


def test_each_fact_says_where_it_was_found() -> None:
    found = rows(reading())
    assert found["Title"] == SheetRow("Title", "A truce", "og:title", field="title")
    assert found["Published"].value == "10 March 2026"
    assert found["Published"].source == "JSON-LD datePublished"
    assert found["Read"].value.startswith("3 words")
    assert found["Left out"].value == "2 pictures left out."
    assert found["Author"].value == "–"
    assert "Identifier" not in found
    assert "Fetched" not in found


def test_a_date_of_change_is_shown_and_is_no_second_date() -> None:
    shown = [row for row in sheet_rows(reading()) if "March" in row.value and not row.name]
    assert [(row.value, row.source) for row in shown] == [
        ("10 March 2026   JSON-LD datePublished", "taken"),
        ("11 March 2026   JSON-LD dateModified", ""),
    ]


def test_two_dates_that_differ_are_a_doubt() -> None:
    other = Evidence("published", "2026-03-09", "the line under the headline")
    row = rows(reading(other))["Published"]
    assert (row.source, row.is_doubt) == ("⚠ two dates", True)


def test_without_a_date_it_says_how_to_set_one() -> None:
    assert rows(undated("Words.\n"))["Published"].value == "not known: D sets it"


def test_what_the_reader_says_goes_first_and_is_taken_back() -> None:
    sheet = reading()
    list(set_field(sheet, Target(("title",)), "The third truce"))
    list(set_field(sheet, Target(("site",)), "Karsa Post"))
    found = rows(sheet)
    assert found["Title"] == SheetRow("Title", "The third truce", "yours", field="title")
    assert sheet.source == "Karsa Post · 10 March 2026"
    assert reference(sheet) == "The third truce. Karsa Post, 10 March 2026."
    assert sheet.article.title == "A truce"  # no text and no file says it otherwise
    sheet.notebook.undo()
    sheet.notebook.undo()
    assert sheet.metadata.title == "A truce"
    list(set_field(sheet, Target(("title",)), "Another"))
    list(set_field(sheet, Target(("title",)), " "))
    assert sheet.metadata.title == "A truce"


def test_when_a_page_was_fetched_is_told() -> None:
    sheet = reading()
    sheet.fetched = "2026-11-28T12:00:00Z"
    assert rows(sheet)["Fetched"].value.startswith("28 November 2026, ")
    assert rows(sheet)["Fetched"].source == "kept as it came"


def test_an_address_is_one_of_the_web() -> None:
    assert not url_problem("")
    assert not url_problem("https://example.org/a")
    assert url_problem("javascript:alert(1)")
    assert url_problem("https://example.org/a b")
