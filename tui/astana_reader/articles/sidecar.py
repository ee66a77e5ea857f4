"""The metadata sidecar: `name.txt.toml` beside `name.txt`.

Keys, all optional: title, published (a TOML date or an ISO string), author, site, url.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from astana_reader.settings.toml import read_toml
from astana_reader.text.visible import visible_line

from .document import Metadata

BESIDE = "the file beside the article"
"""Who says when an article was published, if its sidecar does."""
_NOTHING = Metadata()


def sidecar_path(article: Path) -> Path:
    return article.with_name(article.name + ".toml")


def file_title(article: Path) -> str:
    """What an article is called by its file, where nothing else says it."""
    return visible_line(article.name) or "untitled"


def read_sidecar(article: Path) -> tuple[Metadata, tuple[str, ...]]:
    """What is said beside an article and what was wrong with it, a sentence each.

    Unusable values are left out, never guessed.
    """
    path = sidecar_path(article)
    try:
        values = read_toml(path)
    except FileNotFoundError:
        return _NOTHING, ()
    except (OSError, ValueError) as error:
        problem = (
            f"The metadata was left out, {visible_line(str(error))}: {visible_line(path.name)}."
        )
        return _NOTHING, (problem,)
    published = _date(values.get("published"))
    notices: tuple[str, ...] = ()
    if published is None and "published" in values:
        notices = (f"“published” is no date, such as 2017-01-22: {visible_line(path.name)}.",)
    metadata = Metadata(
        title=_line(values, "title"),
        published=published,
        published_by=BESIDE if published else "",
        author=_line(values, "author"),
        site=_line(values, "site"),
        url=_url(_line(values, "url")),
    )
    return metadata, notices


def _line(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return visible_line(value) if isinstance(value, str) else ""


def _url(value: str) -> str:
    """The value if it is a web address, for nothing else may reach a browser."""
    return value if value.startswith(("http://", "https://")) and " " not in value else ""


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return None
    return None
