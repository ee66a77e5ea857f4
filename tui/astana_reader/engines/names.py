"""The names of a whole article at once, in this process: for the headless commands."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.verdicts import entity_corrections
from astana_reader.articles.article import Article
from astana_reader.articles.language import written_in
from astana_reader.entities import tagger
from astana_reader.entities.memory import Remembered


def names_of(
    article: Article,
    corrections: Sequence[Placed] = (),
    remembered: Sequence[Remembered] = (),
    backend: str = "",
) -> tagger.Names:
    """The names of an article as the user corrected them; `backend` as in the settings."""
    method = tagger.method_for(written_in(article), backend)
    decided = entity_corrections(corrections)
    return tagger.find_names(article.text, article.document.prose, decided, remembered, method)
