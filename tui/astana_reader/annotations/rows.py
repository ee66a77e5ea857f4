"""Records as JSON rows and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from astana_reader.settings.json_values import field_of, texts_of
from astana_reader.text.visible import visible, visible_line

from .migrations import SCHEMA
from .records import (
    OWN_TIMES,
    Annotation,
    ArticleRecord,
    Correction,
    Link,
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
_ENDS = {"from": "source", "to": "target", "to_article": "target_article", "kind": "kind"}
"""The fields of a link's row, and those of the record."""
_TEXTS = (*_STAMPS, "quote", "prefix", "suffix", "pen", "note")
_GET_TEXTS = itemgetter(*_TEXTS)
_ANNOTATION = frozenset((*_STAMPS, *_SELECTOR, "pen", "tags", "note"))
_ARTICLE = frozenset(
    ("schema", "sha256", "modified", "paths", "texts", "sketch", "times", *OWN_TIMES)
)


def annotation_row(annotation: Annotation) -> Row:
    return {
        **_stamped(annotation),
        "pen": annotation.pen,
        "tags": list(annotation.tags),
        "note": annotation.note,
        **annotation.extra,
    }


def annotation_json(annotation: Annotation) -> str:
    """The row of an annotation as JSON, which is made for all of them at each write."""
    if annotation.extra:
        return json.dumps(annotation_row(annotation), ensure_ascii=False)
    at = annotation.selector
    return f"{{{annotation_fields(annotation, at.start, at.end)}}}"


def annotation_fields(annotation: Annotation, start: int, end: int) -> str:
    """The fields of an annotation at a place as JSON, without those that are not known here."""
    at, text = annotation.selector, encode_basestring
    revision = f'"revision": "{at.revision}", ' if at.revision else ""
    return (
        f'"id": "{annotation.id}", "created": "{annotation.created}", '
        f'"modified": "{annotation.modified}", "start": {start}, "end": {end}, '
        f'"quote": {text(at.quote)}, "prefix": {text(at.prefix)}, "suffix": {text(at.suffix)}, '
        f'{revision}"pen": {text(annotation.pen)}, '
        f'"tags": [{", ".join(map(text, annotation.tags))}], "note": {text(annotation.note)}'
    )


def correction_row(correction: Correction) -> Row:
    return {
        **_stamped(correction),
        "subject": correction.subject,
        "verdict": dict(correction.verdict),
        **correction.extra,
    }


def _stamped(record: Annotation | Correction) -> Row:
    at = record.selector
    row: Row = {
        "id": record.id,
        "created": record.created,
        "modified": record.modified,
        "start": at.start,
        "end": at.end,
        "quote": at.quote,
        "prefix": at.prefix,
        "suffix": at.suffix,
    }
    return {**row, "revision": at.revision} if at.revision else row


def link_row(link: Link) -> Row:
    return {
        **{name: getattr(link, name) for name in _STAMPS},
        **{name: getattr(link, field) for name, field in _ENDS.items()},
        **link.extra,
    }


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
        "tags": list(article.tags),
        "times": dict(article.times),
        **article.extra,
    }


def read_annotation(row: Mapping[str, Any]) -> Annotation:
    """An annotation from its row. Raises ValueError with what is wrong with it."""
    id, created, modified, quote, prefix, suffix, pen, note = _all_texts(row)
    texts = quote, prefix, suffix
    return Annotation(
        *_checked_stamps(id, created, modified),
        _selector(row, texts if _is_visible("".join(texts)) else [*map(visible, texts)]),
        _one_line(pen),
        _tags(field_of(row, "tags", list)),
        clean_note(note),
        _rest(row, _ANNOTATION),
    )


def _all_texts(row: Mapping[str, Any]) -> Sequence[str]:
    """The fields of a row that are texts. Raises ValueError if one is missing or none."""
    try:
        values: Sequence[str] = _GET_TEXTS(row)
    except KeyError:
        return texts_of(row, _TEXTS)
    return values if set(map(type, values)) == {str} else texts_of(row, _TEXTS)


def _is_visible(text: str) -> bool:
    return text.isprintable() or visible(text) == text


_one_line = lru_cache(64)(visible_line)
"""For what few records have of their own."""


def _tags(tags: list[Any]) -> tuple[str, ...]:
    if not all(isinstance(tag, str) for tag in tags):
        raise ValueError("“tags” is not a list of texts")
    return _clean(tuple(tags)) if tags else ()


_clean = lru_cache(1024)(clean_tags)
"""Of the same few tags again and again."""


def read_correction(row: Mapping[str, Any]) -> Correction:
    """A correction from its row. Raises ValueError with what is wrong with it."""
    id, created, modified = _read_stamps(row)
    return Correction(
        id,
        created,
        modified,
        read_selector(row),
        subject=visible_line(field_of(row, "subject", str)),
        verdict=_visible_value(field_of(row, "verdict", dict)),
        extra=_rest(row, frozenset((*_STAMPS, *_SELECTOR, "subject", "verdict"))),
    )


def read_link(row: Mapping[str, Any]) -> Link:
    """A link from its row. Raises ValueError with what is wrong with it."""
    source, target, article = (field_of(row, name, str) for name in ("from", "to", "to_article"))
    if not (_ID.match(source) and _ID.match(target) and _SHA256.match(article)):
        raise ValueError("an end is no id")
    kind = visible_line(field_of(row, "kind", str))
    rest = _rest(row, frozenset((*_STAMPS, *_ENDS)))
    return Link(*_read_stamps(row), source, target, article, kind, rest)


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
    lines, modified = ("title", "author", "site", "url"), normal_time(modified)
    times = _times(row, "times").items()
    tags = row.get("tags")
    return ArticleRecord(
        sha256=sha256,
        modified=modified,
        **{name: visible_line(str(row.get(name) or "")) for name in lines},
        paths=_times(row, "paths"),
        texts={id: at for id, at in _times(row, "texts").items() if _SHA256.match(id)},
        sketch=str(row.get("sketch") or ""),
        published=_date(row.get("published")),
        note=clean_note(str(row.get("note") or "")),
        tags=clean_tags(filter(_is_text, tags if isinstance(tags, list) else ())),
        times={name: at for name, at in times if name in OWN_TIMES and at != modified},
        extra=_rest(row, _ARTICLE),
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


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


def _read_stamps(row: Mapping[str, Any]) -> tuple[str, str, str]:
    id, created, modified = texts_of(row, _STAMPS)
    return _checked_stamps(id, created, modified)


def _checked_stamps(id: str, created: str, modified: str) -> tuple[str, str, str]:
    if not _ID.match(id):
        raise ValueError("“id” is not 32 hex digits")
    time = normal_time(created)
    return id, time, time if modified == created else normal_time(modified)


def read_selector(row: Mapping[str, Any]) -> Selector:
    """The selector fields of a row. Raises ValueError with what is wrong with them."""
    return _selector(row, [*map(visible, texts_of(row, _SELECTOR[2:5]))])


def _selector(row: Mapping[str, Any], texts: Sequence[str]) -> Selector:
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int:
        start, end = field_of(row, "start", int), field_of(row, "end", int)
    if not 0 <= start <= end <= _LAST:
        raise ValueError("“start” and “end” are no span")
    revision = row.get("revision", "")
    if revision and not (isinstance(revision, str) and _SHA256.match(revision)):
        raise ValueError("“revision” is no hash")
    quote, prefix, suffix = texts
    return Selector(start, end, quote, prefix, suffix, revision)


def _rest(row: Mapping[str, Any], known: AbstractSet[str]) -> Mapping[str, Any]:
    if row.keys() <= known:
        return {}
    return {name: value for name, value in row.items() if name not in known}
