"""Where in a table or in code the caret is."""

import pytest

from astana_reader.reading.block_words import block_words
from astana_reader.reading.page.page import Page

from .page.documents import Part, built, code, row


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("Heard", ("Heard", "its head, column 2 of 3")),
        ("64", ("Heard", "row 1 of 2, column 2 of 3")),
        ("south", ("Sector", "row 2 of 2, column 1 of 3")),
        ("bare", ("", "row 1 of 1, column 1 of 2")),
        ("before", ("", "")),
        ("run it", ("code", "sh")),
        ("longest", ("code", "sh   ·   line 2 is cut at the edge")),
        ("plain", ("code", "")),
    ],
)
def test_places(at: str, told: tuple[str, str]) -> None:
    page = Page(
        built(
            Part("before"),
            row("Sector", "Heard", "Change", head=True, tight=False),
            row("north", "64", "-51 %"),
            row("south", "12", "+7 %"),
            Part("between"),
            row("bare", "1", tight=False),
            code("run it\nthe longest of " + "all lines " * 9, "sh"),
            code("plain"),
        )
    )
    page.resize(40, 20)
    page.put(page.article.text.index(at))
    assert block_words(page) == told


def test_nothing_is_told_of_no_text() -> None:
    assert block_words(Page(built())) == ("", "")
