"""Records as JSON rows and back."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from astana_reader.settings.json_values import field_of
from astana_reader.text.visible import visible, visible_line

from .migrations import SCHEMA
from .records import (
    Annotation,
    ArticleRecord,
    Correction,
    Row,
    Selector,
    clean_note,
    clean_tags,
    normal_time,
)

_ID = re.compile(r"[0-9a-f]{32}\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_SELECTOR = ("start", "end", "quote", "prefix", "suffix", "revision")
_LAST = 2**31 - 1
"""The largest offset that the arrays of the program hold."""
_STAMPS = ("id", "created", "modified")
_ABOUT_FILE = ("paths", "texts", "sketch")


def annotation_row(annotation: Annotation) -> Row:
    return {
        **_stamped(annotation),
        "pen": annotation.pen,
        "tags": list(annotation.tags),
        "note": annotation.note,
        **annotation.extra,
    }


def correction_row(correction: Correction) -> Row:
    return {
        **_stamped(correction),
        "subject": correction.subject,
        "verdict": dict(correction.verdict),
        **correction.extra,
    }


def _stamped(record: Annotation | Correction) -> Row:
    selector = record.selector
    row = {name: getattr(record, name) for name in _STAMPS}
    row |= {name: getattr(selector, name) for name in _SELECTOR}
    if not selector.revision:
        del row["revision"]
    return row


def article_row(article: ArticleRecord) -> Row:
    return {
        "schema": SCHEMA,
        "sha256": article.sha256,
        "modified": article.modified,
        "title": article.title,
        "author": article.author,
        "site": article.site,
        "url": article.url,
        "paths": dict(article.paths),
        "texts": dict(article.texts),
        "sketch": article.sketch,
        "published": article.published.isoformat() if article.published else None,
        "note": article.note,
        **article.extra,
    }


def read_annotation(row: Mapping[str, Any]) -> Annotation:
    """An annotation from its row. Raises ValueError with what is wrong with it."""
    tags = field_of(row, "tags", list)
    if not all(isinstance(tag, str) for tag in tags):
        raise ValueError("“tags” is not a list of texts")
    return Annotation(
        **_read_stamps(row),
        pen=visible_line(field_of(row, "pen", str)),
        tags=clean_tags(tags),
        note=clean_note(field_of(row, "note", str)),
        extra=_rest(row, (*_STAMPS, *_SELECTOR, "pen", "tags", "note")),
    )


def read_correction(row: Mapping[str, Any]) -> Correction:
    """A correction from its row. Raises ValueError with what is wrong with it."""
    return Correction(
        **_read_stamps(row),
        subject=visible_line(field_of(row, "subject", str)),
        verdict=_visible_value(field_of(row, "verdict", dict)),
        extra=_rest(row, (*_STAMPS, *_SELECTOR, "subject", "verdict")),
    )


def _visible_value(value: Any) -> Any:
    """A value of JSON with every text in it safe to show."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [_visible_value(item) for item in value]
    if isinstance(value, dict):
        return {visible(name): _visible_value(item) for name, item in value.items()}
    return value


def read_article_record(row: Mapping[str, Any]) -> ArticleRecord:
    """The article's row. Raises ValueError with what is wrong with it."""
    sha256, modified = field_of(row, "sha256", str), field_of(row, "modified", str)
    if not _SHA256.match(sha256):
        raise ValueError("“sha256” is no hash")
    lines = ("title", "author", "site", "url")
    return ArticleRecord(
        sha256=sha256,
        modified=normal_time(modified),
        **{name: visible_line(str(row.get(name) or "")) for name in lines},
        paths=_times(row, "paths"),
        texts={id: at for id, at in _times(row, "texts").items() if _SHA256.match(id)},
        sketch=str(row.get("sketch") or ""),
        published=_date(row.get("published")),
        note=clean_note(str(row.get("note") or "")),
        extra=_rest(
            row, ("schema", "sha256", "modified", *lines, *_ABOUT_FILE, "published", "note")
        ),
    )


def _date(value: object) -> date | None:
    """The day that the reader set; an unusable one must not cost the file's marks."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _times(row: Mapping[str, Any], name: str) -> dict[str, str]:
    values = row.get(name)
    if not isinstance(values, dict):
        return {}
    return dict(_good_times(values))


def _good_times(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        with suppress(ValueError):
            yield key, normal_time(value if isinstance(value, str) else "")


def _read_stamps(row: Mapping[str, Any]) -> dict[str, Any]:
    id, created, modified = (field_of(row, name, str) for name in _STAMPS)
    if not _ID.match(id):
        raise ValueError("“id” is not 32 hex digits")
    return {
        "id": id,
        "created": normal_time(created),
        "modified": normal_time(modified),
        "selector": read_selector(row),
    }


def read_selector(row: Mapping[str, Any]) -> Selector:
    """The selector fields of a row. Raises ValueError with what is wrong with them."""
    start, end = field_of(row, "start", int), field_of(row, "end", int)
    if not 0 <= start <= end <= _LAST:
        raise ValueError("“start” and “end” are no span")
    quote, prefix, suffix = (visible(field_of(row, name, str)) for name in _SELECTOR[2:5])
    revision = row.get("revision", "")
    if revision and not (isinstance(revision, str) and _SHA256.match(revision)):
        raise ValueError("“revision” is no hash")
    return Selector(start, end, quote, prefix, suffix, revision)


def _rest(row: Mapping[str, Any], known: Container[str]) -> Mapping[str, Any]:
    return {name: value for name, value in row.items() if name not in known}
