"""Our own JSON, `export -f json`: an export of one article, or several, one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from astana_reader.annotations.records import Annotation
from astana_reader.articles.article import Article
from astana_reader.articles.document import Document
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.imported import Imported
from astana_reader.settings.json_values import parse_json

from .found import Clipping, Found, Work, line, web_address

NO_ARTICLE = Article("", Document("", ()))
"""To read records before it is known what they are of."""


def fits(data: bytes) -> bool:
    return data.lstrip()[:1] == b"{" and b'"annotations"' in data


def read(data: bytes) -> Found:
    """The articles of exports. Raises ValueError if it is none."""
    return found_in(_values(data))


def found_in(values: Iterable[Any]) -> Found:
    """The articles of exports, each a value. Raises ValueError for one that is none."""
    works: list[Work] = []
    problems: list[str] = []
    for value in values:
        if not isinstance(value, dict):
            raise ValueError("it has no list of “annotations”")
        own = json.dumps(value)
        marks = FORMATS["json"].read(own, NO_ARTICLE)
        works.append(_work(value, own, marks))
        problems += marks.problems
    return Found(tuple(works), tuple(problems))


def _values(data: bytes) -> Iterator[Any]:
    """One value, or one a line where a line is one already."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    try:
        yield parse_json(text)
    except ValueError:
        first, *others = filter(str.strip, text.split("\n")) if text.strip() else [text]
        if not others or not first.rstrip().endswith("}"):
            raise
        yield from map(parse_json, (first, *others))


def _work(value: dict[str, Any], own: str, marks: Imported) -> Work:
    about = value.get("article")
    about = about if isinstance(about, dict) else {}
    return Work(
        title=line(about.get("title")),
        author=line(about.get("author")),
        url=web_address(about.get("url")),
        published=line(about.get("published")),
        note=marks.note,
        clippings=tuple(map(_clipping, marks.annotations)),
        sha256=line(about.get("sha256")),
        own=own,
    )


def _clipping(mark: Annotation) -> Clipping:
    return Clipping(
        quote=mark.selector.quote,
        note=mark.note,
        tags=mark.tags,
        pen=mark.pen,
        created=mark.created if mark.modified else "",
        modified=mark.modified,
        key=mark.id,
    )
