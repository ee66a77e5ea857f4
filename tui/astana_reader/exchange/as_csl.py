"""CSL-JSON: an item an article.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from astana_reader.annotations.records import Row
from astana_reader.text.visible import visible_json
from astana_reader.text.wording import counted

from .citing import Citation, Name, citation
from .marked import MarkedArticle


def write(articles: Sequence[MarkedArticle]) -> str:
    items = ",\n".join(visible_json(_item(citation(marked))) for marked in articles)
    return f"[\n{items}\n]\n"


def _item(cited: Citation) -> Row:
    item = {
        "id": cited.key,
        "custom": {"generator": "astana-reader"},
        "type": "article-newspaper" if cited.site else "webpage",
        "title": cited.title,
        "author": [_name(name) for name in cited.authors],
        "issued": _date(cited.published),
        "accessed": _date(cited.accessed),
        "container-title": cited.site,
        "URL": cited.url,
        "language": cited.language,
        "note": counted(cited.marks, "highlight") if cited.marks else "",
        "keyword": ", ".join(cited.keywords),
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> Row:
    if name.given:
        return {"family": name.family, "given": name.given}
    return {"literal": name.family}


def _date(day: date | None) -> Row:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}
