"""The export that the config asks for, brought up to date whenever marks are saved."""

from __future__ import annotations

from pathlib import Path

from astana_reader.text.visible import visible_line

from . import destination
from .delivery import deliver, file_in
from .formats import FORMATS
from .marked import MarkedArticle


def update_export(marked: MarkedArticle, store: Path) -> str:
    """Bring an article's living export up to date; why it can't be, or nothing.

    `store` is the library's folder of annotations.
    """
    wanted = marked.settings.export_on_save
    if not wanted:
        return ""
    folder, form = Path(wanted.get("folder", "")).expanduser(), FORMATS[wanted.get("format", "md")]
    articles = [marked.article.path] if marked.article.path else []
    if not folder.is_dir():
        return f"Export on save: there is no folder {visible_line(str(folder))}."
    try:
        path = file_in(folder, form, marked)
        destination.refuse(path, articles, store)
        made = deliver(form, [marked], path)
        if made.text != made.old:
            destination.write_export(path, made.text, articles, store)
    except destination.ExportError as error:
        return f"Export on save: {error}"
    return ""
