"""Markdown for people, as Obsidian reads it: a callout a mark, and the note as it was written.

What is ours stands between two link definitions, which no page shows; see `living`.
https://help.obsidian.md/callouts, https://help.obsidian.md/links
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import quote

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.library.linked import OtherEnd
from astana_reader.text.visible import visible, visible_line
from astana_reader.text.wording import capitalized

from .back_links import command, passage_address
from .living import MARKDOWN, unfenced
from .marked import MarkedArticle
from .tag_forms import hashed

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|$%^]|&(?=[#\w])|==|(?<=\s)#(?=#*[^\S\n]*$)", re.MULTILINE)
_LINE_START = re.compile(r"^(?=[^\S\n]|[#+\-\d=])[^\S\n]*([#+-]|\d+[.)]|=+)?", re.MULTILINE)
"""White space there would make code of four columns, and shows as nothing otherwise."""
_NO_ADDRESS = re.compile(r"[<>\\`\"\s()]")
_MAY_STAY_OPEN = re.compile(r"```|~~~|%%|\$\$|<(?:script|pre|style|textarea|[!?])", re.IGNORECASE)
_NO_CALLOUT = re.compile(r"[^\w-]+")
_APART = "\u00a0"
"""Ends a paragraph that another follows: programs that take the text alone out of a page keep
their words apart."""
_NO_YAML = re.compile("[\ufffe\uffff\x7f-\x9f]")

_WORDS = 60
"""Code points of what a mark is linked with."""


def write(articles: Sequence[MarkedArticle]) -> str:
    """The export: properties, then each article with its marks."""
    sections = ["\n\n".join(_section(marked)) for marked in articles]
    return _properties(articles) + "\n\n".join(sections) + "\n"


def _properties(articles: Sequence[MarkedArticle]) -> str:
    """The properties at the top of a page, as YAML; of several articles only their tags."""
    lines = []
    if len(articles) == 1:
        (marked,) = articles
        about = marked.article.metadata
        named = {"title": about.title, "author": about.author, "site": about.site, "url": about.url}
        lines = [f"{name}: {scalar(value)}" for name, value in named.items() if value]
        lines += [f"published: {marked.published.isoformat()}"] if marked.published else []
    tags = hashed(tag for marked in articles for tag in marked.mark_tags)
    lines += ["tags:", *(f"  - {scalar(tag)}" for tag in tags)] if tags else []
    return "\n".join(["---", *lines, "---", "", ""]) if lines else ""


def scalar(value: str) -> str:
    """A text of YAML in double quotes, whose escapes are JSON's."""
    return json.dumps(_NO_YAML.sub("\ufffd", visible_line(value)), ensure_ascii=False)


def _section(marked: MarkedArticle) -> Iterator[str]:
    article = marked.article
    head = [f"# {escaped(article.title)}"]
    head += [escaped(marked.source)] if marked.source else []
    head += [f"<{address(article.metadata.url)}>"] if article.metadata.url else []
    head += [closed(marked.note)] if marked.note else []
    yield MARKDOWN.join(f"article-{article.id[:12]}", "\n\n".join(head))
    ids = {annotation.id for annotation, _, _ in marked.all}
    for highlight in marked.highlights:
        yield _entry(marked, highlight.annotation, highlight, ids)
    if marked.orphans:
        yield "## No longer in the text"
        yield from (_entry(marked, orphan, None, ids) for orphan in marked.orphans)


def _entry(
    marked: MarkedArticle,
    annotation: Annotation,
    highlight: Highlight | None,
    ids: AbstractSet[str],
) -> str:
    words = quoted(marked.lines(annotation, highlight))
    title = _callout(marked, annotation, highlight, ids)
    parts = [f"{title}\n{words}", f"^hl-{annotation.id[-12:]}"]
    parts += [" ".join(f"#{tag}" for tag in hashed(annotation.tags))] if annotation.tags else []
    parts += [closed(annotation.note)] if annotation.note else []
    return MARKDOWN.join(annotation.id, "\n\n".join(parts))


def _link(end: OtherEnd, ids: AbstractSet[str]) -> str:
    """What a mark is linked with: a link to its block, or its words and their article."""
    words = escaped(linked_words(end))
    if end.far:
        return f"{end.words} “{words}”, {escaped(end.far.title)}"
    if end.id not in ids:
        return f"{end.words} “{words}”"
    return f"{end.words} [{words}](#^hl-{end.id[-12:]})"


def linked_words(end: OtherEnd) -> str:
    """What a mark is linked with, on a line and cut where it is long."""
    quote = " ".join(end.annotation.selector.quote.split()) if end.annotation else ""
    return visible_line(quote if len(quote) <= _WORDS else f"{quote[:_WORDS]}…")


def _callout(
    marked: MarkedArticle,
    annotation: Annotation,
    highlight: Highlight | None,
    ids: AbstractSet[str],
) -> str:
    """The first line of a callout: the pen, the place in a book, the ways back, the links.

    Links stand here so that what follows the quotation is the reader's own note and nothing else.
    """
    title = [_pen(marked.settings.pen(annotation.pen).name)]
    title += [escaped(place)] if (place := marked.place(highlight)) else []
    if passage := passage_address(marked, annotation, highlight):
        title.append(f"[open]({address(passage)})")
    if line := command(marked, annotation.id):
        title.append(code(line))
    ends = marked.ends.get(annotation.id, ())
    title += [_link(end, ids) for end in ends if end.annotation]
    return f"> [!{callout(annotation.pen)}] {' · '.join(title)}"


@lru_cache(64)
def _pen(name: str) -> str:
    return escaped(capitalized(name))


@lru_cache(64)
def callout(pen: str) -> str:
    """What a callout is called after the pen of its mark."""
    return _NO_CALLOUT.sub("-", pen).strip("-") or "quote"


def quoted(lines: Sequence[str]) -> str:
    """The lines of a quotation, each to stay a line, paragraphs apart."""
    rows = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        shown, ends = escaped(line), _APART if following == "" else "  " if following else ""
        rows.append(f"> {shown}{ends}" if shown else ">")
    return "\n".join(rows)


def closed(note: str) -> str:
    """A note as it was written; where something in it stays open, as a block of code.

    Else an open fence or comment in a note would swallow all that comes after it.
    """
    note = unfenced(visible(note))
    if _MAY_STAY_OPEN.search(note) and _stays_open(note):
        longest = max((len(run) for run in re.findall(r"`{3,}", note)), default=2)
        fence = "`" * (longest + 1)
        return f"{fence}\n{note}\n{fence}"
    return note


def _stays_open(note: str) -> bool:
    from markdown_it import MarkdownIt

    if note.count("%%") % 2 or note.count("$$") % 2:
        return True
    last = MarkdownIt("commonmark").parse(f"{note}\n\nend")[-3:]
    return [token.content for token in last] != ["", "end", ""] or last[0].level != 0


def code(text: str) -> str:
    if "`" not in text:
        return f"`{text}`"
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    text = _LINE_START.sub(lambda m: _escape_marker(m[1] or ""), _SPECIAL.sub(_backslashed, text))
    return text.strip()


def _backslashed(match: re.Match[str]) -> str:
    return "".join(f"\\{character}" for character in match[0])


def address(url: str) -> str:
    """The address with what would end it, or begin a tag, percent-encoded."""
    return _NO_ADDRESS.sub(lambda m: quote(m[0], safe=""), url)


def _escape_marker(marker: str) -> str:
    if not marker:
        return ""
    number = marker.rstrip(".)")
    return f"{number}\\{marker[-1]}" if number.isdigit() else f"\\{marker}"
