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


def sidecar_path(article: Path) -> Path:
    return article.with_name(article.name + ".toml")


def read_metadata(article: Path) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata of an article and what was wrong with its sidecar, a sentence each.

    The title falls back to the file's name. Unusable values are left out, never guessed.
    """
    title = visible_line(article.name) or "untitled"
    path = sidecar_path(article)
    try:
        values = read_toml(path)
    except FileNotFoundError:
        return Metadata(title), ()
    except (OSError, ValueError) as error:
        problem = (
            f"The metadata was left out, {visible_line(str(error))}: {visible_line(path.name)}."
        )
        return Metadata(title), (problem,)
    published = _date(values.get("published"))
    notices: tuple[str, ...] = ()
    if published is None and "published" in values:
        notices = (f"“published” is no date, such as 2017-01-22: {visible_line(path.name)}.",)
    metadata = Metadata(
        title=_line(values, "title") or title,
        published=published,
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
