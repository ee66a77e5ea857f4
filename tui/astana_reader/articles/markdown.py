"""Markdown: CommonMark with tables, footnotes, task lists and front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy, deepcopy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from .charset import decoded
from .document import Document, Hints, Metadata, Progress, finished
from .front_matter import metadata_of, split_front_matter
from .links import picture_target, resolved
from .markup.blocks import Links, left_out_notices, pieces_of
from .markup.titles import with_title
from .markup.tree import parse_html
from .pieces import assembled

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_LONG, _FIRST = 60_000, 20_000
"""Characters of a text of which the beginning is shown early, and of that."""
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:.*$", re.MULTILINE)
"""Of where a link leads, or of a note."""
_DEEPEST = 50
"""Quotations in each other; the parser would leave out what stands in more than it is told."""
_DEEPEST_INLINE = 10
_TOO_DEEP = re.compile(rf"^((?: {{0,3}}> ?){{{_DEEPEST}}})(?: {{0,3}}> ?)+", re.MULTILINE)


def read(data: bytes, hints: Hints) -> Document:
    """Read a Markdown file.

    The title is the front matter's, else the first heading of level 1; HTML in it is read as
    HTML, without scripts and comments.
    """
    return finished(steps(data, hints))


def steps(data: bytes, hints: Hints) -> Iterator[Progress | Document]:
    """Read a Markdown file: of a long one first its beginning, then the whole, as `read` does."""
    text, notices = decoded(data, hints)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    values, body = split_front_matter(text)
    metadata = metadata_of(values)
    base = hints.base_url or metadata.url
    if len(body) > _LONG and (beginning := _beginning(body)):
        parts = 1 + len(body) // _FIRST
        yield Progress(1, parts, "part", _document(beginning, metadata, base))
    document = _document(body, metadata, base)
    yield replace(document, notices=(*notices, *document.notices))


def _beginning(body: str) -> str:
    """The first paragraphs with what they may refer to further on; "" where none end early."""
    end = body.rfind("\n\n", 0, _FIRST)
    while end > 0 and not _ends_block(body, end):
        end = body.rfind("\n\n", 0, end)
    if end <= 0:
        return ""
    return body[:end] + "\n\n" + "\n".join(m[0] for m in _DEFINITION.finditer(body, end))


def _ends_block(body: str, end: int) -> bool:
    """Whether a blank line stands between blocks: not in code, and nothing goes on in a list."""
    return body[end + 2 : end + 3] not in {" ", "\t", "\n"} and not (
        len(_FENCE.findall(body, 0, end)) % 2
    )


def _document(body: str, metadata: Metadata, base: str) -> Document:
    root = parse_html(_rendered(body))
    if root is None:
        return assembled((), metadata)
    links = Links(lambda href: resolved(href, base), lambda src: picture_target(src, base))
    walk = pieces_of(root, links)
    pieces, title = with_title(walk.flow.pieces, metadata.title)
    return assembled(pieces, replace(metadata, title=title), left_out_notices(walk.left_out))


def _rendered(text: str) -> str:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 2 * _DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(tasklists_plugin)
    parser.core.ruler.at("inline", partial(_parse_inline, _flat(parser)))
    parser.core.ruler.push("picture_lines", _break_after_pictures)
    parser.add_render_rule("footnote_caption", _note_number)
    return str(parser.render(_TOO_DEEP.sub(r"\1", text)))


def _flat(parser: MarkdownIt) -> MarkdownIt:
    """The parser for what stands in lines: each open bracket costs as many looks ahead as
    brackets may stand in each other."""
    flat = copy(parser)
    flat.options = deepcopy(parser.options)
    flat.options["maxNesting"] = _DEEPEST_INLINE
    return flat


def _parse_inline(flat: MarkdownIt, state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            flat.inline.parse(token.content, flat, state.env, token.children)


def _break_after_pictures(state: StateCore) -> None:
    """A picture alone on the first line of a paragraph stands in a line of its own: what follows
    tells of it."""
    for token in state.tokens:
        inside = token.children or []
        if [part.type for part in inside[:2]] == ["image", "softbreak"]:
            inside[1].type = "hardbreak"


def _note_number(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    """A note's number, the same wherever it is referred to."""
    return str(tokens[index].meta["id"] + 1)
