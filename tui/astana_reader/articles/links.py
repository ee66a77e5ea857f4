"""Which addresses a document may point at."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin, urlsplit

from .pieces import Anchor, Target

_SAFE = frozenset({"http", "https", "mailto"})
_BLANKS = re.compile(r"[\t\n\r]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"
LONGEST_URL = 4096


def checked_url(url: str, base: str = "") -> str:
    """The absolute http, https or mailto address that `url` means, else "".

    What is no plain letter of an address, controls and direction marks too, is percent-encoded,
    so that it can be shown and sent to a terminal.
    """
    url = _BLANKS.sub("", url).strip(" \x0c")
    if not url or len(url) > LONGEST_URL:
        return ""
    try:
        whole = urljoin(base, url) if base and not url.lower().startswith("mailto:") else url
        parts = urlsplit(whole)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in _SAFE or (parts.scheme != "mailto" and not host):
        return ""
    return _encoded(whole)


def resolved(href: str, base: str = "", page: str = "") -> Target:
    """Where a link of the page at `base` leads: a place in it, a checked URL, or None.

    Without a base it may be a path, which tells where it would lead.
    """
    href = href.strip()
    if href.startswith("#"):
        return Anchor(page, unquote(href[1:])) if len(href) > 1 else None
    url = checked_url(href, base)
    if "#" in url and base:
        address, _, fragment = url.partition("#")
        if fragment and address == checked_url(base).partition("#")[0]:
            return Anchor(page, unquote(fragment))
    return url or (None if base else picture_target(href))


def picture_target(source: str, base: str = "") -> str | None:
    """Where a picture is: a checked URL, or without a base a path beside the file, else None."""
    url = checked_url(source, base)
    if url or base or _SCHEME.match(source) or source.startswith("//"):
        return url or None
    return _encoded(_BLANKS.sub("", source).strip())[:LONGEST_URL] or None


def _encoded(url: str) -> str:
    """With all but printable letters percent-encoded; a host keeps its own letters."""
    return "".join(c if c.isalnum() or c in _KEPT else quote(c, errors="replace") for c in url)
