"""Front matter: what a Markdown file says of itself before its text, as YAML or TOML.

Only scalars and lists of a few keys are read, so that no YAML library is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from astana_reader.text.visible import visible_line

from .document import Metadata
from .links import checked_url

_FENCED = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)(?:^|\n)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)")
_COMMENT = re.compile(r"\s#.*")

Values = dict[str, object]


def split_front_matter(text: str) -> tuple[Values, str]:
    """The values of the front matter, keys in lower case, and the text after it.

    Text without front matter, or with a first block that is none, comes back whole.
    """
    found = _FENCED.match(text)
    if not found:
        return {}, text
    body = text[found.end() :]
    if found[1] == "+++":
        return _toml(found[2]), body
    lines = found[2].split("\n")
    if lines and any(line.strip() for line in lines) and not any(map(_PAIR.match, lines)):
        return {}, text
    return _yaml(lines), body


def metadata_of(values: Values) -> Metadata:
    """What front matter tells of an article, safe to show."""
    published, said_by = None, ""
    for key in ("published", "date"):
        published = _date(values.get(key))
        if published:
            said_by = f"the front matter ({key})"
            break
    return Metadata(
        title=_line(values, "title"),
        author=_line(values, "author", "authors"),
        site=_line(values, "site"),
        url=checked_url(_line(values, "url")),
        language=_line(values, "lang", "language"),
        published=published,
        published_by=said_by,
    )


def _toml(source: str) -> Values:
    import tomllib

    try:
        return {key.lower(): value for key, value in tomllib.loads(source).items()}
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(lines: Iterable[str]) -> Values:
    values: Values = {}
    key = ""
    for line in lines:
        if pair := _PAIR.match(line):
            key = pair[1].lower()
            values[key] = _value((pair[2] or "").strip())
        elif (entry := _ENTRY.match(line)) and key:
            value = values[key]
            listed = value if isinstance(value, list) else []
            if listed or not value:
                values[key] = [*listed, _scalar(entry[1].strip())]
    return values


def _value(source: str) -> object:
    if source.startswith("[") and source.endswith("]"):
        return [_scalar(part.strip()) for part in source[1:-1].split(",") if part.strip()]
    return _scalar(source)


def _scalar(source: str) -> str:
    quoted = re.match(r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')""", source)
    if quoted and quoted[1] is not None:
        return re.sub(r"\\(.)", r"\1", quoted[1])
    if quoted:
        return quoted[2].replace("''", "'")
    return "" if source in {">", "|", ">-", "|-", "~", "null"} else _COMMENT.sub("", source)


def _line(values: Values, *keys: str) -> str:
    for key in keys:
        value = values.get(key)
        listed = value if isinstance(value, list) else [value]
        words = [visible_line(str(v)) for v in listed if isinstance(v, str | int | float)]
        if any(words):
            return ", ".join(word for word in words if word)
    return ""


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
