"""Feeds (RSS and Atom): a list of articles to choose from, and the same list to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from io import BytesIO
from typing import Any

from astana_reader.text.visible import visible_line

from .article import ArticleError
from .charset import decoded
from .document import Document, Hints, Metadata
from .links import checked_url, picture_target, resolved
from .markup.blocks import Links, Walk, left_out_notices
from .markup.tree import parse_html, text_of
from .pieces import assembled

_LONGEST_SUMMARY = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed tells of; all safe to show on a line."""

    title: str
    url: str = ""
    """Checked: http, https or nothing."""
    published: date | None = None
    author: str = ""
    summary: str = ""
    """Its beginning or what the feed says of it, as plain words."""
    content: str = ""
    """All that the feed holds of it, as HTML of a stranger."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of articles, in the order of the feed."""

    title: str
    url: str = ""
    """Of the site whose articles they are."""
    language: str = ""
    entries: tuple[Entry, ...] = ()


def read_feed(data: bytes, hints: Hints) -> Feed:
    """The articles that a feed tells of. Raises ArticleError where it is no feed."""
    import feedparser

    text, _ = decoded(data, hints)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": hints.base_url}
    # A stream: bytes that look like an address would be fetched.
    found = feedparser.parse(BytesIO(text.encode("utf-8", "replace")), response_headers=headers)
    if not found.get("version") and not found.entries:
        raise ArticleError("This file is no feed: neither RSS nor Atom.")
    base = checked_url(found.feed.get("link", ""), hints.base_url) or checked_url(hints.base_url)
    return Feed(
        title=_words(found.feed.get("title")),
        url=base,
        language=visible_line(found.feed.get("language") or ""),
        entries=tuple(_entry(entry, base) for entry in found.entries),
    )


def read(data: bytes, hints: Hints) -> Document:
    """Read a feed as a list: for each article its title, a link to it, and what the feed holds.

    Raises ArticleError where it is no feed.
    """
    feed = read_feed(data, hints)
    walk = Walk()
    for markup, base in _pages(feed):
        root = parse_html(markup)
        if root is not None:
            walk.page(root, _links(base))
    metadata = Metadata(title=feed.title, url=feed.url, site=feed.title, language=feed.language)
    notices = left_out_notices(walk.left_out)
    if not feed.entries:
        notices.append("This feed has no articles now.")
    return assembled(walk.flow.pieces, metadata, notices)


def _pages(feed: Feed) -> Iterator[tuple[str, str]]:
    """The feed as HTML, a page an article, with the address of each."""
    if feed.title:
        yield f"<h1>{escape(feed.title)}</h1>", feed.url
    for entry in feed.entries:
        title = escape(entry.title)
        linked = f'<a href="{escape(entry.url)}">{title}</a>' if entry.url else title
        said = [entry.published.isoformat() if entry.published else "", escape(entry.author)]
        line = " · ".join(part for part in said if part)
        below = f"<p>{line}</p>" if line else ""
        yield f"<h2>{linked}</h2>{below}<div>{entry.content}</div>", entry.url or feed.url


def _links(base: str) -> Links:
    return Links(lambda href: resolved(href, base), lambda source: picture_target(source, base))


def _entry(entry: Mapping[str, Any], base: str) -> Entry:
    summary = str(entry.get("summary") or "")
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    content = max([*contents, summary], key=len)
    url = checked_url(str(entry.get("link") or ""), base)
    words = _words(summary or content)
    return Entry(
        title=_words(entry.get("title")) or words[:80] or url or "untitled",
        url=url if url.startswith(("http://", "https://")) else "",
        published=_day(entry),
        author=_words((entry.get("author_detail") or {}).get("name") or entry.get("author")),
        summary=words[:_LONGEST_SUMMARY],
        content=content,
    )


def _words(markup: object) -> str:
    """The words of a title or summary that may hold HTML, on one line."""
    root = parse_html(str(markup or "")) if markup else None
    return visible_line(text_of(root)) if root is not None else ""


def _day(entry: Mapping[str, Any]) -> date | None:
    """The day of publication; that of a change is none."""
    when = entry.get("published_parsed")
    return date(when.tm_year, when.tm_mon, when.tm_mday) if when else None
