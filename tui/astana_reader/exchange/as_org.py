"""Org for Emacs: a headline a mark, with the properties of org-remark.

https://nobiot.github.io/org-remark/, https://orgmode.org/manual/Property-Syntax.html
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, Link, parse_time
from astana_reader.text.visible import visible, visible_line

from .back_links import command, passage_address, web_address
from .living import ORG
from .marked import MarkedArticle
from .tag_forms import in_org, property_name

_WORDS = 8
_STARS = re.compile(r"^(\*+ )", re.MULTILINE)
_KEYWORD = re.compile(r"^(\s*)(#\+)", re.MULTILINE)


def write(articles: Sequence[MarkedArticle]) -> str:
    title = articles[0].article.title if len(articles) == 1 else "Highlights"
    parts = [part for marked in articles for part in _section(marked)]
    return "\n".join([f"#+title: {visible_line(title)}", "", *parts]) + "\n"


def _section(marked: MarkedArticle) -> Iterator[str]:
    article, about = marked.article, marked.article.metadata
    tags = f" :{':'.join(in_org(marked.tags))}:" if marked.tags else ""
    properties = {
        "org-remark-file": marked.path or web_address(marked),
        "author": about.author,
        "site": about.site,
        "url": about.url,
        "published": marked.published.isoformat() if marked.published else "",
    }
    head = [f"* {_shown(article.title)}{tags}", *_drawer(properties)]
    head += [_text(marked.note)] if marked.note else []
    yield ORG.join(f"article-{article.id[:12]}", "\n".join(head))
    links = marked.links_by_mark()
    for annotation, highlight, _ in marked.all:
        entry = _entry(marked, annotation, highlight, links.get(annotation.id, ()))
        yield ORG.join(annotation.id, "\n".join(entry))


def _entry(
    marked: MarkedArticle,
    annotation: Annotation,
    highlight: Highlight | None,
    links: Sequence[Link],
) -> Iterator[str]:
    passage = marked.passage(annotation, highlight)
    tags = f" :{':'.join(in_org(annotation.tags))}:" if annotation.tags else ""
    yield f"** {_shown(' '.join(passage.split()[:_WORDS]))}{tags}"
    place = {}
    if highlight is not None:  # Emacs counts from 1
        place = {
            "org-remark-beg": str(highlight.start + 1),
            "org-remark-end": str(highlight.end + 1),
        }
    yield from _drawer(
        {
            "ID": _org_id(annotation.id),
            **place,
            "org-remark-id": annotation.id[-12:],
            "org-remark-label": annotation.pen,
            "org-remark-original-text": passage,
            "created": f"{parse_time(annotation.created):[%Y-%m-%d %a %H:%M]}",
            **_said(links),
            "place": marked.place(highlight),
            "open": command(marked, annotation.id),
            "url": passage_address(marked, annotation, highlight),
        }
    )
    yield "#+begin_quote"
    yield _text("\n".join(marked.lines(annotation, highlight)), quoted=True)
    yield "#+end_quote"
    if annotation.note:
        yield _text(annotation.note)


def _said(links: Sequence[Link]) -> dict[str, str]:
    """What the mark says of others: a property for each kind, with links that Org follows."""
    found: dict[str, str] = {}
    for kind, target in ((property_name(link.kind), link.target) for link in links):
        found[kind] = f"{found.get(kind, '')} [[id:{_org_id(target)}]]"
    return found


def _org_id(id: str) -> str:
    return str(uuid.UUID(id))


def _drawer(properties: dict[str, str]) -> Iterator[str]:
    yield ":PROPERTIES:"
    for name, value in properties.items():
        if value := visible_line(" ".join(value.split())):
            yield f":{name}: {value}"
    yield ":END:"


def _shown(words: str) -> str:
    """Words of a headline in quotation marks: so none of them is a keyword or a tag."""
    return f"“{visible_line(words)}”"


def _text(text: str, *, quoted: bool = False) -> str:
    """The text so that no line begins a headline or, in a quotation, ends it."""
    text = _STARS.sub(r" \1", visible(text))
    return _KEYWORD.sub(r"\1,\2", text) if quoted else text
