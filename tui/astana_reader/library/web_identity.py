"""The key of a web address: other addresses of the same page have the same one."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

_SAME_SITE = re.compile(r"^(?:www|m|amp)\.(?=[^.]+\.)")
_TRACKING = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref", "ref_src", "cmpid"})
_PORTS = {"http": 80, "https": 443}
_KEPT = "/:@!$&'()*+,;=~-._"


def is_web_address(name: str) -> bool:
    """Whether a word is meant as the address of a page, of whatever scheme, and not as a file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", name) is not None


def web_key(url: str) -> str:
    """What stays of an address when all is left out that says nothing of which page it is.

    The scheme, www., m. and amp., the scheme's own port, the fragment (but for `#!`), parameters
    that follow readers about, a slash or /amp at the end; percent-escapes in one form. Empty for
    what is no http or https address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    host = _SAME_SITE.sub("", host.rstrip("."))
    place = f"{_ascii(host)}:{port}" if port and port != _PORTS[parts.scheme] else _ascii(host)
    path = quote(unquote(parts.path, errors="surrogateescape"), _KEPT, errors="surrogateescape")
    path = path.rstrip("/").removesuffix("/amp").rstrip("/")
    return (
        place + path + _query(parts) + (f"#{parts.fragment}" if parts.fragment[:1] == "!" else "")
    )


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def _query(parts: SplitResult) -> str:
    pairs = parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
    kept = [(name, value) for name, value in pairs if not _follows_readers(name.lower())]
    return f"?{urlencode(kept, errors='surrogateescape')}" if kept else ""


def _follows_readers(name: str) -> bool:
    return name in _TRACKING or name.startswith("utm_")
