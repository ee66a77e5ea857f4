"""The export sheet for several articles."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.export_choice import ExportChoice
from astana_reader.library.identity import slug
from astana_reader.reading.effects import Ask


def export_sheet(
    ask: Ask, articles: Sequence[MarkedArticle], name: str, choice: ExportChoice
) -> Widget:
    """The sheet; the file of several articles is called by `name`."""
    from .export import ExportDialog

    title = articles[0].article.title if len(articles) == 1 else name
    dialog = ExportDialog(ask, articles[0], slug(title), choice)
    if len(articles) > 1:
        dialog.border_title = f"Export ─ {len(articles)} articles, the preview shows the first"
    return dialog
