"""Web Annotations as JSON-LD: one, a list, a page or a collection with its first page.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from astana_reader.annotations.link_kinds import SEE_ALSO
from astana_reader.settings.json_values import parse_json
from astana_reader.settings.pens import PEN_IDS

from .found import (
    Clipping,
    Found,
    Pointer,
    Work,
    each,
    grouped,
    line,
    moment,
    note,
    row_of,
    web_address,
)
from .found import words as quote

_CONTEXT = b"http://www.w3.org/ns/anno.jsonld"
_OWN_TEXT, _UUID = "urn:sha256:", "urn:uuid:"
_SHA256 = re.compile(r"urn:sha256:[0-9a-f]{64}")


def fits(data: bytes) -> bool:
    return _CONTEXT in data


def read(data: bytes) -> Found:
    """The sources of annotations. Raises ValueError if it is no JSON."""
    rows = _annotations(parse_json(data.removeprefix(b"\xef\xbb\xbf")))
    rows = [row for row in rows if not _is_link(row)]
    works, problems = each(rows, _work)
    return Found(grouped(works), tuple(problems))


def _is_link(value: Any) -> bool:
    """Whether an annotation only links others, as those of our own exports do."""
    row = row_of(value) if isinstance(value, dict) else {}
    target = row.get("target")
    return row.get("motivation") == "linking" and str(target).startswith(_UUID)


def _annotations(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    kinds = _listed(row_of(value).get("type"))
    if "AnnotationCollection" in kinds:
        first = value.get("first")
        return _listed(first.get("items")) if isinstance(first, dict) else []
    if "AnnotationPage" in kinds:
        return _listed(value.get("items"))
    if "Annotation" in kinds:
        return [value]
    raise ValueError("it has no annotations")


def _listed(value: Any) -> list[Any]:
    """A value of JSON-LD, where one alone needs no list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _work(value: Any) -> Work:
    row = row_of(value)
    target = (_listed(row.get("target")) or [None])[0]
    source = target if isinstance(target, str) else row_of(target).get("source")
    if isinstance(source, dict):
        source = source.get("id")
    selectors = [] if isinstance(target, str) else list(_selectors(row_of(target).get("selector")))
    address = line(source)
    said, tags, pen = _bodies(row)
    linked = (_pointer(body) for body in _listed(row.get("body")))
    created = moment(row.get("created"))
    quoted = _of_type(selectors, "TextQuoteSelector")
    start = _of_type(selectors, "TextPositionSelector").get("start")
    clipping = Clipping(
        quote=quote(quoted.get("exact")),
        note=said,
        tags=tags,
        pen=pen,
        created=created,
        modified=moment(row.get("modified")) or created,
        prefix=quote(quoted.get("prefix")),
        suffix=quote(quoted.get("suffix")),
        start=start if isinstance(start, int) and not isinstance(start, bool) else None,
        key=line(row.get("id")),
        pointers=tuple(filter(None, linked)),
    )
    if not (clipping.quote or said or tags):
        raise ValueError("it has neither a quotation nor a body")
    own = address.removeprefix(_OWN_TEXT) if address.startswith(_OWN_TEXT) else ""
    return Work(url=web_address(address), sha256=own, clippings=(clipping,))


def _selectors(value: Any) -> Iterator[dict[str, Any]]:
    """All selectors of a target, those that refine others too."""
    waiting = _listed(value)
    while waiting:
        selector = waiting.pop(0)
        if isinstance(selector, dict):
            yield selector
            waiting += _listed(selector.get("refinedBy"))


def _of_type(selectors: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next((s for s in selectors if s.get("type") == kind), {})


def _bodies(row: dict[str, Any]) -> tuple[str, tuple[str, ...], str]:
    """Note, tags and pen."""
    notes, tags, pen = [note(row.get("bodyValue"))], [], PEN_IDS[0]
    for body in _listed(row.get("body")):
        if not isinstance(body, dict):
            continue
        purpose, value = body.get("purpose"), body.get("value")
        if _pointer(body):
            continue
        if purpose == "tagging":
            tags.append(line(value))
        elif purpose == "classifying" and _pen(line(value)):
            pen = _pen(line(value))
        elif purpose == "classifying":
            tags.append(line(value))
        else:
            notes.append(note(value))
    return "\n\n".join(filter(None, notes)), tuple(filter(None, tags)), pen


def _pointer(body: Any) -> Pointer | None:
    """A body that is a link to another annotation, as our exports have it."""
    if not isinstance(body, dict) or body.get("purpose") != "linking":
        return None
    target, scope = line(body.get("source")), line(body.get("scope"))
    if not target.startswith(_UUID):
        return None
    return Pointer(
        kind=line(body.get("label")) or SEE_ALSO,
        to=target,
        article=scope.removeprefix(_OWN_TEXT) if _SHA256.fullmatch(scope) else "",
        key=line(body.get("id")),
        created=moment(body.get("created")),
        modified=moment(body.get("modified")),
    )


def _pen(name: str) -> str:
    name = name.casefold().replace(" ", "-")
    return name if name in PEN_IDS else ""
