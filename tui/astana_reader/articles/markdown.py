"""Markdown: CommonMark with tables, footnotes, task lists and front matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .charset import decoded
from .document import Document, Hints
from .front_matter import metadata_of, split_front_matter
from .links import picture_target, resolved
from .markup.blocks import Links, left_out_notices, pieces_of
from .markup.titles import with_title
from .markup.tree import parse_html
from .pieces import assembled

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 50
"""Quotations in each other; the parser would leave out what stands in more than it is told."""
_TOO_DEEP = re.compile(rf"^((?: {{0,3}}> ?){{{_DEEPEST}}})(?: {{0,3}}> ?)+", re.MULTILINE)


def read(data: bytes, hints: Hints) -> Document:
    """Read a Markdown file.

    The title is the front matter's, else the first heading of level 1; HTML in it is read as
    HTML, without scripts and comments.
    """
    text, notices = decoded(data, hints)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    values, body = split_front_matter(text)
    metadata = metadata_of(values)
    base = hints.base_url or metadata.url
    root = parse_html(_rendered(body))
    if root is None:
        return assembled((), metadata, notices)
    links = Links(lambda href: resolved(href, base), lambda src: picture_target(src, base))
    walk = pieces_of(root, links)
    pieces, title = with_title(walk.flow.pieces, metadata.title)
    return assembled(
        pieces,
        replace(metadata, title=title),
        (*notices, *left_out_notices(walk.left_out)),
    )


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 2 * _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(tasklists_plugin)
    parser.add_render_rule("footnote_caption", _note_number)
    return str(parser.render(_TOO_DEEP.sub(r"\1", text)))


def _note_number(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    """A note's number, the same wherever it is referred to."""
    return str(tokens[index].meta["id"] + 1)
