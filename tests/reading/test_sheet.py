"""The sheet of an article: each fact with where it was found."""

from dataclasses import replace
from datetime import date

from astana_reader.articles.document import Evidence, Metadata
from astana_reader.reading.reading import Reading
from astana_reader.reading.sheet import SheetRow, sheet_rows
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
    assert found["Title"] == SheetRow("Title", "A truce", "og:title")
    assert found["Published"].value == "10 March 2026"
    assert found["Published"].source == "JSON-LD datePublished"
    assert found["Read"].value.startswith("3 words")
    assert found["Left out"].value == "2 pictures left out."
    assert "Author" not in found


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
