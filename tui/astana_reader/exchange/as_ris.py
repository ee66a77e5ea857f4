"""RIS: a record an article, a tag of two letters a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .citing import Citation, citation
from .marked import MarkedArticle


def write(articles: Sequence[MarkedArticle]) -> str:
    return "".join(
        f"{tag}  - {' '.join(value.split())}\n"
        for marked in articles
        for tag, value in _fields(citation(marked))
        if value or tag == "ER"
    )


def _fields(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS" if cited.site else "ELEC"
    for name in cited.authors:
        yield "AU", f"{name.family}, {name.given}" if name.given else name.family
    yield "TI", cited.title
    if cited.published:
        yield "PY", str(cited.published.year)
        yield "DA", f"{cited.published:%Y/%m/%d}"
    yield "T2", cited.site
    yield "UR", cited.url
    yield "Y2", f"{cited.accessed:%Y/%m/%d}" if cited.accessed else ""
    yield "LA", cited.language
    for word in cited.keywords:
        yield "KW", word
    yield "ER", ""
