"""What speaks against a publication date, and the best guess without one."""

from datetime import date

import pytest

from astana_reader.articles.document import Block
from astana_reader.timeline.doubts import best_guess, contradictions
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions


def doubts(text: str, published: date) -> tuple[str, ...]:
    found = find_expressions(text, [Block(0, len(text))], published)
    return contradictions(find_events(text, found, published), found, published)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ada Kovac died on 3 May 2024 in Oslo.", "past"),
        ("The bridge will open on 3 May 2022.", "ahead"),
    ],
)
def test_what_can_not_be_so_is_told(text: str, told: str) -> None:
    (line,) = doubts(text, date(2023, 6, 1))
    assert line.endswith(f"is told as {told}")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Kovac died on 3 May 2022 in Oslo.",
        "The bridge will open on 3 May 2024.",
        "The bridge opened in May.",
        "Ada Kovac died on 2 June 2023.",
    ],
)
def test_what_fits_is_not(text: str) -> None:
    assert doubts(text, date(2023, 6, 1)) == ()


def test_the_best_guess_is_the_last_day_that_is_over() -> None:
    text = "It fell on 3 May 2022 and rose on 9 May 2022. It will fall on 1 June 2023."
    found = find_expressions(text, [Block(0, len(text))], None)
    assert best_guess(found) == date(2022, 5, 9)
    assert best_guess(()) is None


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("It fell on 3 March 1916 and closed in 1999.", date(1999, 12, 31)),
        (
            "It fell on 3 May 2022. He left in March 2023. It will open by 9 March 2023.",
            date(2023, 3, 8),
        ),
        ("It fell on 3 May 2022. It closed on 9 May 2035.", date(2022, 5, 3)),
        ("It closed on 9 May 2035.", None),
    ],
)
def test_the_guess_lies_between_what_is_over_and_what_is_ahead(
    text: str, guess: date | None
) -> None:
    found = find_expressions(text, [Block(0, len(text))], None)
    assert best_guess(found, date(2026, 11, 29)) == guess
