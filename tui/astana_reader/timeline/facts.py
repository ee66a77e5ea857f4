"""What the times of an article depend on beside its publication date, found once an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from astana_reader.text.language import Language, language

from .grammar.figures import is_day_first
from .publication import find_publication_date

_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Facts:
    """The language, the order of dates in figures, and the place that tells of publication."""

    language: Language
    day_first: bool | None
    head: range

    @property
    def is_english(self) -> bool:
        return self.language.code == _ENGLISH

    @property
    def notice(self) -> str:
        """What a reader should know once of how dates are read; empty for English."""
        return "" if self.is_english else "Relative dates are read in English only."


@lru_cache(maxsize=2)
def facts(
    text: str,
    forced: str | None = None,
    declared: str = "",
    *,
    day_first: bool | None = None,
) -> Facts:
    """The facts of a text; `forced` and `declared` are languages as in `text.language`.

    `day_first` is the order of dates in figures where the text itself does not show it.
    """
    found = find_publication_date(text, day_first=day_first)
    shown = is_day_first(text)
    return Facts(
        language=language(text, forced, declared),
        day_first=day_first if shown is None else shown,
        head=range(found.start, found.end) if found else range(0),
    )
