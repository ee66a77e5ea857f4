"""BibTeX for biblatex: an entry an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .citing import Citation, citation
from .marked import MarkedArticle

_COMMANDS = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "{": r"\{", "}": r"\}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")


def write(articles: Sequence[MarkedArticle]) -> str:
    return "\n".join(_entry(citation(marked)) for marked in articles)


def _entry(cited: Citation) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(cited) if value)
    kind = "online" if cited.url else "misc"  # an online source has to have an address
    return f"@{kind}{{{cited.key},\n{fields}}}\n"


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    names = [
        f"{_tex(name.family)}, {_tex(name.given)}" if name.given else f"{{{_tex(name.family)}}}"
        for name in cited.authors
    ]
    yield "author", " and ".join(names)
    yield "title", f"{{{_tex(cited.title)}}}"
    yield "date", cited.published.isoformat() if cited.published else ""
    yield "url", re.sub(r"[{}\\]", lambda m: f"%{ord(m[0]):02X}", cited.url)
    yield "urldate", cited.accessed.isoformat() if cited.accessed else ""
    yield "organization", _tex(cited.site)
    yield "keywords", ",".join(_tex(word) for word in cited.keywords)


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda m: _COMMANDS.get(m[0], f"\\{m[0]}"), " ".join(text.split()))
