"""Markdown for people: title, source, each quotation with pen, tags and note."""

from __future__ import annotations

import re
from urllib.parse import quote

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation

from .marked import MarkedArticle

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|]|&(?=[#\w])|(?<=\s)#(?=#*[^\S\n]*$)", re.MULTILINE)
_LINE_START = re.compile(r"^[^\S\n]*([#+-]|\d+[.)]|=+)?", re.MULTILINE)
"""White space there would make code of four columns, and shows as nothing otherwise."""
_NO_ADDRESS = re.compile(r"[<>\\`\"\s]")


def to_markdown(marked: MarkedArticle) -> str:
    article = marked.article
    parts = [f"# {escaped(article.title)}"]
    parts += [escaped(marked.source)] if marked.source else []
    parts += [f"<{_address(article.metadata.url)}>"] if article.metadata.url else []
    parts += [escaped(marked.note)] if marked.note else []
    parts += [_entry(marked, h.annotation, _passage(marked, h)) for h in marked.highlights]
    if marked.orphans:
        parts.append("## No longer in the text")
        parts += [_entry(marked, a, a.selector.quote) for a in marked.orphans]
    return "\n\n".join(parts) + "\n"


def _entry(marked: MarkedArticle, annotation: Annotation, passage: str) -> str:
    pen = marked.settings.pen(annotation.pen).name
    tags = " ".join(f"#{escaped(tag)}" for tag in annotation.tags)
    label = f"**{escaped(pen[:1].upper() + pen[1:])}**" + (f" · {tags}" if tags else "")
    parts = [_quoted(passage), label]
    parts += [escaped(annotation.note)] if annotation.note else []
    return "\n\n".join(parts)


def _passage(marked: MarkedArticle, highlight: Highlight) -> str:
    return marked.article.text[highlight.start : highlight.end]


def _quoted(passage: str) -> str:
    """A block quotation with a paragraph for each in the passage, its lines joined."""
    paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", passage)]
    return "\n>\n".join(f"> {escaped(p)}" for p in paragraphs if p)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    text = _LINE_START.sub(lambda m: _escape_marker(m[1] or ""), _SPECIAL.sub(r"\\\g<0>", text))
    return text.strip()


def _address(url: str) -> str:
    """The address with what would end it, or begin a tag, percent-encoded."""
    return _NO_ADDRESS.sub(lambda m: quote(m[0]), url)


def _escape_marker(marker: str) -> str:
    if not marker:
        return ""
    number = marker.rstrip(".)")
    return f"{number}\\{marker[-1]}" if number.isdigit() else f"\\{marker}"
