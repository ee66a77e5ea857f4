"""What the tests of the hand ask of a reading."""

from collections.abc import Callable

from astana_reader.reading.effects import (
    Effect,
)
from astana_reader.reading.reading import Focus, Reading

Press = Callable[..., tuple[Effect, ...]]


def quotes(reading: Reading) -> list[str]:
    text = reading.article.text
    return [text[h.start : h.end] for h in reading.notebook.highlights]


def focus(reading: Reading) -> Focus:
    return reading.focus


def go_to(reading: Reading, words: str) -> None:
    reading.page.put(reading.article.text.index(words))
