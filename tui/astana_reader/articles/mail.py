"""Mail messages (.eml): the text of one, without its attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from astana_reader.text.visible import visible_line

from .article import ArticleError
from .charset import decoded
from .document import BlockKind, Document, Hints, Metadata
from .evidence import Gathered
from .links import checked_url, picture_target, resolved
from .markup.blocks import Links, left_out_notices, pieces_of
from .markup.titles import with_title
from .markup.tree import drop_hidden, parse_html
from .pieces import Look, Piece, assembled
from .plain_text import canonical_text, find_blocks

_KNOWN = ("from", "to", "subject", "date", "message-id", "received")
_STUB = 0.2
"""A plain text this much shorter than the HTML beside it only says that there is HTML."""
_STUB_WORDS = 60
_QUOTED = re.compile(r"((?:> ?)*)(.*)")
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)


def read(data: bytes, hints: Hints) -> Document:
    """Read a mail. Raises ArticleError where it is none or holds no text."""
    message = message_from_bytes(data, policy=policy.default)
    if not any(message[name] for name in _KNOWN):
        raise ArticleError("This file is no mail message: it has none of a mail's headers.")
    metadata = _metadata(message)
    plain, markup = _body(message, "plain"), _body(message, "html")
    notices = _attachments(message)
    if markup is not None and (plain is None or _is_stub(plain, markup, hints)):
        pieces, said = _from_html(markup, hints, metadata.url)
        notices = [*notices, *said]
    elif plain is not None:
        pieces = list(_from_plain(_text(plain, hints), flowed=_is_flowed(plain)))
    else:
        pieces = []
    if not pieces:
        raise ArticleError("This file is a mail without text. " + " ".join(notices))
    pieces, title = with_title(pieces, metadata.title)
    return assembled(pieces, replace(metadata, title=title), notices)


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    found = message.get_body(preferencelist=(kind,))
    return found if isinstance(found, EmailMessage) else None


def _text(part: EmailMessage, hints: Hints) -> str:
    payload = part.get_payload(decode=True)
    charset = str(part.get_param("charset") or "")
    data = payload if isinstance(payload, bytes) else b""
    return decoded(data, replace(hints, charset=charset))[0]


def _is_stub(plain: EmailMessage, markup: EmailMessage, hints: Hints) -> bool:
    words = len(_text(plain, hints).split())
    root = parse_html(_text(markup, hints))
    whole = len(" ".join(map(str, root.itertext())).split()) if root is not None else 0
    return words < _STUB_WORDS and words < _STUB * whole


def _is_flowed(part: EmailMessage) -> bool:
    return str(part.get_param("format") or "").lower() == "flowed"


# Bodies


def _from_html(part: EmailMessage, hints: Hints, base: str) -> tuple[list[Piece], list[str]]:
    root = parse_html(_text(part, hints))
    if root is None:
        return [], []
    drop_hidden(root)
    links = Links(lambda href: resolved(href, base), lambda source: picture_target(source, base))
    walk = pieces_of(root, links)
    return walk.flow.pieces, left_out_notices(walk.left_out)


def _from_plain(text: str, *, flowed: bool) -> Iterator[Piece]:
    """The blocks of a plain text, those that quote an earlier mail by their depth."""
    for depth, lines in _quotations(canonical_text(text), flowed=flowed):
        joined = "\n".join(lines)
        for block in find_blocks(joined):
            words = " ".join(joined[block.start : block.end].split("\n"))
            kind = BlockKind.QUOTATION if depth else block.kind
            yield Piece(words, Look(kind, level=depth or block.level, tight=block.tight))


def _quotations(text: str, *, flowed: bool) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are quoted equally deep, without their marks."""
    depth, lines = 0, list[str]()
    for line in text.split("\n"):
        match = _QUOTED.fullmatch(line)
        marks, words = (match[1], match[2]) if match else ("", line)
        if marks.count(">") != depth:
            yield depth, lines
            depth, lines = marks.count(">"), []
        if flowed and lines and lines[-1].endswith(" ") and lines[-1] != "-- ":
            lines[-1] += words.removeprefix(" ")
        else:
            lines.append(words.removeprefix(" ") if flowed else words)
    yield depth, lines


# Headers


def _metadata(message: EmailMessage) -> Metadata:
    gathered = Gathered()
    subject = _header(message, "subject")
    gathered.add("title", _PREFIX.sub("", subject) or subject, "the subject")
    people = getaddresses([_header(message, "from")])
    gathered.add("author", ", ".join(name or address for name, address in people), "From")
    gathered.add("site", _header(message, "list-id").partition("<")[0], "List-Id")
    gathered.add("url", checked_url(_header(message, "archived-at").strip("<> ")), "Archived-At")
    gathered.add("language", _header(message, "content-language"), "Content-Language")
    with suppress(ValueError, TypeError):
        gathered.add("published", parsedate_to_datetime(_header(message, "date")).date(), "Date")
    identifier = visible_line(_header(message, "message-id")).strip("<> ")
    return gathered.metadata(Metadata(identifier=identifier), datetime.now(UTC).date())


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; "" where it is missing or can't be parsed."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _attachments(message: EmailMessage) -> list[str]:
    names = [visible_line(part.get_filename() or part.get_content_type())
             for part in message.iter_attachments() if not part.is_multipart()
             or part.get_content_type() == "message/rfc822"]  # fmt: skip
    if not names:
        return []
    what = "attachment" if len(names) == 1 else "attachments"
    return [f"{len(names)} {what} left out: {', '.join(names[:5])}."]
