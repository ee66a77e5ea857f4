"""Hypothesis: an export of the client, or what its API gives for an account or a group.

https://h.readthedocs.io/en/latest/api-reference/v1/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from astana_reader.settings.json_values import parse_json

from .found import (
    Clipping,
    Found,
    Work,
    each,
    grouped,
    line,
    moment,
    note,
    objects,
    row_of,
    tag_list,
    web_address,
    words,
)


def fits(data: bytes) -> bool:
    return data.lstrip()[:1] in b"{[" and b'"uri"' in data and b'"target"' in data


def read(data: bytes) -> Found:
    """The pages of an export. Raises ValueError if it is none."""
    value = parse_json(data.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(value, dict):
        value = value.get("annotations", value.get("rows"))
    rows = list(objects(value, "“annotations”"))
    answers = dict(_answers(rows))
    works, problems = each(rows, lambda row: work_of(row, answers))
    return Found(grouped(works), tuple(problems))


def _answers(rows: Iterable[Any]) -> Iterator[tuple[str, list[str]]]:
    """What was answered to each annotation, in the order it was said, each with who said it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        above = row.get("references") if isinstance(row, dict) else None
        if isinstance(above, list) and above and isinstance(above[0], str):
            who = str(row.get("user", "")).removeprefix("acct:").partition("@")[0]
            said = f"{who}: {row.get('text') or ''}".strip(": ")
            found.setdefault(above[0], []).append((str(row.get("created")), said))
    for id, answers in found.items():
        yield id, [said for _, said in sorted(answers)]


def work_of(row: Any, answers: dict[str, list[str]]) -> Work:
    """The page of an annotation, with it unless it is an answer."""
    row = row_of(row)
    document = row.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    work = Work(
        title=line(titles[0]) if isinstance(titles, list) and titles else "",
        url=web_address(row.get("uri")),
    )
    if row.get("references"):
        return work
    key = line(row.get("id"))
    said = "\n\n".join(filter(None, (note(row.get("text")), *map(note, answers.get(key, ())))))
    created = moment(row.get("created"))
    modified = moment(row.get("updated")) or created
    clipping = Clipping("", said, tag_list(row.get("tags")), created=created, modified=modified)
    quoted = _selected(row.get("target"))
    if not (quoted or said or clipping.tags):
        raise ValueError("it has neither a quote nor a text")
    clipping = replace(
        clipping,
        quote=words(quoted.get("exact")),
        prefix=words(quoted.get("prefix")),
        suffix=words(quoted.get("suffix")),
        key=key,
    )
    return replace(work, clippings=(clipping,))


def _selected(targets: Any) -> dict[str, Any]:
    """The quotation of the first target; empty for a note on the page."""
    for target in targets if isinstance(targets, list) else ():
        selectors = row_of(target).get("selector")
        for selector in selectors if isinstance(selectors, list) else ():
            if row_of(selector).get("type") == "TextQuoteSelector":
                return row_of(selector)
    return {}
