"""Mail messages (.eml): the text of one and of the mails that it forwards."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from astana_reader.text.visible import visible_line

from .article import ArticleError
from .charset import decoded
from .document import Block, BlockKind, Document, Hints, Metadata
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
_ADDRESS = re.compile(r"(?<=\S)\s*<[^<>]*>$")
_DEEPEST = 5
"""Mails inside mails that are read."""
_MOST_NAMES = 5
_QUOTED = re.compile(r"((?:> ?)*)(.*)")
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|tr)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)


def read(data: bytes, hints: Hints) -> Document:
    """Read a mail. Raises ArticleError where it is none or holds no text."""
    message = message_from_bytes(data, policy=policy.default)
    if not any(message[name] for name in _KNOWN):
        raise ArticleError("This file is no mail message: it has none of a mail's headers.")
    metadata = _metadata(message)
    told = _Told()
    pieces = list(_pieces(message, hints, told))
    if not pieces:
        raise ArticleError("This file is a mail without text. " + " ".join(told.notices()))
    pieces, title = with_title(pieces, metadata.title)
    return assembled(pieces, replace(metadata, title=title), told.notices())


@dataclass(slots=True)
class _Told:
    """What is left out of a mail and of those inside it."""

    attachments: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def notices(self) -> list[str]:
        said = left_out_notices(self.left_out)
        if names := self.attachments:
            what = "attachment" if len(names) == 1 else "attachments"
            more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
            named = ", ".join(names[:_MOST_NAMES])
            said.insert(0, f"{len(names)} {what} left out: {named}{more}.")
        return said


def _pieces(message: EmailMessage, hints: Hints, told: _Told, depth: int = 0) -> Iterator[Piece]:
    """The blocks of a mail's body, then those of the texts and mails that stand below it."""
    plain, markup = _body(message, "plain"), _body(message, "html")
    base = checked_url(_header(message, "archived-at").strip("<> "))
    if markup is not None and (plain is None or _is_stub(plain, markup, hints)):
        yield from _from_html(markup, hints, base, told)
    elif plain is not None:
        yield from _from_plain(_text(plain, hints), _flow(plain))
    for part in message.iter_attachments():
        kind = part.get_content_type()
        if kind == "message/rfc822" and depth < _DEEPEST:
            for inner in part.iter_parts():
                if isinstance(inner, EmailMessage):
                    yield from _inner(inner, hints, told, depth + 1)
        elif kind == "text/plain" and _goes_on(part):
            yield from _from_plain(_text(part, hints), _flow(part))
        elif kind == "text/html" and _goes_on(part):
            yield from _from_html(part, hints, base, told)
        elif not part.is_multipart() or kind == "message/rfc822":
            told.attachments.append(visible_line(part.get_filename() or kind))


def _inner(message: EmailMessage, hints: Hints, told: _Told, depth: int) -> Iterator[Piece]:
    """A mail that another one forwards: its subject as a heading, who wrote it and when."""
    yield Piece(_header(message, "subject") or "A mail", Look(BlockKind.HEADING, level=2))
    said = (_authors(message), _header(message, "date"))
    if line := " · ".join(part for part in said if part):
        yield Piece(line)
    yield from _pieces(message, hints, told, depth)


def _goes_on(part: EmailMessage) -> bool:
    """Whether a text is read below the body: a list's last lines, what follows a picture."""
    return part.get_content_disposition() != "attachment" and not part.get_filename()


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


def _flow(part: EmailMessage) -> str:
    """What stands where a paragraph of flowed text goes on: "" or a blank, "\n" if it is fixed."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return "\n"
    return "" if str(part.get_param("delsp") or "").lower() == "yes" else " "


# Bodies


def _from_html(part: EmailMessage, hints: Hints, base: str, told: _Told) -> list[Piece]:
    root = parse_html(_text(part, hints))
    if root is None:
        return []
    drop_hidden(root)
    links = Links(lambda href: resolved(href, base), lambda source: picture_target(source, base))
    walk = pieces_of(root, links)
    told.left_out += walk.left_out
    return walk.flow.pieces


def _from_plain(text: str, flow: str) -> Iterator[Piece]:
    """The blocks of a plain text, those that quote an earlier mail by their depth.

    Flowed text says itself where a paragraph ends (RFC 3676); other text is read as any.
    """
    if not re.search(r" \r?\n", text):
        flow = "\n"
    for depth, lines in _quotations(canonical_text(text), flow):
        if flow != "\n":
            yield from _flowed(lines, depth)
        else:
            joined = "\n".join(lines)
            yield from (_piece(joined, block, depth) for block in find_blocks(joined))


def _flowed(lines: list[str], depth: int) -> Iterator[Piece]:
    """A block a line; those without a blank line between them stand below each other."""
    above = ""
    for line in lines:
        for block in find_blocks(line):
            piece = _piece(line, block, depth)
            yield replace(piece, look=replace(piece.look, tight=bool(above.strip())))
        above = line


def _piece(text: str, block: Block, depth: int) -> Piece:
    """A block of a plain text; what only looks like a heading there greets or signs in a mail."""
    words = " ".join(text[block.start : block.end].split("\n"))
    kind, level = block.kind, block.level
    if depth:
        kind, level = BlockKind.QUOTATION, depth
    elif kind is BlockKind.HEADING and not level:
        kind = BlockKind.PARAGRAPH
    return Piece(words, Look(kind, level=level, tight=block.tight))


def _quotations(text: str, flow: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are quoted equally deep, without their marks."""
    depth, lines = 0, list[str]()
    for line in text.split("\n"):
        match = _QUOTED.fullmatch(line)
        marks, words = (match[1], match[2]) if match else ("", line)
        if marks.count(">") != depth:
            yield depth, lines
            depth, lines = marks.count(">"), []
        if flow == "\n":
            lines.append(words)
        elif lines and lines[-1].endswith(" ") and lines[-1] != "-- ":
            lines[-1] = lines[-1][:-1] + flow + words.removeprefix(" ")
        else:
            lines.append(words.removeprefix(" "))
    yield depth, lines


# Headers


def _metadata(message: EmailMessage) -> Metadata:
    gathered = Gathered()
    subject = _header(message, "subject")
    gathered.add("title", _PREFIX.sub("", subject) or subject, "the subject")
    gathered.add("author", _authors(message), "From")
    gathered.add("site", _header(message, "list-id").partition("<")[0], "List-Id")
    gathered.add("url", checked_url(_header(message, "archived-at").strip("<> ")), "Archived-At")
    gathered.add("language", _header(message, "content-language"), "Content-Language")
    with suppress(ValueError, TypeError):
        gathered.add("published", parsedate_to_datetime(_header(message, "date")).date(), "Date")
    identifier = visible_line(_header(message, "message-id")).strip("<> ")
    return gathered.metadata(Metadata(identifier=identifier), datetime.now(UTC).date())


def _authors(message: EmailMessage) -> str:
    """Who wrote it by their names; some programs encode the address together with the name."""
    people = getaddresses([_header(message, "from")])
    return ", ".join(_ADDRESS.sub("", name or address) for name, address in people)


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; "" where it is missing or can't be parsed."""
    try:
        return str(message[name] or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""
