"""Places that a command line names."""

import pytest

from astana_reader.articles.chapters import Chapters
from astana_reader.articles.document import Section
from astana_reader.reading.hand import Hand
from astana_reader.reading.keys import Act
from astana_reader.reading.places import named_place, place_told, words_at
from tests.reading.readings import reading_of

TEXT = "The talks began on Monday.\n\nThe rebels’ envoys stayed away.\n"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("@5", 5), ("@99999", len(TEXT) - 1), ("rebels' envoys", TEXT.index("rebels")),
        ("stayed  away", TEXT.index("stayed")), ("no such words", None), ("", None), (" ", None),
        ("@", None), ("0" * 32, None), ("@4/began", 4), ("@4/", 4),
    ],
)  # fmt: skip
def test_a_place_is_an_offset_or_a_quotation(name: str, place: int | None) -> None:
    assert named_place(reading_of(TEXT), name) == place


def test_a_place_may_say_what_is_searched_for_from_there_on() -> None:
    names = ("@4/peace talks", "@4", "began/on")
    assert [words_at(name) for name in names] == ["peace talks", "", ""]


def test_a_place_is_a_mark_by_its_id() -> None:
    reading = reading_of(TEXT)
    reading.page.put(TEXT.index("stayed"))
    Hand(reading).perform(Act("mark-word"))
    (mark,) = reading.notebook.highlights
    assert named_place(reading, mark.id) == TEXT.index("stayed")


def test_what_is_told_of_the_reading_place() -> None:
    reading = reading_of(TEXT)
    assert place_told(reading) == ("0% read", "no highlights yet")
    later = Section(TEXT.index("The rebels"), 1, "Later")
    reading.chapters = Chapters((Section(0, 1, "First"), later))
    for words in ("talks", "stayed"):
        reading.page.put(TEXT.index(words))
        Hand(reading).perform(Act("mark-word"))
    reading.page.put(0)
    assert place_told(reading) == (
        "0% read   chapter 1 of 2", "1 highlight here, 0 before, 1 after",
    )  # fmt: skip
    reading.page.put(later.start)
    assert place_told(reading)[1] == "1 highlight here, 1 before, 0 after"
