"""Answers of dialogs, as the screen takes them."""

from collections.abc import Iterable

from astana_reader.reading.answer_values import TagChange
from astana_reader.reading.effects import Ask, Effect
from astana_reader.reading.reading import Reading
from astana_reader.ui.dialogs.table import DIALOGS


def answer(reading: Reading, ask: Ask, value: object) -> Iterable[Effect]:
    """What becomes of an answer, None for none; a list is of tags that are added."""
    if isinstance(value, list):
        value = TagChange((), tuple(value))
    return DIALOGS[ask.question].answer(reading, ask.target, value)
